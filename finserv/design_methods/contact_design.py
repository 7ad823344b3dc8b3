"""The degree of contact step by step, and what the chapter's table advises for each."""

from __future__ import annotations

import pandas as pd

from ..blueprint import Blueprint, Step
from ..blueprint.graph import require_blueprint
from ..chapter import contact_table
from ..errors import FinservError, unknown_word
from ..language import Text, language
from .assumptions import Assumptions
from .reckon import Measured
from .scene import Scene

HIGH, LOW = "high", "low"


def contact_of(scene: Scene, step: Step) -> str:
    """``high`` where the customer acts or is met, ``low`` where he is not."""
    return HIGH if step.band == "customer" or (step.band == "onstage" and scene.meets_customer(step)) else LOW


def measure_contact(bp: Blueprint) -> pd.DataFrame:
    """The degree of contact of each step: step, name, band, contact (high or low), minutes, share of the total.

    ``minutes`` are expected for one customer, by the probabilities of branches and rework; unknown ones are NaN, and
    ``share`` is then unknown for all. The degree of the whole service is ``measures(bp).contact_ratio``. Raises
    `FinservError` for what is no blueprint. Source: Chase 1978; chapter slide 22.

    >>> from finserv.blueprint.cases import case
    >>> contact = measure_contact(case("deposit")).set_index("step")["contact"]
    >>> contact["return_passbook"], contact["stamp"]
    ('high', 'low')
    """
    require_blueprint(bp)
    scene = Scene(bp, Assumptions())
    rows = []
    for step in scene.graph.acts:
        own = 0.0 if step.wait_point else step.minutes
        minutes = None if own is None else scene.visits[step.id] * own
        rows.append((step.id, str(step.name), step.band, contact_of(scene, step), minutes))
    frame = pd.DataFrame(rows, columns=["step", "name", "band", "contact", "minutes"]).astype(
        {"minutes": float}
    )
    total = frame["minutes"].sum(skipna=False)
    frame["share"] = frame["minutes"] / total if total else float("nan")
    return frame


def contact_design(bp: Blueprint, item: str | None = None) -> pd.DataFrame:
    """The chapter's design table as advice for each of the provider's steps.

    Parameters: ``item`` picks one design item, such as ``"worker_skills"``. Columns: step, name, contact, item, advice
    (in the language in use), mark (what slide 25 holds of it). Raises `FinservError` for an unknown item. Source:
    chapter slide 25; Chase 1978.

    >>> from finserv import use_language; use_language("en")
    >>> from finserv.blueprint.cases import case
    >>> advice = contact_design(case("deposit"), "worker_skills").set_index("step")["advice"]
    >>> advice["process_data"], advice["move_vouchers"]
    ('must get on well with the public', 'technical skill is enough')
    """
    items = contact_table()
    items = items[items["id"] != "example"]
    if item is not None:
        if item not in set(items["id"]):
            raise FinservError(unknown_word(Text("设计项目", "design item"), item, items["id"]))
        items = items[items["id"] == item]
    contact = measure_contact(bp)
    rows = [
        (
            row["step"],
            row["name"],
            row["contact"],
            entry[f"item_{language()}"],
            entry[f"{row['contact']}_{language()}"],
            entry["mark"],
        )
        for row in contact[contact["band"] != "customer"].to_dict("records")
        for entry in items.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["step", "name", "contact", "item", "advice", "mark"])


def degree_of_contact(bp: Blueprint) -> float | None:
    """Contact time over the total time of the service, 0 to 1; None where times are unknown. Source: Chase 1981."""
    require_blueprint(bp)
    return Measured(bp)["contact_ratio"]
