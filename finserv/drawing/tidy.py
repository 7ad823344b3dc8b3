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
    arrows: dict[tuple[str, str], Arrow] = {}
    for arrow in diagram.arrows:
        if arrow.source in boxes and arrow.target in boxes:
            ends = arrow.source, arrow.target
            arrows[ends] = _joined(arrows[ends], arrow) if ends in arrows else arrow
    tidied = replace(
        diagram, lanes=tuple(lanes.values()), boxes=tuple(boxes.values()), arrows=tuple(arrows.values())
    )
    return diagram if tidied == diagram else tidied


def _joined(first: Arrow, second: Arrow) -> Arrow:
    """One arrow for two: the flow counts more than recovery and rework, a change of one marks both."""
    labels = [label for label in (first.label, second.label) if label]
    kinds = (first.kind, second.kind)
    return replace(
        first,
        label=" / ".join(dict.fromkeys(labels)),
        kind=next((kind for kind in ("flow", "recovery", "rework") if kind in kinds), first.kind),
        change=first.change or second.change,
    )
