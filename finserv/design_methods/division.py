"""Production line: divide the labour, with a post of its own for a step that fills one."""

from __future__ import annotations

from ..blueprint import Blueprint, Step
from ..language import Text
from .move import Move, Place, marked, possible, refuse
from .rewire import add_pool, new_id, post_of, put_step, rounded, share_staff, times
from .scene import Scene


def look_division(scene: Scene, step: Step) -> Place | None:
    """Steps that share a pool with others and could have a post of their own."""
    if step.actor != "staff" or not step.pool or step.band == "customer":
        return None
    others = [s for s in scene.bp.step_rows if s.pool == step.pool and s is not step]
    if not others:
        return None
    if scene.pools[step.pool].capacity < 2:
        return refuse(
            step, "这里只有一个人，没法分工。", "There is one person here, and nobody to divide with."
        )
    if step.time_mean is None:
        return refuse(
            step, "不知道要多少时间，没法定岗。", "Its time is unknown, so no post can be sized for it."
        )
    workers = scene.workers(step)
    if workers < scene.assume.division_worth:
        return refuse(
            step,
            f"这一步只够{workers:.2g}个人做，设专岗会有人闲着。",
            f"Its work fills {workers:.2g} of a person; a post of its own would stand idle.",
        )
    timed = [
        s for s in scene.bp.step_rows if s.pool == step.pool and s.actor == "staff" and s.band != "customer"
    ]
    if scene.biggest(timed)[step.pool] != step.id:
        return possible(
            step,
            "同一资源池里另有一步的工作更多，先分那一步。",
            "Another step of this pool has more work; divide that one first.",
        )
    return Place(step.id)


def divide_labour(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    post = post_of(
        scene.pools[step.pool], new_id(scene.bp, f"{step.pool}_{step.id}"), step, a.division_wage_factor
    )
    minutes = step.in_minutes(1.0)
    quicker = 1.0 if step.control else a.division_time_factor
    changed = marked(
        step,
        pool=post.id,
        keep=False,
        time_mean=rounded(step.time_mean * quicker + a.hand_over_minutes / minutes),
        time_cv=times(step.time_cv, a.division_cv_factor),
    )
    after = share_staff(put_step(add_pool(scene.bp, post), changed), scene, (step.pool, post.id))
    return after, Text(
        "专人专岗，熟能生巧；但多一次交接，人手也不能互相补位。",
        "It has a post of its own and skill grows; but there is one hand-over more, and staff no longer stand in for "
        "one another.",
    )


DIVIDE_LABOUR = Move(
    id="divide_labour",
    method="production_line",
    name=Text("分工", "divide the labour"),
    principle="pl_division",
    look=look_division,
    do=divide_labour,
    risks=("job_structure", "less_motivation"),
)
