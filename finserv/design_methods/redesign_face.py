"""How a redesign shows itself: its tables in the language in use, and its face in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from ..chapter import design_points
from ..language import Text, language
from .assumptions import stated
from .method import method
from .move import risk_texts

if TYPE_CHECKING:
    from .redesign import Redesign

_MADE = Text("所做的改变", "Changes made")
_REFUSED = Text("没有做的，以及为什么", "What was refused, and why")
_NOTHING = Text("没有改变。", "Nothing was changed.")
_COSTS = Text("代价（都是可以改的虚拟假设）", "What it costs (synthetic assumptions, all to be changed)")
_RISKS = Text("风险", "Risks")
_HEADS = {
    "method": Text("方法", "method"),
    "move": Text("做法", "move"),
    "principle": Text("设计要点", "principle"),
    "step": Text("步骤", "step"),
    "what": Text("改了什么", "what"),
    "why": Text("为什么", "why"),
    "item": Text("项目", "item"),
    "value": Text("数值", "value"),
    "unit": Text("单位", "unit"),
    "risk": Text("风险", "risk"),
    "source": Text("出处", "source"),
    "figure": Text("指标", "figure"),
    "before": Text("改前", "before"),
    "after": Text("改后", "after"),
    "change": Text("变化", "change"),
    "better": Text("是否更好", "better"),
}


def changes_of(r: Redesign) -> pd.DataFrame:
    """The moves made: method, move, principle, step, what, why."""
    rows = [
        (o.move.method, o.move.id, o.move.principle, o.where, str(o.changes.said), str(o.why))
        for o in r.outcomes
    ]
    return pd.DataFrame(rows, columns=["method", "move", "principle", "step", "what", "why"], dtype="str")


def remarks_of(r: Redesign, refused: bool) -> pd.DataFrame:
    """The moves not made: method, move, step, why."""
    rows = [(m.turn.method, m.turn.move, m.turn.where, str(m.why)) for m in r.remarks if m.refused is refused]
    return pd.DataFrame(list(dict.fromkeys(rows)), columns=["method", "move", "step", "why"], dtype="str")


def costs_of(r: Redesign) -> pd.DataFrame:
    """What the moves cost: move, step, what, value, unit, assumption, provenance."""
    rows = []
    for outcome in r.outcomes:
        for name in outcome.costs:
            row = stated(name)
            rows.append(
                (
                    outcome.move.id,
                    outcome.where,
                    str(row.text),
                    r.assume[name],
                    str(row.unit),
                    name,
                    row.provenance,
                )
            )
    return pd.DataFrame(rows, columns=["move", "step", "what", "value", "unit", "assumption", "provenance"])


def risks_of(r: Redesign) -> pd.DataFrame:
    """What may go wrong: move, step, risk, source."""
    rows = []
    for outcome in r.outcomes:
        for name in outcome.risks:
            text, source = risk_texts()[name]
            rows.append((outcome.move.id, outcome.where, str(text), source))
    return pd.DataFrame(rows, columns=["move", "step", "risk", "source"], dtype="str")


def html_of(r: Redesign) -> str:
    """The redesign in a notebook: verdict, key figures, changes, refusals, costs and risks."""
    points = design_points().set_index("id")[f"text_{language()}"]
    names = {step.id: str(step.name) for bp in (r.before, r.after) for step in bp.step_rows}
    changes = r.changes.assign(
        principle=[points[o.move.principle] for o in r.outcomes],
        move=[str(o.move.name) for o in r.outcomes],
        step=[names.get(o.where, "—") for o in r.outcomes],
    ).drop(columns="method")
    refused = r.refused.assign(
        move=[
            str(method(m).move(x).name) for m, x in zip(r.refused["method"], r.refused["move"], strict=True)
        ],
        step=[names.get(step, "—") for step in r.refused["step"]],
    ).drop(columns="method")
    costs = (
        r.costs.groupby(["what", "value", "unit"], sort=False)
        .size()
        .reset_index(name="×")
        .rename(columns={"what": "item"})
    )
    risks = r.risks.drop(columns=["move", "step"]).drop_duplicates()
    parts = [
        f"<p><strong>{escape(str(r.after.title))}</strong></p><p>{escape(r.verdict)}</p>",
        _table(r.figures),
        f"<p>{escape(str(_MADE if len(changes) else _NOTHING))}</p>",
        _table(changes),
    ]
    for head, frame in ((_REFUSED, refused), (_COSTS, costs), (_RISKS, risks)):
        if len(frame):
            parts.append(f"<details><summary>{escape(str(head))}</summary>{_table(frame)}</details>")
    return "".join(parts)


def _table(frame: pd.DataFrame) -> str:
    if not len(frame):
        return ""
    titled = frame.rename(columns={name: str(_HEADS.get(name, name)) for name in frame.columns})
    return titled.to_html(index=False, float_format=lambda number: f"{number:.4g}", na_rep="—")
