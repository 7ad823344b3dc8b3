"""The edits from which moves are made: taking a step out of the flow, putting steps in, sharing out the staff."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..blueprint import Blueprint, Flow, Pool, Step
from ..blueprint.edits import free_id, remove_step
from ..blueprint.graph import Graph
from ..language import Text
from .scene import Scene, named

ID_LIMIT = 60


def can_cut_out(graph: Graph, step: Step) -> bool:
    """Whether what leads to the step can lead on to what follows it: one plain flow on one side at least."""
    into, out = graph.into[step.id], graph.out[step.id]
    if any(flow.label or flow.probability is not None or flow.kind != "flow" for flow in out):
        return False
    return len(out) <= 1 or (len(into) == 1 and not into[0].label)


def cut_out(bp: Blueprint, step_id: str) -> Blueprint:
    """Without the step; what led to it leads on to what followed it.

    >>> from finserv.blueprint.cases import case
    >>> [flow.target for flow in cut_out(case("deposit"), "print_data").flows_from("keep_books")]
    ['stamp']
    """
    onward = [flow.target for flow in bp.flows_from(step_id)]
    flows: list[Flow] = []
    for flow in bp.flow_rows:
        if flow.target == step_id:
            flows += [replace(flow, target=target) for target in onward if target != flow.source]
        elif flow.source != step_id:
            flows.append(flow)
    return replace(remove_step(bp, step_id), flow_rows=tuple(dict.fromkeys(flows)))


def put_before(bp: Blueprint, step_id: str, steps: Sequence[Step], flows: Sequence[Flow]) -> Blueprint:
    """With these steps listed before ``step_id``; all that led to it leads to the first of them instead."""
    place = next(number for number, step in enumerate(bp.step_rows) if step.id == step_id)
    turned = tuple(
        replace(flow, target=steps[0].id) if flow.target == step_id else flow for flow in bp.flow_rows
    )
    rows = (*bp.step_rows[:place], *steps, *bp.step_rows[place:])
    return replace(bp, step_rows=rows, flow_rows=(*turned, *flows))


def put_step(bp: Blueprint, step: Step) -> Blueprint:
    """With the step of this id replaced."""
    return replace(bp, step_rows=tuple(step if row.id == step.id else row for row in bp.step_rows))


def new_id(bp: Blueprint, stem: str) -> str:
    """An id for a new step or pool that begins with ``stem`` and is free."""
    taken = [row.id for row in (*bp.step_rows, *bp.pool_rows)]
    return free_id(taken, stem[: ID_LIMIT - 4])


def own_failures(graph: Graph, step: Step) -> list[Flow]:
    """The exits of decisions that lead to where this step's failures are put right."""
    if not step.fail_point or not step.recovery_step:
        return []
    return [f for f in graph.into[step.recovery_step] if f.kind != "flow" and f.probability is not None]


def next_failures(graph: Graph, step: Step) -> list[Flow]:
    """The failure exits (rework, recovery) of the decisions that come next after this step."""
    found: list[Flow] = []
    seen, waiting = {step.id}, [step.id] if step.kind != "decision" else []
    if step.kind == "decision":
        found += [f for f in graph.out[step.id] if f.kind != "flow"]
    while waiting:
        for flow in graph.out[waiting.pop(0)]:
            if flow.kind != "flow" or flow.target in seen:
                continue
            seen.add(flow.target)
            if graph.steps[flow.target].kind == "decision":
                found += [f for f in graph.out[flow.target] if f.kind != "flow"]
            else:
                waiting.append(flow.target)
    return [flow for flow in found if flow.probability is not None]


def near_failures(graph: Graph, step: Step) -> list[Flow]:
    """Its own failures, or else the failure exits of the decision that stands right after it."""
    targets = [graph.steps[f.target] for f in graph.out[step.id] if f.kind == "flow"]
    near = [f for t in targets if t.kind == "decision" for f in graph.out[t.id]]
    return own_failures(graph, step) or [f for f in near if f.kind != "flow" and f.probability is not None]


def shift_failures(
    bp: Blueprint, failures: Iterable[Flow], factor: float = 1.0, more: float = 0.0
) -> Blueprint:
    """With the chance of these exits ``factor`` times what it was and ``more`` of the rest; all exits still sum to 1.

    >>> from finserv.blueprint.cases import case
    >>> deposit = case("deposit")
    >>> after = shift_failures(deposit, deposit.flows_to("correct_entry"), factor=0.5)
    >>> [flow.probability for flow in after.flows_from("check_passbook")]
    [0.99, 0.01]
    """
    failures = set(failures)
    for decision in dict.fromkeys(flow.source for flow in bp.flow_rows if flow in failures):
        exits = bp.flows_from(decision)
        if any(flow.probability is None for flow in exits):
            continue
        wrong = sum(flow.probability for flow in exits if flow in failures)
        after = min(wrong * factor + (1 - wrong) * more, 1.0)
        if not 0 < wrong < 1:
            continue
        shifted = {
            flow: round(
                flow.probability * (after / wrong if flow in failures else (1 - after) / (1 - wrong)), 9
            )
            for flow in exits
        }
        bp = replace(
            bp,
            flow_rows=tuple(
                replace(flow, probability=shifted[flow], provenance="synthetic") if flow in shifted else flow
                for flow in bp.flow_rows
            ),
        )
    return bp


def share_staff(bp: Blueprint, scene: Scene, pools: Sequence[str]) -> Blueprint:
    """With the people that these pools have in ``scene`` shared out by the work that each has in ``bp``.

    As many as before, but one a pool at least: who is short of that is hired.
    """
    after = Scene(bp, scene.assume)
    used = [pool for pool in pools if any(step.pool == pool for step in bp.step_rows)]
    people = sum(scene.pools[pool].capacity for pool in pools if pool in scene.pools)
    work = {pool: after.work(pool) or 1e-9 for pool in used}
    capacity = dict.fromkeys(used, 1)
    for _ in range(people - len(used)):
        neediest = max(used, key=lambda pool: work[pool] / capacity[pool])
        capacity[neediest] += 1
    rows = (replace(pool, capacity=capacity.get(pool.id, pool.capacity)) for pool in bp.pool_rows)
    return replace(bp, pool_rows=tuple(rows))


def add_pool(bp: Blueprint, pool: Pool) -> Blueprint:
    """With a pool more, where there is none of this id."""
    if any(row.id == pool.id for row in bp.pool_rows):
        return bp
    return replace(bp, pool_rows=(*bp.pool_rows, pool))


def post_of(pool: Pool, pool_id: str, step: Step, wage_factor: float) -> Pool:
    """A pool split off from another for one step's work."""
    zh, en = pool.name, named(step)
    name = Text(f"{zh.in_language('zh')}（{en.zh}）", f"{zh.in_language('en')} ({en.en})")
    wage = None if pool.wage is None else round(pool.wage * wage_factor, 6)
    return Pool(
        id=pool_id,
        name_zh=name.zh[:200],
        name_en=name.en[:200],
        capacity=1,
        wage=wage,
        provenance="synthetic",
    )


def times(value: float | None, factor: float) -> float | None:
    """A known number times a factor, rounded as a person would write it; unknown stays unknown.

    >>> times(1.049, 0.95), times(1234.5, 2), times(None, 2)
    (0.997, 2469.0, None)
    """
    return None if value is None else rounded(value * factor)


def rounded(number: float) -> float:
    """A number with three digits that count, or all its whole ones."""
    return float(f"{number:.3g}") if abs(number) < 100 else float(f"{number:.1f}")
