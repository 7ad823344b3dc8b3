"""Plans of generated diagrams, and a few by hand, for the tests of everything that comes after the layout."""

from __future__ import annotations

from diagrams import LANES, crowds, diagrams
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.layout import layout

checked = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PLANS = st.one_of(diagrams(), diagrams(most_boxes=20, tidy_flow=True), crowds(18)).map(layout)
SENSIBLE_PLANS = diagrams(most_boxes=16, tidy_flow=True).map(layout)


def loan(language: str = "en", **words) -> Diagram:
    """A small blueprint with every kind of box, arrow and badge."""
    boxes = (
        Box("form", "evidence", "Application form", "evidence"),
        Box("ask", "customer", "Ask for a loan", "start", note="5 min"),
        Box("choose", "customer", "Accept the offer?", "decision", ("D",), note="15 min"),
        Box("money", "customer", "Receive the money", "end"),
        Box(
            "check", "onstage", "Check the papers", badges=("F", "W"), note="10 min · $6", tooltip="All of it"
        ),
        Box("mend", "onstage", "Ask for missing papers", badges=("R",)),
        Box("letter", "backstage", "Offer letter", "document"),
        Box("A", "support", "A", "connector"),
    )
    arrows = (
        Arrow("form", "ask", kind="evidence"),
        Arrow("ask", "check"),
        Arrow("check", "mend", "N", "recovery"),
        Arrow("mend", "ask", kind="rework"),
        Arrow("check", "letter", "Y"),
        Arrow("letter", "choose"),
        Arrow("letter", "A"),
        Arrow("choose", "money", "Y"),
    )
    return Diagram("loan", words.get("title", "A loan"), language, LANES, boxes, arrows)


def label_arrows(*labels: str) -> Diagram:
    """A decision with one exit for each label."""
    lanes = [lane.key for lane in LANES[1:]]
    boxes = [Box("d", "onstage", "Which?", "decision")]
    boxes += [Box(f"x{n}", lanes[n % len(lanes)], f"Exit {n}") for n in range(len(labels))]
    arrows = tuple(Arrow("d", f"x{n}", label) for n, label in enumerate(labels))
    return Diagram("exits", "Exits", "en", LANES, tuple(boxes), arrows)
