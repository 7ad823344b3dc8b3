"""A diagram as it can be drawn: one arrow between two boxes, every arrow with two ends, every box in a lane."""

from __future__ import annotations

from dataclasses import replace

from .diagram import Arrow, Diagram, Lane


def tidy(diagram: Diagram) -> Diagram:
    """The diagram without what no picture can show.

    Arrows from one box to another become one with their labels joined; an arrow to a box that is not there is left
    out; of two boxes with one id the first stays; a lane that only a box names is added at the foot.

    >>> from finserv.drawing.diagram import Box
    >>> boxes = (Box("a", "x", "A"), Box("b", "x", "B"))
    >>> arrows = (Arrow("a", "b", "Y"), Arrow("a", "b", "N"), Arrow("a", "c"))
    >>> tidy(Diagram("d", "", "en", (), boxes, arrows)).arrows
    (Arrow(source='a', target='b', label='Y / N', kind='flow', change=''),)
    """
    boxes = {}
    for box in diagram.boxes:
        boxes.setdefault(box.id, box)
    lanes = {}
    for lane in diagram.lanes:
        lanes.setdefault(lane.key, lane)
    for box in boxes.values():
        lanes.setdefault(box.lane, Lane(box.lane, box.lane))
    between: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in diagram.arrows:
        if arrow.source in boxes and arrow.target in boxes:
            between.setdefault((arrow.source, arrow.target), []).append(arrow)
    arrows = tuple(map(_joined, between.values()))
    tidied = replace(diagram, lanes=tuple(lanes.values()), boxes=tuple(boxes.values()), arrows=arrows)
    return diagram if tidied == diagram else tidied


def _joined(arrows: list[Arrow]) -> Arrow:
    """One arrow for all: the flow counts more than recovery and rework, a change of one marks it."""
    labels = dict.fromkeys(arrow.label for arrow in arrows if arrow.label)
    kinds = [arrow.kind for arrow in arrows]
    return replace(
        arrows[0],
        label=" / ".join(labels),
        kind=next((kind for kind in ("flow", "recovery", "rework") if kind in kinds), kinds[0]),
        change=next((arrow.change for arrow in arrows if arrow.change), ""),
    )
