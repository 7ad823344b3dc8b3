"""Fold a wide picture into pages: cut where few arrows cross, joined by lettered connectors."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..errors import FinservError, shown
from ..language import Text
from .diagram import Arrow, Box, Diagram
from .layout import layout
from .plan import Plan

CONNECTOR_COLUMNS = 2
"""The columns that connectors may add to a page: one before its steps and one behind them."""
_UNEQUAL = 0.25
"""What a page costs, in crossing arrows, for each square of a column that it is wider or narrower than its share."""
_MORE_PAGES = 2


@dataclass(frozen=True, slots=True)
class Joint:
    """Arrows of one kind that leave a page for one step of another one: they share a letter."""

    letter: str
    arrows: tuple[int, ...]
    source_page: int
    target_page: int


def fold(plan: Plan, columns: int) -> tuple[Plan, ...]:
    """The pages of a planned diagram, each at most ``columns`` wide and a column of connectors at either side.

    A diagram that is not wider stays whole. Raises `FinservError` where ``columns`` is no whole number from 1.

    >>> from finserv.drawing.diagram import Lane
    >>> boxes = tuple(Box(f"s{n}", "a", f"Step {n}") for n in range(4))
    >>> arrows = tuple(Arrow(f"s{n}", f"s{n + 1}") for n in range(3))
    >>> for page in fold(layout(Diagram("d", "Chain", "en", (Lane("a", "A"),), boxes, arrows)), 2):
    ...     print(page.diagram.title, [box.label for box in page.diagram.boxes])
    Chain (1/2) ['Step 0', 'Step 1', 'A']
    Chain (2/2) ['A', 'Step 2', 'Step 3']
    """
    if not isinstance(columns, int) or isinstance(columns, bool) or columns < 1:
        raise FinservError(
            Text(
                f"每页的列数要是正整数，例如 12；现在是 {shown(columns)}。",
                f"a page has a whole number of columns, for example 12, not {shown(columns)}.",
            )
        )
    if plan.columns <= columns:
        return (plan,)
    ranks = column_ranks(plan)
    total = max(ranks.values()) + 1
    least = math.ceil(total / columns)
    pages: tuple[Plan, ...] = ()
    for count in range(least, min(total, _MORE_PAGES * least) + 1):
        pages = tuple(
            layout(sheet) for sheet in sheets(plan.diagram, ranks, cuts(plan.diagram, ranks, count, columns))
        )
        if all(page.columns <= columns + CONNECTOR_COLUMNS for page in pages):
            break
    return pages


def column_ranks(plan: Plan) -> dict[str, int]:
    """The column of each box, counting only columns in use; evidence stands in that of its first step."""
    at = {id: place.column for id, place in plan.places.items()}
    placed: set[str] = set()
    for arrow in plan.diagram.arrows:
        if arrow.kind == "evidence" and arrow.source not in placed:
            at[arrow.source] = at[arrow.target]
            placed.add(arrow.source)
    rank = {column: number for number, column in enumerate(sorted(set(at.values())))}
    return {id: rank[column] for id, column in at.items()}


def cuts(diagram: Diagram, ranks: Mapping[str, int], count: int, columns: int) -> tuple[int, ...]:
    """The first column of each of ``count`` pages: few arrows cross from page to page, and pages are nearly equal."""
    total = max(ranks.values()) + 1
    crossing = [0] * (total + 1)
    for arrow in diagram.arrows:
        low, high = sorted((ranks[arrow.source], ranks[arrow.target]))
        for column in range(low + 1, high + 1):
            crossing[column] += 1
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (price, starts) in best.items():
            for end in range(start + 1, min(total, start + columns) + 1):
                spread = _UNEQUAL * (end - start - total / count) ** 2
                found = (price + spread + (crossing[start] if start else 0), (*starts, start))
                longer[end] = min(found, longer.get(end, (math.inf, ())))
        best = longer
    return best[total][1]


def sheets(diagram: Diagram, ranks: Mapping[str, int], starts: tuple[int, ...]) -> tuple[Diagram, ...]:
    """One diagram for each page, whose first columns are ``starts``."""
    page_of = {id: sum(rank >= start for start in starts) - 1 for id, rank in ranks.items()}
    joints = find_joints(diagram, page_of, ranks)
    taken = {box.id for box in diagram.boxes}
    return tuple(
        _sheet(diagram, [(joint, _free_id(joint, taken)) for joint in joints], page_of, ranks, page, starts)
        for page in range(len(starts))
    )


def find_joints(diagram: Diagram, page_of: Mapping[str, int], ranks: Mapping[str, int]) -> tuple[Joint, ...]:
    """What joins the pages, with letters in the order in which the arrows leave, none that the picture has."""
    joined: dict[tuple[object, ...], list[int]] = {}
    order = sorted(
        range(len(diagram.arrows)),
        key=lambda n: (page_of[diagram.arrows[n].source], ranks[diagram.arrows[n].source], n),
    )
    for number in order:
        arrow = diagram.arrows[number]
        if page_of[arrow.source] != page_of[arrow.target]:
            key = page_of[arrow.source], arrow.target, arrow.kind, arrow.change
            joined.setdefault(key, []).append(number)
    used = {box.label.strip() for box in diagram.boxes if box.kind == "connector"}
    letters = (letter for letter in _letters() if letter not in used)
    return tuple(
        Joint(letter, tuple(numbers), page_of[first.source], page_of[first.target])
        for letter, numbers in zip(letters, joined.values(), strict=False)
        for first in (diagram.arrows[numbers[0]],)
    )


def _sheet(
    diagram: Diagram,
    joints: list[tuple[Joint, str]],
    page_of: Mapping[str, int],
    ranks: Mapping[str, int],
    page: int,
    starts: tuple[int, ...],
) -> Diagram:
    boxes = {box.id: box for box in diagram.boxes}
    into = [(joint, id) for joint, id in joints if joint.target_page == page]
    out = [(joint, id) for joint, id in joints if joint.source_page == page]
    shift = starts[page] - (1 if into else 0)
    arrows: list[Arrow] = []
    for joint, id in into:
        first = diagram.arrows[joint.arrows[0]]
        arrows.append(Arrow(id, first.target, "", first.kind, first.change))
    away = {number: id for joint, id in out for number in joint.arrows}
    for number, arrow in enumerate(diagram.arrows):
        if page_of[arrow.source] == page:
            arrows.append(replace(arrow, target=away.get(number, arrow.target)))
    steps = (_moved(box, ranks[box.id] - shift) for box in diagram.boxes if page_of[box.id] == page)
    entries = (_connector(diagram, boxes, joint, id, inward=True) for joint, id in into)
    exits = (_connector(diagram, boxes, joint, id, inward=False) for joint, id in out)
    count = len(starts)
    number = f"（{page + 1}/{count}）" if diagram.language == "zh" else f" ({page + 1}/{count})"
    return replace(
        diagram,
        id=f"{diagram.id}-page{page + 1}" if count > 1 else diagram.id,
        title=diagram.title + number if count > 1 else diagram.title,
        boxes=(*entries, *steps, *exits),
        arrows=tuple(arrows),
    )


def _moved(box: Box, column: int) -> Box:
    """A pinned box keeps its place among the columns of its page."""
    return box if box.column is None else replace(box, column=column)


def _connector(diagram: Diagram, boxes: Mapping[str, Box], joint: Joint, id: str, inward: bool) -> Box:
    """A lettered circle in the band of the step that it stands beside; its note is told, not drawn."""
    first = diagram.arrows[joint.arrows[0]]
    if inward:
        names = " / ".join(boxes[diagram.arrows[number].source].label for number in joint.arrows)
        page = joint.source_page + 1
        story = Text(f"来自第{page}页：{names}", f"from page {page}: {names}")
    else:
        name, page = boxes[first.target].label, joint.target_page + 1
        story = Text(f"转到第{page}页：{name}", f"to page {page}: {name}")
    return Box(
        id=id,
        lane=boxes[first.target if inward else first.source].lane,
        label=joint.letter,
        kind="connector",
        note=story.in_language(diagram.language),
        tooltip=f"{joint.letter} · {story.in_language(diagram.language)}",
    )


def _free_id(joint: Joint, taken: set[str]) -> str:
    id = f"connector_{joint.letter}"
    while id in taken:
        id += "_"
    return id


def _letters() -> Iterator[str]:
    """A … Z, AA, AB …"""
    number = 0
    while True:
        number += 1
        rest, letters = number, ""
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        yield letters
