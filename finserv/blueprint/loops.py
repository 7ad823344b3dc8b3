"""Which flows of a process close a loop, so that what is left has an order from start to end."""

from __future__ import annotations


def forward_flows(
    start: int, flows: list[list[int]], rework: set[tuple[int, int]]
) -> tuple[list[list[int]], list[int]]:
    """The targets of each step without those that close a loop, and the reached steps in an order that these keep to.

    A flow closes a loop if it is marked as rework and leads back, or leads to a step that every way to its source
    passes, or (where a loop has several entries) leads within the loop to a step no further from the start.
    """
    reached = _reach(start, flows)
    forward = [[t for t in dict.fromkeys(targets)] if s in reached else [] for s, targets in enumerate(flows)]
    for source, target in sorted(rework):
        if target in forward[source] and source in _reach(target, forward):
            forward[source].remove(target)
    passed = _passed(start, forward, reached)
    forward = [[t for t in targets if t not in passed.get(s, ())] for s, targets in enumerate(forward)]
    distance = _distance(start, flows)
    for source in sorted(reached):
        for target in list(forward[source]):
            if distance[target] <= distance[source] and source in _reach(target, forward):
                forward[source].remove(target)
    return forward, _sorted(start, forward, reached)


def _reach(start: int, flows: list[list[int]]) -> set[int]:
    found, todo = {start}, [start]
    while todo:
        for target in flows[todo.pop()]:
            if target not in found:
                found.add(target)
                todo.append(target)
    return found


def _passed(start: int, flows: list[list[int]], reached: set[int]) -> dict[int, set[int]]:
    """For each step, the steps that every way to it passes, itself among them (its dominators)."""
    sources: dict[int, list[int]] = {s: [] for s in reached}
    for source in reached:
        for target in flows[source]:
            sources[target].append(source)
    passed = {s: set(reached) for s in reached}
    passed[start] = {start}
    changed = True
    while changed:
        changed = False
        for step in sorted(reached - {start}):
            into = [passed[s] for s in sources[step]]
            now = (set.intersection(*into) if into else set()) | {step}
            if now != passed[step]:
                passed[step], changed = now, True
    return passed


def _distance(start: int, flows: list[list[int]]) -> dict[int, int]:
    found, layer = {start: 0}, [start]
    while layer:
        following = []
        for step in layer:
            for target in flows[step]:
                if target not in found:
                    found[target] = found[step] + 1
                    following.append(target)
        layer = following
    return found


def _sorted(start: int, forward: list[list[int]], reached: set[int]) -> list[int]:
    """Depth first, each step after all that lead to it; what only a removed flow leads to comes behind."""
    done: set[int] = set()
    behind: list[int] = []
    for first in [start, *sorted(reached)]:
        if first in done:
            continue
        done.add(first)
        finished, stack = [], [(first, iter(forward[first]))]
        while stack:
            step, targets = stack[-1]
            target = next((t for t in targets if t not in done), None)
            if target is None:
                finished.append(step)
                stack.pop()
            else:
                done.add(target)
                stack.append((target, iter(forward[target])))
        behind = finished[::-1] + behind if first != start else finished[::-1]
    return behind
