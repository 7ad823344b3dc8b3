"""The flow of a diagram as numbers: which arrows go back, what must stand left of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .diagram import Diagram


@dataclass(frozen=True, slots=True)
class Graph:
    """A diagram in numbers: boxes and arrows are counted from 0 in listing order.

    ``lane``, ``decision``, ``evidence``: of each box. ``source``, ``target``: the boxes of each arrow. ``forward``:
    the arrows that push their target to the right. ``back``: those that return (rework, or closing a cycle).
    ``tied``: those between a piece of evidence and a step. ``order``: the boxes of the flow, each after its
    predecessors. ``before[v]``: pairs (u, gap), meaning that the column of v is at least that of u plus gap;
    ``after`` is the same seen from u. ``step_of``: the step of each piece of evidence that has one.
    """

    lane: tuple[int, ...]
    decision: tuple[bool, ...]
    evidence: tuple[bool, ...]
    source: tuple[int, ...]
    target: tuple[int, ...]
    forward: tuple[int, ...]
    back: frozenset[int]
    tied: frozenset[int]
    order: tuple[int, ...]
    before: tuple[tuple[tuple[int, int], ...], ...]
    after: tuple[tuple[tuple[int, int], ...], ...]
    step_of: dict[int, int]


def build_graph(diagram: Diagram) -> Graph:
    """Read the flow out of a tidy diagram.

    Rework never pushes anything to the right. An arrow of the flow that closes a cycle (found depth first, boxes
    without predecessors and starts first, then in listing order) goes back, and so does a recovery arrow whose target
    already leads to its source.

    >>> from finserv.drawing.diagram import Arrow, Box, Lane
    >>> boxes = tuple(Box(name, "x", name) for name in "abc")
    >>> arrows = (Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "a"))
    >>> graph = build_graph(Diagram("d", "", "en", (Lane("x", "X"),), boxes, arrows))
    >>> graph.order, sorted(graph.back), graph.before[2]
    ((0, 1, 2), [2], ((1, 1),))
    """
    number = {box.id: index for index, box in enumerate(diagram.boxes)}
    lanes = {lane.key: index for index, lane in enumerate(diagram.lanes)}
    lane = tuple(lanes[box.lane] for box in diagram.boxes)
    evidence = tuple(box.kind == "evidence" for box in diagram.boxes)
    source = tuple(number[arrow.source] for arrow in diagram.arrows)
    target = tuple(number[arrow.target] for arrow in diagram.arrows)
    kinds = [arrow.kind for arrow in diagram.arrows]
    ties = tuple(a for a in range(len(kinds)) if evidence[source[a]] or evidence[target[a]])
    tied = frozenset(ties)
    usual = [a for a, kind in enumerate(kinds) if kind not in ("rework", "recovery") and a not in tied]
    starts = [box.kind == "start" for box in diagram.boxes]
    closing = _closing_arrows(len(lane), usual, source, target, starts)
    forward = [a for a in usual if a not in closing]
    for a, kind in enumerate(kinds):
        if (
            kind == "recovery"
            and a not in tied
            and not _leads_to(target[a], source[a], forward, source, target)
        ):
            forward.append(a)
    forward.sort()
    order = _topological_order(
        [v for v, is_evidence in enumerate(evidence) if not is_evidence], forward, source, target
    )
    before = _bounds(lane, order, forward, source, target)
    after: list[list[tuple[int, int]]] = [[] for _ in lane]
    for v in order:
        for u, gap in before[v]:
            after[u].append((v, gap))
    step_of: dict[int, int] = {}
    for a in ties:
        piece, step = (source[a], target[a]) if evidence[source[a]] else (target[a], source[a])
        if not evidence[step]:
            step_of.setdefault(piece, step)
    return Graph(
        lane=lane,
        decision=tuple(box.kind == "decision" for box in diagram.boxes),
        evidence=evidence,
        source=source,
        target=target,
        forward=tuple(forward),
        back=frozenset(range(len(kinds))) - frozenset(forward) - tied,
        tied=tied,
        order=tuple(order),
        before=tuple(map(tuple, before)),
        after=tuple(map(tuple, after)),
        step_of=step_of,
    )


def _closing_arrows(
    count: int, arrows: list[int], source: tuple[int, ...], target: tuple[int, ...], starts: list[bool]
) -> frozenset[int]:
    """The arrows that lead back onto the path by which a depth-first walk came."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    entered = [False] * count
    for a in arrows:
        leaving[source[a]].append(a)
        entered[target[a]] = True
    closing = set()
    on_path, seen = [False] * count, [False] * count
    for root in sorted(range(count), key=lambda v: (entered[v], not starts[v], v)):
        if seen[root]:
            continue
        seen[root] = on_path[root] = True
        walk = [(root, iter(leaving[root]))]
        while walk:
            box, following = walk[-1]
            for a in following:
                v = target[a]
                if on_path[v]:
                    closing.add(a)
                elif not seen[v]:
                    seen[v] = on_path[v] = True
                    walk.append((v, iter(leaving[v])))
                    break
            else:
                on_path[box] = False
                walk.pop()
    return frozenset(closing)


def _leads_to(
    start: int, goal: int, arrows: list[int], source: tuple[int, ...], target: tuple[int, ...]
) -> bool:
    reached, grown = {start}, True
    while grown:
        grown = False
        for a in arrows:
            if source[a] in reached and target[a] not in reached:
                reached.add(target[a])
                grown = True
    return goal in reached


def _topological_order(
    boxes: list[int], arrows: list[int], source: tuple[int, ...], target: tuple[int, ...]
) -> list[int]:
    """Each box after its predecessors: the lowest level first, then in listing order."""
    leaving: dict[int, list[int]] = {v: [] for v in boxes}
    waiting = dict.fromkeys(boxes, 0)
    level = dict.fromkeys(boxes, 0)
    for a in arrows:
        leaving[source[a]].append(target[a])
        waiting[target[a]] += 1
    ready = [v for v in boxes if not waiting[v]]
    order = []
    while ready:
        u = min(ready, key=lambda v: (level[v], v))
        ready.remove(u)
        order.append(u)
        for v in leaving[u]:
            level[v] = max(level[v], level[u] + 1)
            waiting[v] -= 1
            if not waiting[v]:
                ready.append(v)
    return order


def _bounds(
    lane: tuple[int, ...],
    order: list[int],
    arrows: list[int],
    source: tuple[int, ...],
    target: tuple[int, ...],
) -> list[list[tuple[int, int]]]:
    """For each box the boxes that hold it to the right: predecessors in other lanes, ancestors in its own.

    Sets of boxes are bit masks. Of the ancestors in the lane only those count that no other one follows.
    """
    predecessors: list[list[int]] = [[] for _ in lane]
    for a in arrows:
        predecessors[target[a]].append(source[a])
    in_lane: dict[int, int] = {}
    for v in order:
        in_lane[lane[v]] = in_lane.get(lane[v], 0) | 1 << v
    ancestors = [0] * len(lane)
    bounds: list[list[tuple[int, int]]] = [[] for _ in lane]
    for v in order:
        for u in predecessors[v]:
            ancestors[v] |= ancestors[u] | 1 << u
        same_lane = ancestors[v] & in_lane[lane[v]]
        earlier = 0
        for u in _members(same_lane):
            earlier |= ancestors[u]
        bounds[v] = [(u, 1) for u in _members(same_lane & ~earlier)]
        bounds[v] += [(u, 0) for u in predecessors[v] if lane[u] != lane[v]]
    return bounds


def _members(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
