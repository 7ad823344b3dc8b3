"""From a blueprint to what its picture is made from: lanes, boxes with their small print, arrows."""

from __future__ import annotations

from collections.abc import Mapping

from ..blueprint import Blueprint, Step
from ..blueprint.words import ACTORS, BANDS, PROVENANCE
from ..language import Text, language
from .diagram import Arrow, Box, Diagram, Lane

EVIDENCE_BAND = Text("有形展示", "physical evidence")
LINES = {
    "customer": Text("互动分界线", "line of interaction"),
    "onstage": Text("可视分界线", "line of visibility"),
    "backstage": Text("内部互动分界线", "line of internal interaction"),
}
BADGE_NAMES = {
    "F": Text("失误点", "fail point"),
    "W": Text("等待点", "wait point"),
    "D": Text("顾客决策点", "the customer decides"),
    "R": Text("补救步骤", "recovery step"),
}
_RECOVERY = Text("补救见 ", "recovery: ")
SHORT_UNITS = {
    "second": Text("秒", " s"),
    "minute": Text("分", " min"),
    "hour": Text("小时", " h"),
    "day": Text("天", " d"),
}


def diagram(
    bp: Blueprint,
    chosen: str | None = None,
    step_changes: Mapping[str, str] | None = None,
    flow_changes: Mapping[tuple[str, str], str] | None = None,
) -> Diagram:
    """What the picture of ``bp`` is made from, in language ``chosen`` (the one in use where it is None).

    ``step_changes`` (by step id) and ``flow_changes`` (by source and target) mark what was ``added``, ``removed``,
    ``moved`` or ``changed`` since another blueprint.

    >>> from finserv.blueprint.cases import case
    >>> [lane.key for lane in diagram(case("deposit")).lanes]
    ['evidence', 'customer', 'onstage', 'backstage', 'support']
    """
    lang = chosen or language()
    step_changes, flow_changes = step_changes or {}, flow_changes or {}
    pins = {pin.step: pin for pin in bp.pins}
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    for step in bp.step_rows:
        pin = pins.get(step.id)
        change = step_changes.get(step.id, "")
        boxes.append(
            Box(
                id=step.id,
                lane=step.band,
                label=step.name.in_language(lang),
                kind=step.kind,
                badges=bp.badges(step),
                note=small_print(bp, step, lang),
                tooltip=tooltip(bp, step, lang),
                column=pin.column if pin else None,
                row=pin.row if pin else None,
                change=change,
            )
        )
        if step.evidence:
            shown = step.evidence.in_language(lang)
            evidence = f"{step.id}__evidence"
            hint = f"{_sentence(EVIDENCE_BAND, lang)}: {shown}"
            gone = change if change in ("added", "removed") else ""
            boxes.append(
                Box(id=evidence, lane="evidence", label=shown, kind="evidence", tooltip=hint, change=gone)
            )
            arrows.append(Arrow(source=evidence, target=step.id, kind="evidence", change=gone))
    arrows += [
        Arrow(
            source=flow.source,
            target=flow.target,
            label=flow.label.in_language(lang),
            kind=flow.kind,
            change=flow_changes.get((flow.source, flow.target), ""),
        )
        for flow in bp.flow_rows
    ]
    lanes = [Lane("evidence", _sentence(EVIDENCE_BAND, lang))]
    for band, name in BANDS.items():
        line = LINES.get(band)
        lanes.append(Lane(band, _sentence(name, lang), _sentence(line, lang) if line else ""))
    return Diagram(
        id=bp.id,
        title=bp.title.in_language(lang),
        language=lang,
        lanes=tuple(lanes),
        boxes=tuple(boxes),
        arrows=tuple(arrows),
    )


def small_print(bp: Blueprint, step: Step, lang: str) -> str:
    """The line of times and cost under a step's name; empty where all of them are unknown.

    A wait shows what is tolerable behind it, a step its standard time. A fail point that another blueprint mends
    names it.
    """
    parts = []
    if step.wait_point and step.wait_actual is not None:
        wait = _time(step.wait_actual, step, lang)
        if step.wait_tolerable is not None:
            wait += f"（≤{step.wait_tolerable:g}）" if lang == "zh" else f" (≤{step.wait_tolerable:g})"
        parts.append(wait)
    elif step.time_mean is not None:
        time = _time(step.time_mean, step, lang)
        if step.standard_time is not None:
            time += f"/标准{step.standard_time:g}" if lang == "zh" else f" (std {step.standard_time:g})"
        parts.append(time)
    if step.cost is not None:
        parts.append(f"{bp.currency}{step.cost:g}")
    if step.recovery_blueprint:
        parts.append(f"{_RECOVERY.in_language(lang)}{step.recovery_blueprint}")
    return " · ".join(parts)


def tooltip(bp: Blueprint, step: Step, lang: str) -> str:
    """All that is known of a step, in one line."""

    def say(text: Text) -> str:
        return text.in_language(lang)

    parts = [f"{_sentence(BANDS[step.band], lang)}: {say(step.name)}", say(ACTORS[step.actor])]
    parts += [say(BADGE_NAMES[letter]) for letter in bp.badges(step)]
    small = small_print(bp, step, lang)
    if small:
        parts.append(small)
    if step.fail_point:
        parts += [say(t) for t in (Text(step.fail_cause_zh, step.fail_cause_en),) if t]
    if step.note:
        parts.append(say(step.note))
    parts.append(say(PROVENANCE[step.provenance]))
    return "; ".join(parts) if lang == "en" else "；".join(parts)


def _time(value: float, step: Step, lang: str) -> str:
    return f"{value:g}{SHORT_UNITS[step.time_unit].in_language(lang)}"


def _sentence(text: Text, lang: str) -> str:
    shown = text.in_language(lang)
    return shown[:1].upper() + shown[1:]
