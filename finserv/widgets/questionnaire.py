"""The questionnaire: answer about any service and see its class, the reasons, and what would change it."""

from __future__ import annotations

import base64
import html
from typing import Any

import anywidget
import traitlets

from ..classification import (
    UNIT,
    Classification,
    classify,
    implications,
    questions,
    services_in,
    table_picture,
)
from ..classification.classify import SURE
from ..classification.dimensions import FIELDS, class_name
from ..language import Text, language
from ..teaching import AnswersFile
from .assets import css, javascript
from .friendly import friendly

KEPT_AS = "own_service"
LABELS = {
    "title": Text("给一项服务分类", "Classify a service"),
    "name": Text("服务名称", "Name of the service"),
    "help": Text("说明", "what counts"),
    "again": Text("清空答案", "Clear the answers"),
    "result": Text("结果", "Result"),
    "reasons": Text("理由", "Reasons"),
    "problems": Text("还缺什么", "What is missing"),
    "changes": Text("换一个答案，会有什么不同", "What another answer would change"),
    "implications": Text("这一类服务怎样设计", "What follows for its design"),
    "services": Text("教材里同一格的服务", "The chapter's services in the same cell"),
    "empty": Text("（教材里没有）", "(none in the chapter)"),
    "waiting": Text(
        "答完上面的题，这里就会给出类别和理由。", "Answer above, and the class and its reasons appear here."
    ),
    "run": Text("运行本单元格，就可以作答。", "Run this cell to answer."),
}
CHANGE = Text(
    "如果“{question}”答“{option}”，{dimension}就成为：{value}",
    "With '{option}' for '{question}', {dimension} becomes {value}",
)
NAME_LIMIT = 80


class Questionnaire(anywidget.AnyWidget):
    """The seven questions about one service; the answers are kept in the learner's answers file."""

    _esm = javascript("form.js", "questionnaire.js")
    _css = css("form.css", "question_card.css", "classification.css")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self._file = AnswersFile()
        kept = self._file.read().last(KEPT_AS)
        kept = kept.answer if kept and isinstance(kept.answer, dict) else {}
        self._name = str(kept.get("name", ""))[:NAME_LIMIT]
        self._answers = _known(kept.get("answers"))
        self._message = self._file.message
        self.last_traceback = ""
        self._show()
        self.on_msg(self._received)

    @property
    def classification(self) -> Classification:
        """Where the answers given so far lead."""
        return classify(self._answers)

    def _say(self, text: Text) -> None:
        self._message = text
        self._show(error=True)

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        self._message = Text()
        kind = content.get("type")
        if kind == "answer":
            given = {str(content.get("question")): content.get("option")}
            self._answers = {**self._answers, **_known(given)}
        elif kind == "name":
            self._name = " ".join(str(content.get("value") or "").split())[:NAME_LIMIT]
        elif kind == "clear":
            self._answers, self._name = {}, ""
        self._file.record(KEPT_AS, {"name": self._name, "answers": self._answers}, "kept", 0.0)
        self._show()

    def _show(self, error: bool = False) -> None:
        self.view = {
            "language": language(),
            "labels": {key: str(text) for key, text in LABELS.items()},
            "unit": str(UNIT),
            "name": {
                "name": "name",
                "kind": "text",
                "label": str(LABELS["name"]),
                "value": self._name,
                "owner": "me",
            },
            "questions": [
                {
                    "id": q.id,
                    "text": str(q.text),
                    "help": str(q.help),
                    "options": [{"id": o.id, "text": str(o.text)} for o in q.options],
                }
                for q in questions()
            ],
            "answers": self._answers,
            "result": _result(self.classification, self._name) if self._answers else None,
            "message": str(self._message),
            "error": error,
        }

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        asked = "".join(f"<li>{html.escape(str(q.text))}</li>" for q in questions())
        data["text/html"] = f"<p><b>{LABELS['title']}</b></p><ol>{asked}</ol><p><i>{LABELS['run']}</i></p>"
        data["text/plain"] = str(LABELS["title"])
        return data, metadata


def _known(answers: Any) -> dict[str, str]:
    given = answers if isinstance(answers, dict) else {}
    return {q.id: given[q.id] for q in questions() if given.get(q.id) in {option.id for option in q.options}}


def _result(found: Classification, name: str) -> dict[str, Any]:
    values = [
        {
            "name": str(FIELDS[dimension]),
            "value": str(class_name(dimension, getattr(found, dimension)))
            if getattr(found, dimension)
            else "–",
            "sure": str(SURE[found.certainty[dimension]]) if dimension in found.certainty else "",
        }
        for dimension in FIELDS
    ]
    result: dict[str, Any] = {"values": values, "reasons": found.reasons, "problems": found.problems}
    changes = found.changes.to_dict("records")
    result["changes"] = [_change(row) for row in changes if row["answer"] and row["other_value"]]
    if found.place is not None:
        picture = table_picture(found, name)
        result["picture"] = "data:image/svg+xml;base64," + base64.b64encode(picture.svg.encode()).decode()
        result["alt"] = picture.text
        result["implications"] = list(implications(found)[f"text_{language()}"])
        result["services"] = list(services_in(found.place)[f"name_{language()}"])
    return result


def _change(row: dict[str, str]) -> str:
    asked = next(q for q in questions() if q.id == row["question"])
    return str(
        CHANGE.format(
            question=asked.name,
            option=asked.option(row["other"]).name,
            dimension=FIELDS[row["dimension"]],
            value=class_name(row["dimension"], row["other_value"]),
        )
    )
