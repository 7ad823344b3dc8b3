"""Mark a blueprint that a learner made against a rubric that accepts every right answer, as a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..blueprint import Blueprint, Step, from_json
from ..blueprint.rules import check
from ..errors import FinservError, unknown_word
from ..language import LANGUAGES, Text
from .question import Question
from .verdict import RIGHT, WRONG, Verdict

Criterion = Mapping[str, Any]


def check_blueprint(question: Question, answer: Any) -> Verdict:
    """The verdict on a blueprint (a `Blueprint` or its JSON form) by ``question.blueprint["rubric"]``.

    Each criterion has ``kind`` (one of `CRITERIA`), ``marks``, and a ``message`` in both languages (with a
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


def criterion_met(bp: Blueprint, criterion: Criterion) -> bool:
    """Whether a blueprint meets one criterion of a rubric; raises `FinservError` for an unknown kind."""
    test = CRITERIA.get(criterion["kind"])
    if test is None:
        raise FinservError(unknown_word(Text("评分标准", "criterion"), criterion["kind"], CRITERIA))
    return test(bp, criterion)


def _kept(bp: Blueprint, c: Criterion) -> bool:
    """The steps that were given are still there."""
    return set(c["steps"]) <= {step.id for step in bp.step_rows}


def _absent(bp: Blueprint, c: Criterion) -> bool:
    """The step is no longer there."""
    return all(step.id != c["step"] for step in bp.step_rows)


def _reworded(bp: Blueprint, c: Criterion) -> bool:
    """The step has left the band, or its name is another than those given."""
    return all(
        step.band != c["band"] or not {step.name_zh, step.name_en} <= set(c["names"])
        for step in bp.step_rows
        if step.id == c["step"]
    )


def _any(bp: Blueprint, c: Criterion) -> bool:
    """One of several criteria is met: there is more than one way."""
    return any(criterion_met(bp, other) for other in c["of"])


def _band(bp: Blueprint, c: Criterion) -> bool:
    """The step (or each of the steps) stands in the band, or in one of the bands."""
    allowed = [c["band"]] if isinstance(c["band"], str) else c["band"]
    wanted = c.get("steps") or [c["step"]]
    return {step.id for step in bp.step_rows if step.band in allowed} >= set(wanted)


def _count(bp: Blueprint, c: Criterion) -> bool:
    """At least so many linked steps stand in a band."""
    linked = {end for flow in bp.flow_rows for end in (flow.source, flow.target)}
    return sum(step.id in linked for step in bp.band(c["band"])) >= c["at_least"]


def _link(bp: Blueprint, c: Criterion) -> bool:
    """A flow of the kind (or any) leads from the source to the target."""
    return any(
        flow.source == c["source"] and flow.target == c["target"] and c.get("flow", flow.kind) == flow.kind
        for flow in bp.flow_rows
    )


def _no_link(bp: Blueprint, c: Criterion) -> bool:
    return not any(flow.source == c["source"] and flow.target == c["target"] for flow in bp.flow_rows)


def _before(bp: Blueprint, c: Criterion) -> bool:
    """Each of ``steps`` can be reached from the one before it, but not the other way round (rework aside)."""
    steps = c.get("steps") or [c["first"], c["then"]]
    return all(
        _reaches(bp, first, then) and not _reaches(bp, then, first)
        for first, then in zip(steps, steps[1:], strict=False)
    )


def _via(bp: Blueprint, c: Criterion) -> bool:
    """``then`` is reached from ``first``, and only over a step of the band (or one of ``steps``)."""
    over = {step.id for step in bp.step_rows if step.band == c.get("band") or step.id in c.get("steps", ())}
    over -= {c["first"], c["then"]}
    return _reaches(bp, c["first"], c["then"]) and not _reaches(bp, c["first"], c["then"], over)


def _through(bp: Blueprint, c: Criterion) -> bool:
    """``then`` is reached from ``first`` over a step of the band (or bands), whatever other ways there are."""
    bands = [c["band"]] if isinstance(c["band"], str) else c["band"]
    return any(
        _reaches(bp, c["first"], step.id) and _reaches(bp, step.id, c["then"])
        for step in bp.step_rows
        if step.band in bands
    )


def _reaches(bp: Blueprint, source: str, target: str, closed: Iterable[str] = ()) -> bool:
    seen, todo = {source, *closed}, [source]
    while todo:
        here = todo.pop()
        for flow in bp.flow_rows:
            if flow.source == here and flow.kind == "flow":
                if flow.target == target:
                    return True
                if flow.target not in seen:
                    seen.add(flow.target)
                    todo.append(flow.target)
    return False


def _faces(bp: Blueprint, c: Criterion) -> bool:
    """Whatever reaches the customer at the step is seen by him, or marked as remote."""
    sources = {flow.source for flow in bp.flow_rows if flow.target == c["step"]}
    return all(
        step.band in ("customer", "onstage") or step.remote for step in bp.step_rows if step.id in sources
    )


def _evidence(bp: Blueprint, c: Criterion) -> bool:
    """The step, or each act of the customer, has evidence of its own."""
    if "step" in c:
        return any(step.id == c["step"] and bool(step.evidence) for step in bp.step_rows)
    shown = [step.evidence.zh or step.evidence.en for step in bp.band("customer")]
    return bool(shown) and all(shown)


def _mark(bp: Blueprint, c: Criterion) -> bool:
    """A step (one of ``steps``, or any) carries the mark ``F`` or ``W``."""
    steps = c.get("steps")
    return any(c["mark"] in bp.badges(step) for step in bp.step_rows if steps is None or step.id in steps)


def _recovery(bp: Blueprint, c: Criterion) -> bool:
    """The fail point (one of ``steps``) says how it is mended: in words, by another step or by another blueprint."""
    return any(step.id in c["steps"] and step.fail_point and _mended(step) for step in bp.step_rows)


def _mended(step: Step) -> bool:
    other = step.recovery_step if step.recovery_step != step.id else ""
    return bool(step.fail_remedy_zh or step.fail_remedy_en or other or step.recovery_blueprint)


def _word(bp: Blueprint, c: Criterion) -> bool:
    """A field of the step (or, without one, of the blueprint) holds one of ``values``, or anything at all."""
    if "step" in c and not any(step.id == c["step"] for step in bp.step_rows):
        return False
    row = bp.step(c["step"]) if "step" in c else bp
    found = [
        getattr(row, name)
        for name in (c["field"], f"{c['field']}_zh", f"{c['field']}_en")
        if hasattr(row, name)
    ]
    return any(value in c["values"] if "values" in c else value not in ("", None, False) for value in found)


def _free_of(bp: Blueprint, c: Criterion) -> bool:
    """A text of the blueprint is there and holds none of ``marks``, in one language at least."""
    texts = [getattr(bp, f"{c['field']}_{language}").lower() for language in LANGUAGES]
    return any(text and not any(mark in text for mark in c["marks"]) for text in texts)


def _decision(bp: Blueprint, c: Criterion) -> bool:
    """Somewhere there is a decision with its exits in order."""
    return any(step.kind == "decision" and _exits(bp, {"step": step.id}) for step in bp.step_rows)


def _exits(bp: Blueprint, c: Criterion) -> bool:
    """The step has two or more exits that lead to different steps, each with a label of its own."""
    exits = [flow for flow in bp.flow_rows if flow.source == c["step"]]
    labels = [flow.label_zh or flow.label_en for flow in exits]
    targets = {flow.target for flow in exits}
    return len(targets) > 1 and all(labels) and len(set(labels)) == len(labels)


def _rule(bp: Blueprint, c: Criterion) -> bool:
    """Nothing is found by the rule, or by any of ``rules``."""
    return not check(bp, c.get("rules") or [c["rule"]])


def _sound(bp: Blueprint, c: Criterion) -> bool:
    return bool(bp.step_rows) and not check(bp, c.get("rules", "correctness"))


CRITERIA: dict[str, Callable[[Blueprint, Criterion], bool]] = {
    "absent": _absent,
    "any": _any,
    "band": _band,
    "before": _before,
    "count": _count,
    "decision": _decision,
    "evidence": _evidence,
    "exits": _exits,
    "faces": _faces,
    "free_of": _free_of,
    "kept": _kept,
    "link": _link,
    "mark": _mark,
    "no_link": _no_link,
    "recovery": _recovery,
    "reworded": _reworded,
    "rule": _rule,
    "sound": _sound,
    "through": _through,
    "via": _via,
    "word": _word,
}
