"""Generated diagrams for the tests of the drawing: from sensible ones to the oddest that can be written down."""

from __future__ import annotations

from hypothesis import strategies as st

from finserv.drawing.diagram import Arrow, Box, Diagram, Lane

LANES = (
    Lane("evidence", "Physical evidence"),
    Lane("customer", "Customer actions", "Line of interaction"),
    Lane("onstage", "Onstage employee actions", "Line of visibility"),
    Lane("backstage", "Backstage employee actions", "Line of internal interaction"),
    Lane("support", "Support processes"),
)
FLOW_LANES = ("customer", "onstage", "backstage", "support")
LABELS = (
    "Ask",
    "Fill in the form",
    "Check papers and enter the data",
    "递交存折、现金和存款凭条",
    "排队等候",
    "Approve?",
    "是否同意？",
)


@st.composite
def diagrams(draw, most_boxes: int = 12, pins: bool = False, tidy_flow: bool = False) -> Diagram:
    """A diagram in the five bands of a blueprint.

    ``pins``: some boxes have a pinned column or row. ``tidy_flow``: arrows of the flow only lead from earlier to later
    boxes and rework only back; else they lead anywhere, with loops, doubles and cycles.
    """
    count = draw(st.integers(1 if tidy_flow else 0, most_boxes))
    boxes = []
    for n in range(count):
        kind = draw(st.sampled_from(("action", "action", "action", "decision", "document")))
        if tidy_flow:
            kind = "start" if n == 0 else "end" if n == count - 1 else kind
        boxes.append(
            Box(
                f"s{n}",
                draw(st.sampled_from(FLOW_LANES)),
                draw(st.sampled_from(LABELS)),
                kind,
                badges=draw(st.sampled_from(((), (), ("F",), ("W",), ("F", "W")))),
                note=draw(st.sampled_from(("", "", "5 min", "10 min · $6"))),
                tooltip="A step",
                column=draw(st.none() | st.integers(0, 8)) if pins else None,
                row=draw(st.none() | st.integers(0, 3)) if pins else None,
            )
        )
    arrows = draw(st.lists(_arrows(count, tidy_flow), max_size=2 * count)) if count else []
    if tidy_flow:
        arrows += [Arrow(f"s{n}", f"s{n + 1}") for n in range(count - 1) if draw(st.booleans())]
    for n in range(draw(st.integers(0, min(3, count)))):
        boxes.append(Box(f"e{n}", "evidence", draw(st.sampled_from(LABELS)), "evidence", tooltip="Evidence"))
        if draw(st.integers(0, 4)):
            arrows.append(Arrow(f"e{n}", f"s{draw(st.integers(0, count - 1))}", kind="evidence"))
    if draw(st.booleans()):
        boxes = draw(st.permutations(boxes))
    return Diagram("drawn", "A generated blueprint", "en", LANES, tuple(boxes), tuple(arrows))


@st.composite
def _arrows(draw, count: int, tidy_flow: bool) -> Arrow:
    one, other = draw(st.integers(0, count - 1)), draw(st.integers(0, count - 1))
    kind = draw(st.sampled_from(("flow", "flow", "flow", "rework", "recovery")))
    if tidy_flow:
        one, other = sorted((one, other), reverse=kind == "rework")
        if one == other:
            kind = "rework"
    return Arrow(f"s{one}", f"s{other}", draw(st.sampled_from(("", "", "Y", "N", "90%"))), kind)


@st.composite
def crowds(draw, most_boxes: int = 25) -> Diagram:
    """Many boxes in few lanes with few or many arrows: what strains the room that the layout has."""
    count = draw(st.integers(0, most_boxes))
    lanes = draw(st.sampled_from(((), LANES[:1], LANES[1:3], LANES)))
    keys = [lane.key for lane in lanes] or ["nowhere"]
    choice = draw(st.randoms(use_true_random=False))
    boxes = tuple(
        Box(
            f"b{n}",
            choice.choice(keys),
            f"Step {n}",
            choice.choice(("action", "decision", "evidence")),
            tooltip="T",
        )
        for n in range(count)
    )
    kinds = ("flow", "rework", "recovery", "evidence")
    arrows = tuple(
        Arrow(
            f"b{choice.randrange(count)}",
            f"b{choice.randrange(count + 1)}",
            choice.choice(("", "Y")),
            choice.choice(kinds),
        )
        for _ in range(choice.randrange(2 * count + 1))
        if count
    )
    return Diagram("crowd", "A crowd", "en", lanes, boxes, arrows)
