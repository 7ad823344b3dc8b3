"""Small blueprints on which a move can be checked by hand, and generated ones with control steps."""

from __future__ import annotations

from typing import Any

from blueprints import sound_blueprints
from hypothesis import strategies as st

from finserv.blueprint import Blueprint

TIMES = {"ask": 1, "check": 2, "advise": 10, "type": 4, "file": 2, "pay": 3}


def counter(**changes: dict[str, Any]) -> Blueprint:
    """A customer asks, is checked (a control), advised, and served; by default one pool of four does all of it."""
    steps = [
        {"id": "come", "band": "customer", "kind": "start", "name": "Come"},
        {"id": "ask", "band": "customer", "name": "Ask", "time_mean": 1},
        {"id": "check", "band": "onstage", "name": "Check", "control": True, "discretion": "some"},
        {"id": "advise", "band": "onstage", "name": "Talk it over", "discretion": "judgement"},
        {"id": "agree", "band": "customer", "kind": "decision", "name": "Agree?", "time_mean": 1},
        {"id": "type", "band": "onstage", "name": "Fill in the form", "discretion": "routine"},
        {"id": "file", "band": "onstage", "name": "File the copy", "discretion": "routine"},
        {"id": "pay", "band": "onstage", "name": "Pay out", "discretion": "routine"},
        {"id": "leave", "band": "customer", "kind": "end", "name": "Leave"},
    ]
    for step in steps:
        if step["band"] == "onstage":
            step |= {
                "pool": "clerk",
                "time_mean": TIMES[step["id"]],
                "time_cv": 0.5,
                "time_distribution": "lognormal",
            }
        step |= changes.get(step["id"], {})
    flows = [
        {"source": "come", "target": "ask"},
        {"source": "ask", "target": "check"},
        {"source": "check", "target": "advise"},
        {"source": "advise", "target": "agree"},
        {"source": "agree", "target": "type", "label": "Y", "probability": 0.9},
        {"source": "agree", "target": "advise", "label": "N", "probability": 0.1, "kind": "rework"},
        {"source": "type", "target": "file"},
        {"source": "file", "target": "pay"},
        {"source": "pay", "target": "leave"},
    ]
    return Blueprint.from_tables(
        steps,
        flows,
        [{"id": "clerk", "name": "Clerks", "capacity": 4, "wage": 60}],
        id="counter",
        title="Counter",
        price=100,
        arrivals=[4, 8, 12],
    )


@st.composite
def controlled_blueprints(draw: st.DrawFn, **kwargs: Any) -> Blueprint:
    """A sound blueprint in which some steps are control steps and some staff leave or have discretion."""
    bp = draw(sound_blueprints(**{"timed": draw(st.booleans()), **kwargs}))
    acts = [step.id for step in bp.step_rows if step.kind in ("action", "decision")]
    for step in draw(st.lists(st.sampled_from(acts), max_size=3, unique=True)):
        bp = bp.change(step, control=True, control_basis_en="a rule of the house")
    for step in draw(st.lists(st.sampled_from(acts), max_size=3, unique=True)):
        bp = bp.change(
            step, time_cv=0.5, name_en=draw(st.sampled_from(["File the copy", "Assign it", "Copy it"]))
        )
    return bp
