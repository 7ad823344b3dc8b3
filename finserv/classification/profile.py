"""The classification measured from a blueprint: what its steps say, beside what its author declared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from ..blueprint import Blueprint
from ..blueprint.measures import measures
from ..blueprint.measures.structure import latitude
from ..blueprint.step import Step
from ..language import Text
from .classify import SURE
from .dimensions import FIELDS, class_name

HIGH_FROM = 0.5
_CLOSE = 0.1
_SYMBOLS = ("start", "end", "connector")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the steps of a blueprint say about its class.

    ``participation`` and ``divergence`` are class words, ``""`` where the steps do not tell. ``discretion_share`` is
    the share of the provider's working time that is left to discretion, 0 to 1; ``contact_ratio`` is the customer's
    time in contact over the total time of the service, 0 to 1: a number, where participation is a class. Both are
    None where times or discretion are unknown. ``object`` and ``owner`` cannot be seen in steps: they are as declared.
    """

    participation: str
    divergence: str
    object: str
    owner: str
    discretion_share: float | None
    decisions: int
    contact_ratio: float | None
    potential_efficiency: float | None
    certainty: dict[str, str]
    reason_texts: tuple[Text, ...]
    disagreement_texts: tuple[Text, ...]

    @property
    def reasons(self) -> list[str]:
        """Why each value is what it is, in the language in use."""
        return [str(text) for text in self.reason_texts]

    @property
    def disagreements(self) -> list[str]:
        """Where the steps say otherwise than the author declared, in the language in use."""
        return [str(text) for text in self.disagreement_texts]

    def __repr__(self) -> str:
        ratio = "unknown" if self.contact_ratio is None else f"{self.contact_ratio:.2f}"
        return f"Profile: {self.participation or 'unknown'}, {self.divergence or 'unknown'}, contact ratio {ratio}"

    def _repr_html_(self) -> str:
        lines = [*self.reasons, *self.disagreements]
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def profile(bp: Blueprint) -> Profile:
    """Derive divergence, participation and contact from the steps of a blueprint, and compare with its declaration.

    Divergence is high where at least half of the provider's working time lies in steps left to discretion (some
    discretion and decisions count half). Participation follows the flows between customer and onstage steps: with
    staff or with machines, on the spot or remote. The blueprint stays as it is. Source: slides 8, 14–15, 22;
    Chase 1981; the thresholds are the kit's own.

    >>> from finserv.blueprint.cases import case
    >>> profile(case("deposit")).participation
    'interaction'
    """
    found = measures(bp)
    participation, participation_sure, participation_why = _participation(bp)
    share, divergence, divergence_sure, divergence_why = _divergence(bp)
    decisions = sum(step.kind == "decision" for step in bp.step_rows)
    contact = _contact(found.contact_ratio)
    values = {"participation": participation, "divergence": divergence}
    return Profile(
        participation=participation,
        divergence=divergence,
        object=bp.declared_object,
        owner=bp.declared_owner,
        discretion_share=share,
        decisions=decisions,
        contact_ratio=found.contact_ratio,
        potential_efficiency=found.potential_efficiency,
        certainty={"participation": participation_sure, "divergence": divergence_sure},
        reason_texts=(
            participation_why,
            Text(
                f"{divergence_why.zh}共有 {decisions} 处判断。",
                f"{divergence_why.en} Decisions: {decisions}.",
            ),
            contact,
        ),
        disagreement_texts=tuple(
            _disagreement(
                dimension,
                value,
                declared,
                {"participation": participation_sure, "divergence": divergence_sure},
            )
            for dimension, value in values.items()
            if value and (declared := getattr(bp, f"declared_{dimension}")) and declared != value
        ),
    )


def _participation(bp: Blueprint) -> tuple[str, str, Text]:
    steps = {step.id: step for step in bp.step_rows}
    met: Counter[str] = Counter()
    remote = 0
    for flow in bp.flow_rows:
        ends = (steps[flow.source], steps[flow.target])
        if {step.band for step in ends} != {"customer", "onstage"}:
            continue
        onstage = next(step for step in ends if step.band == "onstage")
        met["machine" if onstage.actor == "machine" else "staff"] += 1
        remote += any(step.remote for step in ends)
    contacts = met.total()
    acts = any(step.band == "customer" and step.kind not in _SYMBOLS for step in bp.step_rows)
    if not bp.step_rows:
        return (
            "",
            "open",
            Text("蓝图里没有步骤，看不出参与程度。", "The blueprint has no steps to tell participation by."),
        )
    if not contacts:
        value = "indirect" if acts else "none"
        return (
            value,
            "close" if acts else "clear",
            Text(
                f"顾客行为与前台之间没有连线，所以是{class_name('participation', value).zh}。",
                f"No flow joins customer and onstage steps, hence {class_name('participation', value).en}.",
            ),
        )
    by_staff = "indirect" if remote == contacts else "interaction"
    value = "self_service" if met["machine"] > met["staff"] else by_staff
    close = abs(met["machine"] - met["staff"]) <= 1 or (remote == contacts and value != "indirect")
    return (
        value,
        "close" if close else "clear",
        Text(
            f"顾客与前台接触 {contacts} 次：与员工 {met['staff']} 次，与设备 {met['machine']} 次，"
            f"其中远程 {remote} 次，所以是{class_name('participation', value).zh}。",
            f"Customer and front meet {contacts} times: with staff {met['staff']}, with machines {met['machine']}, "
            f"of these remote {remote}; hence {class_name('participation', value).en}.",
        ),
    )


def _divergence(bp: Blueprint) -> tuple[float | None, str, str, Text]:
    work = [
        s
        for s in bp.step_rows
        if s.band != "customer" and s.kind not in _SYMBOLS and _latitude(s) is not None
    ]
    if not work:
        return (
            None,
            "",
            "open",
            Text(
                "没有一步写明自主权，看不出差异程度；请在步骤表的 discretion 列填写。",
                "No step states its discretion, so divergence cannot be told; fill in the column discretion.",
            ),
        )
    timed = all(step.minutes is not None for step in work) and any(step.minutes for step in work)
    weights = [step.minutes if timed else 1.0 for step in work]
    share = sum(w * _latitude(s) for w, s in zip(weights, work, strict=True)) / sum(weights)
    value = "high" if share >= HIGH_FROM else "low"
    name = class_name("divergence", value)
    whole = (
        Text("工作时间", "working time") if timed else Text("步骤", "steps (their times are not all known)")
    )
    return (
        share,
        value,
        "close" if abs(share - HIGH_FROM) < _CLOSE else "clear",
        Text(
            f"写明自主权的{whole.zh}中，由员工自行决定的占 {share:.0%}（{HIGH_FROM:.0%} 起为高），所以是{name.zh}。",
            f"Of the {whole.en} with stated discretion, {share:.0%} is left to staff (high from {HIGH_FROM:.0%}), "
            f"hence {name.en}.",
        ),
    )


def _latitude(step: Step) -> float | None:
    """As in the measure of divergence, but a machine follows its program."""
    return 0.0 if step.actor == "machine" and not step.discretion else latitude(step)


def _contact(ratio: float | None) -> Text:
    if ratio is None:
        return Text(
            "时间不全，算不出接触程度。接触程度是时间之比，与参与程度不是一回事。",
            "Times are missing, so the degree of contact is unknown. It is a ratio of times, and not participation.",
        )
    return Text(
        f"接触程度为 {ratio:.0%}：这是时间之比，与参与程度（类别）不是一回事。",
        f"The degree of contact is {ratio:.0%}: a ratio of times, where participation is a class.",
    )


def _disagreement(dimension: str, value: str, declared: str, sure: dict[str, str]) -> Text:
    field, mine, theirs = FIELDS[dimension], class_name(dimension, value), class_name(dimension, declared)
    how = SURE[sure[dimension]]
    return Text(
        f"{field.zh}：申报为“{theirs.zh}”，从步骤看是“{mine.zh}”（{how.zh}）。请核对步骤，或者改申报。",
        f"{field.en.capitalize()}: declared as '{theirs.en}', by the steps it is '{mine.en}' ({how.en}). "
        "Check the steps, or change the declaration.",
    )
