"""Who is learning, how far, and the answers file to take along, take in, or begin anew."""

from __future__ import annotations

import html
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ..errors import FinservError
from ..language import Text, language
from ..teaching import AnswersFile, progress, shown_misconceptions
from ..teaching.bank import lesson_name
from ..teaching.progress import COLUMNS
from .assets import css, javascript
from .friendly import friendly

LABELS = {
    "title": Text("我的学习记录", "My record"),
    "learner": Text("姓名", "Name"),
    "number": Text("学号", "Student number"),
    "refresh": Text("刷新", "Refresh"),
    "export": Text("导出一份", "Export a copy"),
    "take_in": Text("并入另一台电脑的记录", "Take in a record from another computer"),
    "reset": Text("清空，从头开始", "Begin anew"),
    "really": Text(
        "确定清空？再按一次；旧记录会另存一份。", "Sure? Press again; the old record is kept in a file."
    ),
    "misconceptions": Text("最近答案中出现的误解", "Misconceptions in your latest answers"),
    "nothing": Text("没有发现误解。", "None showed."),
    "run": Text(
        "运行本单元格，就可以填写姓名、查看进度。", "Run this cell to give your name and see how far you are."
    ),
}
EXPORTED = Text("已导出到 {name}（在 my_work 文件夹里）。", "Exported to {name} in the folder my_work.")
TAKEN_IN = Text("已并入，没有丢失任何一次作答。", "Taken in; no try of either side is lost.")
RESET = Text("已清空。旧记录保存在 {name}。", "Begun anew. The old record is kept in {name}.")
SAVED = Text("已保存（{time}）", "Saved at {time}")
TEXT_LIMIT = 5_000_000


class MyRecord(anywidget.AnyWidget):
    """A form for name and number, the progress by lesson, and buttons for the answers file."""

    _esm = javascript("form.js", "my_record.js")
    _css = css("form.css", "question_card.css")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self._file = AnswersFile()
        self._message = Text()
        self._asked_reset = False
        self._saved_at = ""
        self.last_traceback = ""
        self._show()
        self.on_msg(self._received)

    def _say(self, text: Text) -> None:
        self._message = text
        self._show(error=True)

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        self._message = Text()
        kind = content.get("type")
        sure, self._asked_reset = self._asked_reset, False
        if kind == "set" and content.get("field") in ("learner", "number"):
            answers = self._file.read()
            kept = {
                "learner": answers.learner,
                "number": answers.number,
                content["field"]: content.get("value") or "",
            }
            self._file.name_learner(**kept)
            self._saved_at = datetime.now().strftime("%H:%M:%S")
        elif kind == "export":
            name = f"answers-{datetime.now():%Y%m%d-%H%M%S}.json"
            self._file.export(self._file.path.with_name(name))
            self._message = EXPORTED.format(name=name)
        elif kind == "take_in":
            self._take_in(str(content.get("text", "")))
        elif kind == "reset" and not sure:
            self._asked_reset = True
            self._message = LABELS["really"]
        elif kind == "reset":
            aside = self._file.reset()
            self._message = RESET.format(name=aside.name) if aside else Text()
        self._show()

    def _take_in(self, text: str) -> None:
        if len(text) > TEXT_LIMIT:
            raise FinservError(
                Text("文件太大，不是答案文件。", "The file is too large to be an answers file.")
            )
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "answers.json"
            copy.write_text(text, encoding="utf-8")
            self._file.take_in(copy)
        self._message = TAKEN_IN

    def _show(self, error: bool = False) -> None:
        answers = self._file.read()
        table = progress(answers)
        self.view = {
            "language": language(),
            "labels": {key: str(text) for key, text in LABELS.items()},
            "fields": [
                {
                    "name": name,
                    "kind": "text",
                    "label": str(LABELS[name]),
                    "value": getattr(answers, name),
                    "owner": "me",
                }
                for name in ("learner", "number")
            ],
            "columns": [str(text) for text in COLUMNS.values()],
            "rows": [
                [str(lesson_name(row[0])), *map(_cell, row[1:])] for row in table.itertuples(index=False)
            ],
            "misconceptions": [
                f"{row.id} {row.misconception}" for row in shown_misconceptions(answers).itertuples()
            ],
            "message": str(self._message or self._file.message),
            "error": error,
            "status": str(SAVED.format(time=self._saved_at)) if self._saved_at else "",
        }

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        data["text/html"] = f"<p><b>{html.escape(str(LABELS['title']))}</b></p><p><i>{LABELS['run']}</i></p>"
        data["text/plain"] = str(LABELS["title"])
        return data, metadata


def _cell(value: Any) -> str:
    return f"{value:.0%}" if isinstance(value, float) else str(value)
