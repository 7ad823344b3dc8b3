"""What the design lab shows, in the language in use: one dictionary for the page."""

from __future__ import annotations

import base64
from typing import Any

from ..blueprint import Blueprint
from ..blueprint.cases import CASE_IDS, case
from ..design_methods import DESIGN_METHODS, Redesign, method, recommend
from ..design_methods.assumptions import stated
from ..design_methods.redesign_face import costs_of, risks_of
from ..drawing.picture import Drawing
from ..errors import FinservError
from ..language import Text
from .design_lab_words import FIT, NO_SECOND, NOW

COST = Text("代价：{what}，{value} {unit}", "Cost: {what}: {value} {unit}")
RISK = Text("风险：{risk}", "Risk: {risk}")
ASSUMPTION = Text("{text}（{unit}）", "{text} ({unit})")


def picture_of(drawing: Drawing) -> dict[str, Any]:
    """A drawing as a data address with its text."""
    source = base64.b64encode(drawing.svg.encode("utf-8")).decode("ascii")
    return {"src": f"data:image/svg+xml;base64,{source}", "alt": drawing.alt}


def fits_of(bp: Blueprint) -> list[tuple[str, str, str, str]]:
    """Method, name, score and reasons, the best first; without scores where nothing is known to score by."""
    try:
        return [
            (r["method"], r["name"], f"{r['score']:.2f}", r["reasons"])
            for r in recommend(bp).to_dict("records")
        ]
    except FinservError as error:
        return [(name, str(method(name).name), "–", str(error)) for name in DESIGN_METHODS]


def choosers(
    own: Blueprint | None, bp: Blueprint, fits: list[tuple[str, str, str, str]], method_id: str, second: str
) -> dict[str, Any]:
    """The choices of case, method and second method, each with what is chosen."""
    shown = [*([own] if own is not None else []), *(case(i) for i in CASE_IDS if own is None or i != own.id)]
    return {
        "case": {"value": bp.id, "choices": [{"value": b.id, "label": str(b.title) or b.id} for b in shown]},
        "method": {
            "value": method_id,
            "choices": [
                {"value": m, "label": str(FIT.format(name=name, score=score))} for m, name, score, _ in fits
            ],
        },
        "second": {
            "value": second,
            "choices": [
                {"value": "", "label": str(NO_SECOND)},
                *({"value": m, "label": str(method(m).name)} for m in DESIGN_METHODS if m != method_id),
            ],
        },
    }


def price_list(made: Redesign) -> list[str]:
    """What the moves made cost and what may go wrong, each once."""
    costs = costs_of(made).drop_duplicates("assumption").to_dict("records")
    risks = risks_of(made).drop_duplicates("risk").to_dict("records")
    said = [COST.format(what=row["what"], value=f"{row['value']:g}", unit=row["unit"]) for row in costs]
    return [str(text) for text in (*said, *(RISK.format(risk=row["risk"]) for row in risks))]


def assumption_boxes(made: Redesign, methods: list[str]) -> list[dict[str, Any]]:
    """A number box for each assumption of the methods."""
    rows = [stated(name) for name in made.assume]
    return [
        {
            "name": row.id,
            "kind": "number",
            "label": str(ASSUMPTION.format(text=row.text, unit=row.unit) if row.unit else row.text),
            "value": f"{made.assume[row.id]:g}",
            "owner": "design",
        }
        for row in rows
        if row.method in methods
    ]


def saveable(names: list[str]) -> list[dict[str, str]]:
    """What can be saved: the present design and those kept."""
    return [
        {"value": "now", "label": str(NOW)},
        *({"value": f"kept:{n}", "label": name} for n, name in enumerate(names)),
    ]
