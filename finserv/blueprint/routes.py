"""The ways through a process: where it starts, who chooses, what runs side by side, what is side work."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import FinservError
from ..language import Text
from .flow import Flow
from .loops import forward_flows
from .model import Blueprint

CHOICE_SLACK = 0.002
_BAND_ORDER = {"customer": 0, "onstage": 1}


@dataclass
class Routes:
    """The ways through a process, steps by their place in the blueprint.

    ``flows[s]``: (target, probability) of the flows out of ``s``; of a fork all are taken, the first ones by the
    customer and those in ``side[s]`` as side work. ``forward[s]``: targets without those that close a loop.
    """

    ids: list[str]
    start: int = 0
    flows: list[list[tuple[int, float]]] = field(default_factory=list)
    forks: set[int] = field(default_factory=set)
    side: dict[int, set[int]] = field(default_factory=dict)
    forward: list[list[int]] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    choosing: list[str] = field(default_factory=list)

    @property
    def reached(self) -> set[int]:
        """The steps that a customer can come to."""
        return set(self.order)


def find_routes(bp: Blueprint) -> Routes:
    """The ways through a blueprint; raises `FinservError` for what cannot be run, naming the step and what to do."""
    ids = [step.id for step in bp.step_rows]
    if not ids:
        raise FinservError(
            Text(
                "蓝图里没有步骤，没有什么可以运行。",
                "The blueprint has no steps, so there is nothing to run.",
            )
        )
    routes = Routes(ids)
    for step in bp.step_rows:
        flows, chooses = _choices(bp, step.id, step.kind == "decision")
        routes.flows.append([(ids.index(f.target), p) for f, p in flows])
        if len(flows) > 1 and chooses and step.kind != "decision":
            routes.choosing.append(step.id)
        if len(flows) > 1 and not chooses:
            routes.forks.add(len(routes.flows) - 1)
    _join_connectors(bp, routes)
    routes.start = _find_start(bp, routes)
    rework = {(ids.index(f.source), ids.index(f.target)) for f in bp.flow_rows if f.kind == "rework"}
    targets = [[t for t, _ in flows] for flows in routes.flows]
    routes.forward, routes.order = forward_flows(routes.start, targets, rework)
    _check_exits(routes)
    _find_side_work(bp, routes)
    return routes


def _choices(bp: Blueprint, step_id: str, decides: bool) -> tuple[list[tuple[Flow, float]], bool]:
    """The flows out of a step that can be taken, with probabilities that sum to 1, and whether one is chosen."""
    flows = (
        list({f.target: f for f in bp.flows_from(step_id)}.values())
        if not decides
        else list(bp.flows_from(step_id))
    )
    if len(flows) <= 1:
        return [(f, 1.0) for f in flows], False
    stated = [f.probability for f in flows]
    unknown = [f for f in flows if f.probability is None]
    if not decides and all(p is None or p == 1 for p in stated):
        loose = [f for f in flows if f.label or f.kind != "flow"]
        if loose:
            _refuse_labels(step_id, loose[0])
        return [(f, 1.0) for f in flows], False
    rest = 1 - sum(p for p in stated if p is not None)
    if len(unknown) > 1 or rest < -CHOICE_SLACK or (not unknown and rest > CHOICE_SLACK):
        _refuse_sum(step_id, flows, rest)
    found = [(f, max(rest, 0.0) if f.probability is None else f.probability) for f in flows]
    total = sum(p for _, p in found)
    return [(f, p / total) for f, p in found if p > 0], True


def _refuse_labels(step_id: str, flow: Flow) -> None:
    raise FinservError(
        Text(
            f"步骤“{step_id}”是活动，从它出发的流程却带有标签或类型（{flow.place().zh}）。只有判断才选择去向："
            "请把它改成"
            "判断（kind=decision）并写上概率；如果各条流程都要走，请去掉标签。",
            f"Step '{step_id}' is an action, yet a flow out of it has a label or kind ({flow.place().en}). Only a "
            "decision chooses: make it one (kind=decision) with probabilities, or take the labels off if all "
            "are taken.",
        )
    )


def _refuse_sum(step_id: str, flows: list[Flow], rest: float) -> None:
    zh = "、".join(f"{f.target}：{'未写' if f.probability is None else f'{f.probability:g}'}" for f in flows)
    en = ", ".join(f"{f.target}: {'none' if f.probability is None else f'{f.probability:g}'}" for f in flows)
    raise FinservError(
        Text(
            f"判断“{step_id}”的概率不能运行（{zh}）。每条流程都要有概率，合计为1；只缺一条时，缺的一条取余下的部分。",
            f"The probabilities out of decision '{step_id}' cannot be run ({en}). Each flow needs one and they sum to "
            "1; where just one is missing it takes what is left.",
        )
    )


def _join_connectors(bp: Blueprint, routes: Routes) -> None:
    """A connector that nothing leaves goes on at the connector of the same name that nothing enters."""
    entered = {f.target for f in bp.flow_rows}
    connectors = [(i, step) for i, step in enumerate(bp.step_rows) if step.kind == "connector"]
    inward = {step.name: i for i, step in connectors if step.id not in entered}
    for i, step in connectors:
        if not routes.flows[i] and inward.get(step.name, i) != i:
            routes.flows[i].append((inward[step.name], 1.0))


def _find_start(bp: Blueprint, routes: Routes) -> int:
    entered = {f.target for f in bp.flow_rows if f.source != f.target and f.kind != "rework"}
    starts = [i for i, step in enumerate(bp.step_rows) if step.kind == "start"]
    if not starts:
        free = [s.id not in entered and s.kind not in ("connector", "end") for s in bp.step_rows]
        leading = [i for i, is_free in enumerate(free) if is_free and routes.flows[i]]
        leading = leading or [i for i, is_free in enumerate(free) if is_free]
        starts = [i for i in leading if bp.step_rows[i].band == "customer"] or leading
    starts = starts or [i for i in range(len(routes.ids)) if len(_span(i, -1, routes)) == len(routes.ids)][:1]
    if len(starts) == 1:
        return starts[0]
    named = ", ".join(routes.ids[i] for i in starts)
    if not starts:
        raise FinservError(
            Text(
                "每个步骤都有流程进入，找不到起点。请把顾客最先到的步骤改成开始（kind=start）。",
                "Every step is entered by a flow, so there is no start. Give the step where customers come in "
                "kind=start.",
            )
        )
    raise FinservError(
        Text(
            f"有几个步骤都可能是起点（{named}）。请只保留一个开始（kind=start），或用流程把它们连起来。",
            f"Several steps could be the start ({named}). Keep one with kind=start, or join them by flows.",
        )
    )


def _check_exits(routes: Routes) -> None:
    ends = {s for s in routes.order if not routes.flows[s]}
    stuck = routes.reached - _leading_to(ends, routes, skip=-1)
    for fork in sorted(routes.forks & routes.reached):
        free = _leading_to(ends, routes, skip=fork)
        stuck |= {t for t, _ in routes.flows[fork] if t not in free}
    if stuck:
        named = ", ".join(routes.ids[s] for s in sorted(stuck))
        raise FinservError(
            Text(
                f"这些步骤走不到终点，顾客会一直循环下去：{named}。返工要从一个判断出发，"
                "并且有一条概率大于0的路离开循环。",
                f"These steps never come to an end, so a customer would go round for ever: {named}. Rework has "
                "to leave "
                "from a decision, and one way out of the loop needs a probability above 0.",
            )
        )


def _leading_to(ends: set[int], routes: Routes, skip: int) -> set[int]:
    """The steps from which an end can be reached without passing step ``skip``."""
    found, grown = ends - {skip}, True
    while grown:
        more = {
            s
            for s in routes.order
            if s not in found and s != skip and any(t in found for t, _ in routes.flows[s])
        }
        found |= more
        grown = bool(more)
    return found


def _find_side_work(bp: Blueprint, routes: Routes) -> None:
    """A branch that never meets the customer's again is side work; the customer's has his steps, or comes first."""
    routes.side = {fork: set() for fork in routes.forks}
    grown = True
    while grown:
        grown = False
        for fork in sorted(routes.forks & routes.reached, reverse=True):
            branches = [t for t, _ in routes.flows[fork] if t not in routes.side[fork]]
            spans = {t: _span(t, fork, routes) for t in branches}
            parts = _parts(branches, spans)
            if len(parts) < 2:
                continue

            def rank(part: list[int], spans: dict = spans) -> tuple[int, int]:
                bands = {bp.step_rows[s].band for t in part for s in spans[t]}
                return min(_BAND_ORDER.get(band, 2) for band in bands), -len(part)

            best = min(parts, key=rank)
            aside = {t for part in parts if part is not best and (rank(part)[0] > 0) for t in part}
            if aside:
                routes.side[fork] |= aside
                grown = True
    for fork, aside in routes.side.items():
        routes.flows[fork].sort(key=lambda flow: flow[0] in aside)


def _span(start: int, fork: int, routes: Routes) -> set[int]:
    """The steps that a branch can come to without passing its fork again, and without side work."""
    found, todo = set(), [start]
    while todo:
        step = todo.pop()
        if step in found or step == fork:
            continue
        found.add(step)
        todo += [t for t, _ in routes.flows[step] if t not in routes.side.get(step, ())]
    return found


def _parts(branches: list[int], spans: dict[int, set[int]]) -> list[list[int]]:
    """Branches that meet, directly or through others, belong together."""
    parts: list[list[int]] = []
    for branch in branches:
        meeting = [part for part in parts if any(spans[branch] & spans[other] for other in part)]
        merged = sorted([branch, *(b for part in meeting for b in part)], key=branches.index)
        parts = [part for part in parts if part not in meeting] + [merged]
    return parts
