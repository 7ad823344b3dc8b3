"""Mark a blueprint that a learner made against a rubric that accepts every right answer, as a graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..blueprint import Blueprint, from_json
from ..blueprint.rules import check
from ..errors import FinservError
from ..language import Text
from .question import Question
from .verdict import RIGHT, WRONG, Verdict


def check_blueprint(question: Question, answer: Any) -> Verdict:
    """The verdict on a blueprint (a `Blueprint` or its JSON form) by ``question.blueprint["rubric"]``.

    Each criterion has ``kind`` (one of `CRITERIA`), ``marks``, a text in both languages, and a ``message`` (with a
    ``misconception``) for when it is not met. The score is the share of the marks. Raises `FinservError` where the
    answer is no blueprint.
    """
    bp = answer if isinstance(answer, Blueprint) else from_json(str(answer))
    rubric = question.blueprint["rubric"]
    unmet = [criterion for criterion in rubric if not criterion_met(bp, criterion)]
    total = sum(criterion.get("marks", 1) for criterion in rubric)
    lost = sum(criterion.get("marks", 1) for criterion in unmet)
    if not unmet:
        return Verdict(RIGHT, 1.0, (question.explain,))
    messages = tuple(Text(c["message"]["zh"], c["message"]["en"]) for c in unmet)
    codes = tuple(dict.fromkeys(code for c in unmet if (code := c["message"].get("misconception"))))
    return Verdict(WRONG, round(1 - lost / total, 4), messages, codes)


def criterion_met(bp: Blueprint, criterion: Mapping[str, Any]) -> bool:
    """Whether a blueprint meets one criterion of a rubric; raises `FinservError` for an unknown kind."""
    test = CRITERIA.get(criterion["kind"])
    if test is None:
        raise FinservError(
            Text(
                f"评分标准里有不认识的一项“{criterion['kind']}”。可用：{'、'.join(CRITERIA)}。",
                f"The rubric has an unknown criterion '{criterion['kind']}'. Known ones: {', '.join(CRITERIA)}.",
            )
        )
    return test(bp, criterion)


def _band(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    allowed = [c["band"]] if isinstance(c["band"], str) else c["band"]
    return any(step.id == c["step"] and step.band in allowed for step in bp.step_rows)


def _count(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    return len(bp.band(c["band"])) >= c["at_least"]


def _link(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    return any(flow.source == c["source"] and flow.target == c["target"] for flow in bp.flow_rows)


def _before(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    """``then`` can be reached from ``first``, but not the other way round (rework aside)."""
    return _reaches(bp, c["first"], c["then"]) and not _reaches(bp, c["then"], c["first"])


def _reaches(bp: Blueprint, source: str, target: str) -> bool:
    seen, todo = {source}, [source]
    while todo:
        here = todo.pop()
        for flow in bp.flow_rows:
            if flow.source == here and flow.kind == "flow" and flow.target not in seen:
                seen.add(flow.target)
                todo.append(flow.target)
    return target in seen and source != target


def _evidence(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    if "step" in c:
        return any(step.id == c["step"] and bool(step.evidence) for step in bp.step_rows)
    customer = bp.band("customer")
    return bool(customer) and all(step.evidence for step in customer if step.kind not in ("start", "end"))


def _mark(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    steps = c.get("steps")
    return any(c["mark"] in bp.badges(step) for step in bp.step_rows if steps is None or step.id in steps)


def _rule(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    return not check(bp, [c["rule"]])


def _sound(bp: Blueprint, c: Mapping[str, Any]) -> bool:
    return bool(bp.step_rows) and not check(bp, c.get("rules", "correctness"))


CRITERIA: dict[str, Callable[[Blueprint, Mapping[str, Any]], bool]] = {
    "band": _band,
    "before": _before,
    "count": _count,
    "evidence": _evidence,
    "link": _link,
    "mark": _mark,
    "rule": _rule,
    "sound": _sound,
}
