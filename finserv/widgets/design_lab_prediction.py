"""The prediction of the design lab: up, down or about the same, for three figures; then beside what the runs say."""

from __future__ import annotations

from typing import Any

from ..design_methods.verdict import Figure
from ..errors import FinservError
from ..language import Text
from .design_lab_figures import PREDICTED, TURN, difference_said, direction

ASK = Text(
    "如果按“{method}”来改“{case}”，下面三项会怎样？",
    "If '{case}' is redesigned by the {method}, what happens to these three?",
)
QUESTIONS = {
    "wait": Text("平均等待", "The mean wait"),
    "cost_per_customer": Text("每位顾客的成本", "The cost per customer"),
    "contact_ratio": Text("接触程度", "The contact ratio"),
}
CHOICES = {
    "up": Text("上升", "goes up"),
    "down": Text("下降", "goes down"),
    "same": Text("基本不变", "stays about the same"),
}
HEAD = Text("问题|您的预测|现在的设计", "question|you predicted|the present design")
RIGHT = Text("✓ 预测对了：{turn}（{amount}）", "✓ As predicted: {turn} ({amount})")
WRONG = Text("✗ 不一样：{turn}（{amount}）", "✗ Otherwise: {turn} ({amount})")
UNKNOWN = Text("算不出来", "cannot be told")
NOT_YET = Text(
    "还没有改变。做了以后，结果就出现在这里。",
    "Nothing is changed yet. Make moves, and the result appears here.",
)
RULE = Text(
    "变化不到2%，或者95%区间里有0，就算基本不变。",
    "A change within 2 %, or one whose 95 % interval holds 0, counts as about the same.",
)
INCOMPLETE = Text(
    "三项都要选一个：上升、下降或基本不变。还缺：{missing}。",
    "Choose one for each: up, down or the same. Missing: {missing}.",
)


def read_prediction(given: Any) -> dict[str, str]:
    """A prediction as it is kept; raises `FinservError` that names what is missing.

    >>> read_prediction({"wait": "up", "cost_per_customer": "down", "contact_ratio": "same"})["wait"]
    'up'
    """
    given = given if isinstance(given, dict) else {}
    missing = [QUESTIONS[name] for name in PREDICTED if given.get(name) not in CHOICES]
    if missing:
        raise FinservError(
            INCOMPLETE.format(
                missing=Text("、".join(t.zh for t in missing), ", ".join(t.en.lower() for t in missing))
            )
        )
    return {name: given[name] for name in PREDICTED}


def known_prediction(kept: Any) -> dict[str, str] | None:
    """A prediction from the answers file, or None where there is none that is whole."""
    try:
        return read_prediction(kept)
    except (FinservError, TypeError):
        return None


def asked(method_name: Text, case_title: Text) -> dict[str, Any]:
    """The questions and their choices, in the language in use."""
    choices = [{"value": value, "label": str(text)} for value, text in CHOICES.items()]
    return {
        "ask": str(ASK.format(method=method_name, case=case_title)),
        "questions": [
            {"id": name, "label": str(text), "choices": choices} for name, text in QUESTIONS.items()
        ],
    }


def side_by_side(prediction: dict[str, str], figures: tuple[Figure, ...], moved: bool) -> dict[str, Any]:
    """Prediction and result in rows; before the first move a sentence stands in place of results."""
    found = {figure.id: figure for figure in figures}
    rows = []
    for name in PREDICTED:
        result = _result(prediction[name], found.get(name)) if moved else NOT_YET
        rows.append([str(QUESTIONS[name]), str(CHOICES[prediction[name]]), str(result)])
    return {"head": str(HEAD).split("|"), "rows": rows, "why": str(RULE) if moved else ""}


def _result(predicted: str, figure: Figure | None) -> Text:
    turned = direction(figure) if figure is not None else ""
    if figure is None or not turned:
        return UNKNOWN
    return (RIGHT if turned == predicted else WRONG).format(turn=TURN[turned], amount=difference_said(figure))
