"""All details of one step, in groups, as the studio's JavaScript shows them."""

from __future__ import annotations

from typing import Any

from ..language import Text, language
from .studio_edits import column_of
from .studio_fields import field_view, title_of
from .studio_work import Work

GROUPS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("step", Text("步骤", "Step"), ("name", "band", "kind")),
    ("who", Text("谁来做", "Who does it"), ("actor", "pool", "keep", "discretion", "remote")),
    ("evidence", Text("有形展示", "Evidence"), ("evidence",)),
    (
        "fail",
        Text("失误点与补救", "Fail point and recovery"),
        (
            "fail_point",
            "fail_cause",
            "fail_owner",
            "fail_time_limit",
            "fail_remedy",
            "recovery_step",
            "recovery_blueprint",
        ),
    ),
    ("wait", Text("等待点", "Wait point"), ("wait_point", "wait_actual", "wait_tolerable")),
    (
        "time",
        Text("时间", "Time"),
        ("time_unit", "time_mean", "time_distribution", "time_cv", "time_values", "standard_time"),
    ),
    ("money", Text("成本与费用", "Cost and fee"), ("cost", "fee")),
    ("control", Text("控制", "Control"), ("control", "control_basis")),
    ("note", Text("备注与出处", "Note and provenance"), ("note", "provenance")),
)
WAYS = Text("各出口的概率", "Probabilities of the ways out")
OTHER = Text("英文内容", "In Chinese")
TRANSLATED = ("name", "evidence", "fail_cause", "fail_owner", "fail_remedy", "control_basis", "note")
TITLE = Text("“{name}”的详细内容", "Details of '{name}'")


def details_view(work: Work, key: str) -> dict[str, Any] | None:
    """The details of the step ``key`` in their groups, or None where there is no such step."""
    step = work.row("steps", key)
    if step is None:
        return None
    groups = [
        {"id": id, "title": str(title), "fields": [field_view(work, "steps", key, name) for name in names]}
        for id, title, names in GROUPS
    ]
    ways = [
        field_view(work, "flows", flow_key, "probability", label=f"→ {work.blueprint.step(flow.target).name}")
        for flow_key, flow in zip(work.flow_keys, work.blueprint.flow_rows, strict=True)
        if flow.source == key
    ]
    if len(ways) > 1:
        groups.insert(3, {"id": "ways", "title": str(WAYS), "fields": ways})
    other = "en" if language() == "zh" else "zh"
    groups.append(
        {
            "id": "other",
            "title": str(OTHER),
            "fields": [
                field_view(
                    work, "steps", key, f"{name}_{other}", label=title_of(column_of("steps", name), work, key)
                )
                for name in TRANSLATED
            ],
        }
    )
    return {"key": key, "title": str(TITLE.format(name=step.name)), "groups": groups}
