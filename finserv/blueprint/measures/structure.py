"""Measures that need only the picture: steps, complexity, divergence, visibility, hand-overs, evidence."""

from __future__ import annotations

from ...language import Text
from ..step import Step
from ..words import BANDS
from .measure import Kind, Reading
from .reckoning import Reckoning, share

STEPS = Text("步", "steps")
SHARE = Text("比例", "share")
FLOWS = Text("条", "flows")
POINTS = Text("个", "points")
NO_STEPS = Text("没有步骤", "there are no steps")
SHOSTACK = Text(
    "Shostack（1987）；教材第7页的差异程度", "Shostack 1987; divergence on slide 7 of the chapter"
)
BLUEPRINT = Text("教材第28、30页", "chapter, slides 28 and 30")
LATITUDE = {"routine": 0.0, "some": 0.5, "judgement": 1.0}


def latitude(step: Step) -> float | None:
    """How much a step leaves to whoever does it, 0 to 1; a decision leaves a half unless it says otherwise."""
    if step.discretion:
        return LATITUDE[step.discretion]
    return 0.5 if step.kind == "decision" else None


def read_divergence(r: Reckoning) -> Reading:
    known = [value for step in r.acts if (value := latitude(step)) is not None]
    return share(
        sum(known),
        len(known),
        Text(
            "没有写自主权，也没有判断",
            "no discretion is given, and nothing is decided",
        ),
    )


def read_intricacy(r: Reckoning) -> Reading:
    return share(len(r.bp.flow_rows), len(r.bp.step_rows), NO_STEPS)


def read_visible(r: Reckoning) -> Reading:
    provider = [step for step in r.acts if step.band != "customer"]
    seen = sum(step.band == "onstage" for step in provider)
    return share(seen, len(provider), Text("没有提供者的步骤", "the provider has no steps"))


def read_contacts(r: Reckoning) -> Reading:
    return Reading(sum({a.band, b.band} == {"customer", "onstage"} for _, a, b in r.graph.crossings))


def read_hand_overs(r: Reckoning) -> Reading:
    acts = {step.id for step in r.acts}
    ends = ((r.graph.steps[f.source], r.graph.steps[f.target]) for f in r.bp.flow_rows if f.kind == "flow")
    return Reading(sum(changes_hands(a, b) for a, b in ends if {a.id, b.id} <= acts))


def changes_hands(a: Step, b: Step) -> bool:
    """Whether a flow passes the work to somebody else: another band, another kind of actor, another pool."""
    return a.band != b.band or a.actor != b.actor or bool(a.pool and b.pool and a.pool != b.pool)


def read_evidence(r: Reckoning) -> Reading:
    own = [step for step in r.acts if step.band == "customer"]
    return share(
        sum(bool(s.evidence) for s in own), len(own), Text("没有顾客行为", "there are no customer actions")
    )


def _band_kind(band: str, name: Text) -> Kind:
    return Kind(
        id=f"steps_{band}",
        name=Text(f"{name.zh}（步数）", f"{name.en} (steps)"),
        unit=STEPS,
        definition=Text(
            f"在“{name.zh}”区的活动、判断和单据的个数。",
            f"Actions, decisions and documents in the band of {name.en}.",
        ),
        source=BLUEPRINT,
        provenance="chapter",
        read=lambda r: Reading(sum(step.band == band for step in r.acts)),
    )


KINDS = (
    *(_band_kind(band, name) for band, name in BANDS.items()),
    Kind(
        id="complexity",
        name=Text("复杂性", "complexity"),
        unit=STEPS,
        definition=Text(
            "步骤的个数（活动、判断和单据；开始、结束和连接符不算）。",
            "The number of steps: actions, decisions and documents, without start, end and connectors.",
        ),
        source=SHOSTACK,
        provenance="literature",
        read=lambda r: Reading(len(r.acts)),
    ),
    Kind(
        id="intricacy",
        name=Text("交错程度", "intricacy"),
        unit=Text("条/步", "flows a step"),
        definition=Text(
            "流程条数除以步骤个数（含开始和结束）；一条直线略小于1，分支和回路越多越大。",
            "Flows divided by steps, start and end included: a little below 1 for a straight line, more with branches "
            "and loops.",
        ),
        source=Text(
            "Shostack（1987）的“步骤的繁复”；系数：Kaimann（1974）",
            "Shostack 1987; coefficient: Kaimann 1974",
        ),
        provenance="literature",
        read=read_intricacy,
    ),
    Kind(
        id="divergence",
        name=Text("歧异性（差异程度）", "divergence"),
        unit=SHARE,
        definition=Text(
            "写明自主权的步骤和判断的平均自由度：照章办理0，有一定自主权或判断0.5，专业判断1。",
            "Mean latitude of the steps with stated discretion and of the decisions: routine 0, some discretion or a "
            "decision 0.5, judgement 1.",
        ),
        source=SHOSTACK,
        provenance="literature",
        read=read_divergence,
    ),
    Kind(
        id="decision_share",
        name=Text("判断所占比例", "share of decisions"),
        unit=SHARE,
        definition=Text("判断的个数除以步骤个数。", "Decisions divided by steps."),
        source=SHOSTACK,
        provenance="literature",
        read=lambda r: share(len(r.graph.decisions), len(r.acts), NO_STEPS),
    ),
    Kind(
        id="contacts",
        name=Text("接触次数", "contacts"),
        unit=FLOWS,
        definition=Text(
            "穿过互动分界线、连接顾客行为与前台步骤的流程条数。",
            "Flows between customer actions and onstage steps that cross the line of interaction.",
        ),
        source=BLUEPRINT,
        provenance="chapter",
        read=read_contacts,
    ),
    Kind(
        id="visible_share",
        name=Text("可见比例", "visible share"),
        unit=SHARE,
        definition=Text(
            "提供者的步骤中，顾客看得见的（前台）所占比例。",
            "Of the provider's steps, the share that the customer sees (onstage).",
        ),
        source=Text("教材第28、31页：可视分界线", "chapter, slides 28 and 31: line of visibility"),
        provenance="chapter",
        read=read_visible,
    ),
    Kind(
        id="hand_overs",
        name=Text("交接次数", "hand-overs"),
        unit=FLOWS,
        definition=Text(
            "把活儿交给别人的流程条数：换了区域、执行者或资源池（返工和补救不算）。",
            "Flows that pass the work to another band, kind of actor or pool; rework and recovery do not count.",
        ),
        source=Text(
            "教材第34页：部门之间的衔接；计数为教学重构",
            "chapter, slide 34: interfaces; the count is a reconstruction",
        ),
        provenance="reconstruction",
        read=read_hand_overs,
    ),
    Kind(
        id="evidence_cover",
        name=Text("有形展示覆盖率", "evidence cover"),
        unit=SHARE,
        definition=Text(
            "写了有形展示的顾客行为所占比例。", "The share of customer actions with physical evidence."
        ),
        source=Text("教材第35页第六步", "chapter, slide 35 step 6"),
        provenance="chapter",
        read=read_evidence,
    ),
    Kind(
        id="fail_points",
        name=Text("失误点个数", "fail points"),
        unit=POINTS,
        definition=Text("标为失误点的步骤个数。", "Steps marked as fail points."),
        source=Text("教材第27、33页", "chapter, slides 27 and 33"),
        provenance="chapter",
        read=lambda r: Reading(len(r.graph.fail_points)),
    ),
    Kind(
        id="wait_points",
        name=Text("等待点个数", "wait points"),
        unit=POINTS,
        definition=Text("标为等待点的步骤个数。", "Steps marked as wait points."),
        source=Text("教材第27页", "chapter, slide 27"),
        provenance="chapter",
        read=lambda r: Reading(sum(s.wait_point for s in r.bp.step_rows)),
    ),
)
