"""A blueprint task: the question, the blueprint to complete, mend or build, and a check by rubric."""

from __future__ import annotations

import html
from base64 import b64encode
from typing import Any

import traitlets

from ..blueprint import from_json, to_json
from ..drawing.draw import draw
from ..errors import FinservError
from ..files.workplace import my_work
from ..language import Text
from ..teaching.answers_file import Answers
from ..teaching.question import KINDS
from ..teaching.task_start import right_answers, task_start
from .assets import css, javascript
from .friendly import friendly
from .question_card import QuestionCard
from .task_desk import COLUMNS, TaskDesk

DESK_MESSAGES = ("set", "remove", "order", "paste", "undo", "redo", "again")
RUN = Text(
    "运行本单元格，就可以在这里改图，检查后自动保存。",
    "Run this cell to change the blueprint here; what you check is saved.",
)


class BlueprintTaskCard(QuestionCard):
    """The card of a question of kind ``blueprint``; the answer is the blueprint's JSON form.

    Changes are kept under ``my_work`` as they are made, each checked answer in the answers file; both are there again
    in a new kernel. Raises `FinservError` for an unknown question, or one of another kind.
    """

    _esm = javascript(
        "form.js", "cell.js", "table.js", "studio_picture.js", "question_card.js", "blueprint_task_card.js"
    )
    _css = css("form.css", "studio.css", "question_card.css", "blueprint_task_card.css")
    desk = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)
    solution_picture = traitlets.Dict().tag(sync=True)

    def _restore(self, answers: Answers) -> None:
        if self._question.kind != "blueprint":
            raise FinservError(
                Text(
                    f"题目 {self._question.id} 不是作图题，请用 QuestionCard 打开。",
                    f"Question {self._question.id} is no blueprint task; open it with QuestionCard.",
                )
            )
        super()._restore(answers)
        given = self._question.blueprint
        file = my_work() / f"task_{self._question.id}.json"
        self._desk = TaskDesk(
            task_start(self._question),
            file,
            tuple(given.get("columns", COLUMNS)),
            tuple(given.get("fields", ())),
        )
        if self._answer and self._desk.untouched and not file.exists():
            kept = from_json(str(self._answer))
            self._desk.session.edit(lambda work: work.with_blueprint(kept))
        self._seen = ("", 0)
        self._show_desk()

    def _say(self, text: Text) -> None:
        self._message = text
        self._show(error=True)

    @friendly(_say)
    def _received(self, widget: Any, content: dict, buffers: Any) -> None:
        if content.get("type") in DESK_MESSAGES:
            self._message = Text()
            self._seen = (str(content.get("client", "")), int(content.get("serial", 0)))
            self._desk.act(content)
            self._show_desk()
        else:
            answer = None if self._desk.untouched else to_json(self._desk.blueprint)
            super()._received(widget, {**content, "answer": answer}, buffers)
            if self._solved and not self.solution_picture:
                drawing = draw(right_answers(self._question)[0])
                self.solution_picture = {"svg": drawing.svg, "alt": drawing.alt, "error": ""}

    def _show_desk(self) -> None:
        self.desk = self._desk.view(*self._seen)
        self.picture = self._desk.picture()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        q = self._asked
        source = "data:image/svg+xml;base64," + b64encode(self.picture["svg"].encode()).decode()
        image = f'<img alt="{html.escape(self.picture["alt"])}" src="{source}" style="max-width:100%">'
        data["text/html"] = (
            f"<p><b>{html.escape(str(KINDS[q.kind]))}</b> {html.escape(str(q.ask))}</p>"
            f"{image if self.picture['svg'] else ''}<p><i>{RUN}</i></p>"
        )
        return data, metadata
