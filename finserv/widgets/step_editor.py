"""Change one step of a blueprint by hand and watch the picture follow."""

from __future__ import annotations

import base64
import html
from datetime import datetime
from typing import Any

import anywidget
import traitlets

from ..blueprint import Blueprint, Step
from ..blueprint.rules import check
from ..blueprint.rules.rule import SEVERITIES
from ..blueprint.words import BANDS, KINDS, TIME_UNITS
from ..drawing.draw import draw
from ..errors import FinservError
from ..files.workplace import my_work
from ..language import Text, language
from .assets import css, javascript
from .friendly import friendly
from .session import EditingSession

LABELS = {
    "title": Text("修改蓝图里的一个步骤", "Change a step of the blueprint"),
    "step": Text("选择步骤", "Choose a step"),
    "name": Text("步骤名称", "Name of the step"),
    "band": Text("所在区域", "Band"),
    "kind": Text("类型", "Kind"),
    "time_mean": Text("平均时间", "Mean time"),
    "time_unit": Text("时间单位", "Unit of time"),
    "fail_point": Text("失误点（F）", "Fail point (F)"),
    "recovery_step": Text("补救步骤（R）", "Recovery step (R)"),
    "wait_point": Text("等待点（W）", "Wait point (W)"),
    "wait_actual": Text("实际等待时间", "Actual wait"),
    "wait_tolerable": Text("可容忍等待时间", "Tolerable wait"),
    "undo": Text("撤销", "Undo"),
    "redo": Text("重做", "Redo"),
    "again": Text("恢复原始案例", "Start again"),
    "picture": Text("服务蓝图（可左右滚动）", "Service blueprint (scrolls sideways)"),
    "whole": Text("缩放到全图", "Fit the picture to the page"),
    "findings": Text("规则检查", "What the rules say"),
    "sound": Text("没有发现问题。", "Nothing found."),
    "none": Text("（无）", "(none)"),
    "run": Text("运行本单元格，就可以在这里动手修改。", "Run this cell to work with the blueprint here."),
}
SAVED = Text("已保存（{time}）", "Saved at {time}")
NAMELESS = Text(
    "步骤名称不能为空，原来的名称没有改动。请写一个动词开头的短语，例如“清点现金”。",
    "A step's name cannot be empty; the old one is kept. Write a short phrase that opens with a verb, for example "
    "'Count the cash'.",
)
NOT_KEPT = Text("修改只在这里，没有存成文件。", "Changes live here only; they are not kept in a file.")


class StepEditor(anywidget.AnyWidget):
    """A form for one step beside the picture of its blueprint.

    ``start``: the blueprint to begin from. ``name``: the file under ``my_work`` that keeps the changes (``None``
    keeps nothing); what was kept there before is opened again. Raises `FinservError` where ``name`` is no plain name.

    >>> from finserv.blueprint.cases import case
    >>> editor = StepEditor(case("deposit"), name=None)
    >>> editor.set_field("take_number", "time_mean", 2)
    >>> editor.blueprint.step("take_number").time_mean
    2.0
    """

    _esm = javascript("form.js", "step_editor.js")
    _css = css("form.css")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, start: Blueprint, name: str | None = "blueprint"):
        super().__init__()
        if name is not None and (not name.replace("_", "").replace("-", "").isalnum() or len(name) > 60):
            raise FinservError(
                Text(
                    "保存名只能用字母、数字、下划线和短横线。",
                    "The name to save under is made of letters, digits, underscores and hyphens.",
                )
            )
        self._session = EditingSession(start, my_work() / f"{name}.json" if name is not None else None)
        self._chosen = self._session.blueprint.step_rows[0].id if self._session.blueprint.step_rows else ""
        self._message = self._session.message
        self.last_traceback = ""
        self._saved_at = ""
        self._show()
        self.on_msg(self._received)

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is now."""
        return self._session.blueprint

    def set_field(self, step_id: str, field: str, value: Any) -> None:
        """Change one field of a step, as the form does; raises `FinservError` where the value cannot be."""
        if field == "name" and not str(value or "").strip():
            raise FinservError(NAMELESS)
        column = f"name_{language()}" if field == "name" else field
        self._session.edit(lambda bp: bp.change(step_id, **{column: value}))

    def _say(self, text: Text) -> None:
        self._message = text
        self._show(error=True)

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        kind = content.get("type")
        self._message = Text()
        if kind == "choose":
            self._chosen = self.blueprint.step(str(content.get("step"))).id
        elif kind == "set" and content.get("field") in LABELS:
            self.set_field(str(content.get("step")), content["field"], content.get("value"))
        elif kind == "undo":
            self._session.undo()
        elif kind == "redo":
            self._session.redo()
        elif kind == "again":
            self._session.start_again()
        if kind != "choose":
            self._saved_at = datetime.now().strftime("%H:%M:%S")
        self._show()

    def _show(self, error: bool = False) -> None:
        bp = self.blueprint
        if self._chosen not in {step.id for step in bp.step_rows}:
            self._chosen = bp.step_rows[0].id if bp.step_rows else ""
        drawing = draw(bp)
        if self._session.file is None:
            status = NOT_KEPT
        elif self._saved_at:
            status = SAVED.format(time=self._saved_at)
        else:
            status = Text()
        self.view = {
            "language": language(),
            "labels": {key: str(text) for key, text in LABELS.items()},
            "steps": [
                {"id": step.id, "name": str(step.name), "band": str(BANDS[step.band])}
                for step in bp.step_rows
            ],
            "chosen": self._chosen,
            "fields": _fields(bp, bp.step(self._chosen)) if self._chosen else [],
            "picture": "data:image/svg+xml;base64," + base64.b64encode(drawing.svg.encode()).decode(),
            "alt": drawing.alt,
            "findings": _findings(bp),
            "can_undo": self._session.can_undo,
            "can_redo": self._session.can_redo,
            "message": str(self._message),
            "error": error,
            "status": str(status),
        }

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        drawing = draw(self.blueprint)
        picture = (
            f'<img alt="{html.escape(drawing.alt)}" src="{self.view["picture"]}" style="max-width:100%">'
        )
        data["text/html"] = f"<p>{LABELS['run']}</p>{picture}"
        data["text/plain"] = f"{LABELS['title']}: {self.blueprint.title}"
        return data, metadata


def _fields(bp: Blueprint, step: Step) -> list[dict[str, Any]]:
    def field(name: str, kind: str, value: Any, choices: dict[str, Text] | None = None) -> dict[str, Any]:
        made = {"name": name, "kind": kind, "label": str(LABELS[name]), "value": value}
        if choices is not None:
            made["choices"] = [{"value": word, "label": str(text)} for word, text in choices.items()]
        return made

    others = {"": LABELS["none"]} | {other.id: other.name for other in bp.step_rows if other.id != step.id}
    fields = [
        field("name", "text", str(step.name)),
        field("band", "select", step.band, BANDS),
        field("kind", "select", step.kind, KINDS),
        field("time_mean", "number", step.time_mean),
        field("time_unit", "select", step.time_unit, TIME_UNITS),
        field("fail_point", "check", step.fail_point),
        field("wait_point", "check", step.wait_point),
    ]
    if step.fail_point:
        fields.append(field("recovery_step", "select", step.recovery_step, others))
    if step.wait_point:
        fields += [
            field("wait_actual", "number", step.wait_actual),
            field("wait_tolerable", "number", step.wait_tolerable),
        ]
    return fields


def _findings(bp: Blueprint) -> list[dict[str, str]]:
    return [
        {"rule": found.rule, "severity": str(SEVERITIES[found.severity]), "message": found.message}
        for found in check(bp, "recommended")
    ]
