"""The critical path: the way from the start that takes longest."""

from __future__ import annotations

from ...language import Text
from ..columns import forward, in_time_order
from ..graph import listed
from .measure import Reading
from .reckoning import NO_TIME, Reckoning, own_minutes


def critical_path(r: Reckoning) -> tuple[tuple[str, ...], Reading]:
    """The step ids on the longest way from the start and its minutes; waits count, rework and recovery do
    not.

    It leads to an end where one is drawn, so that side work behind the customer's way does not count.
    Every branch counts as taken, whatever its probability. Unknown where a step on any way has no time.
    """
    onward = forward(r.graph, without=("rework", "recovery"))
    steps = {step_id: r.graph.steps[step_id] for step_id in _reached(onward, r.graph.starts)}
    lasting: dict[str, float | None] = {}
    for step_id, step in steps.items():
        wait = step.in_minutes(step.wait_actual) if step.wait_point else 0.0
        own = own_minutes(step)
        lasting[step_id] = None if wait is None or own is None else wait + own
    without = [step_id for step_id, minutes in lasting.items() if minutes is None]
    if without or not r.graph.starts:
        said = NO_TIME.format(ids=listed(without)) if without else Text("没有开始", "there is no start")
        return (), Reading(None, said)
    reached: dict[str, float] = {start: lasting[start] for start in r.graph.starts}
    came_from: dict[str, str] = {}
    for here in in_time_order(onward):
        if here not in reached:
            continue
        for target in onward[here]:
            minutes = reached[here] + lasting[target]
            if minutes > reached.get(target, -1.0):
                reached[target] = minutes
                came_from[target] = here
    ends = [step_id for step_id in reached if r.graph.steps[step_id].kind == "end"] or list(reached)
    last = max(ends, key=lambda step_id: reached[step_id])
    way = [last]
    while way[-1] in came_from:
        way.append(came_from[way[-1]])
    return tuple(reversed(way)), Reading(reached[last])


def _reached(onward: dict[str, list[str]], starts: tuple[str, ...]) -> list[str]:
    seen, stack = set(starts), list(starts)
    while stack:
        for target in onward[stack.pop()]:
            if target not in seen:
                seen.add(target)
                stack.append(target)
    return [step_id for step_id in onward if step_id in seen]
