"""A question to answer: check, hints in steps, the solution last; redrawn from the answers file."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime
from typing import Any

import anywidget
import traitlets

from ..language import Text, language
from ..teaching import AnswersFile, Verdict, check_answer, question, seed_for, variant
from ..teaching.answers_file import Answers
from ..teaching.question import CHOICE_KINDS, KINDS, WRITTEN_KINDS, Question
from ..teaching.verdict import NOT_ATTEMPTED, RIGHT, STATE_NAMES
from .assets import css, javascript
from .friendly import friendly
from .place_table import place_table

LABELS = {
    "check": Text("检查", "Check"),
    "hint": Text("提示", "Hint"),
    "solution": Text("看解答", "Show the solution"),
    "solution_title": Text("解答", "Solution"),
    "hint_title": Text("提示", "Hint"),
    "points": Text("对照采分点给自己打分：勾选您已经写到的", "Mark yourself: tick the points that you made"),
    "write": Text("在这里作答", "Write your answer here"),
    "up": Text("上移", "move up"),
    "down": Text("下移", "move down"),
    "order": Text("顺序（用按钮上移、下移）", "Order (move items with the buttons)"),
    "pick": Text("1 选一项", "1 Choose one"),
    "put": Text("2 放到表里的一格", "2 Put it in a cell of the table"),
    "take_out": Text("取出", "take out"),
    "answer": Text("答案", "Answer"),
    "marks": Text("得分", "Score"),
    "run": Text(
        "运行本单元格就可以作答，答案会自动检查并保存。",
        "Run this cell to answer; answers are checked and saved.",
    ),
}
SAVED = Text("已保存（{time}）", "Saved at {time}")
LATER = Text("先试两次，再看解答。", "Try twice, then look at the solution.")
TRIES_BEFORE_SOLUTION = 2


class QuestionCard(anywidget.AnyWidget):
    """The card of one question.

    ``question_id``: which one. ``table``: for questions of kind ``place``, the rows and columns that cells are named
    by (a function that returns them in the language in use; by default the table that the question names).
    ``kept_as``: under which name, where the question is asked a second time. Every checked answer is a try in the
    answers file; the card shows what stands there, also in a new kernel. Raises `FinservError` for an unknown question.
    """

    _esm = javascript("form.js", "question_card.js")
    _css = css("form.css", "question_card.css")
    view = traitlets.Dict().tag(sync=True)

    def __init__(
        self, question_id: str, table: Callable[[], dict[str, Any]] | None = None, kept_as: str | None = None
    ):
        super().__init__()
        self._kept_as = kept_as or question_id
        self._question = question(question_id)
        self._table = table
        self._file = AnswersFile()
        self._hints = 0
        self._solved = False
        self._verdict: Verdict | None = None
        self._answer: Any = None
        self._message = Text()
        self.last_traceback = ""
        self._restore(self._file.read())
        self._message = self._file.message
        self._show()
        self.on_msg(self._received)

    @property
    def asked(self) -> Question:
        """The question as this learner's variant has it."""
        return self._asked

    def answer(self, answer: Any) -> Verdict:
        """Check an answer and keep it, as the button does. An empty one is not kept."""
        verdict = check_answer(self._asked, answer)
        self._answer, self._verdict = answer, verdict
        if verdict.state != NOT_ATTEMPTED:
            answers = self._file.record(self._kept_as, answer, verdict.state, verdict.score, self._hints)
            self._tries = len(answers.tries[self._kept_as])
            self._saved_at = datetime.now().strftime("%H:%M:%S")
        return verdict

    def _restore(self, answers: Answers) -> None:
        self._asked = variant(self._question, seed_for(answers.number or answers.learner, self._question.id))
        last = answers.last(self._kept_as)
        self._tries = len(answers.tries.get(self._kept_as, ()))
        self._saved_at = last.when[11:19] if last else ""
        if last is not None:
            try:
                self._verdict = check_answer(self._asked, last.answer)
            except ValueError:
                return
            self._answer, self._hints = last.answer, min(last.hints, len(self._asked.hints))

    def _say(self, text: Text) -> None:
        self._message = text
        self._show(error=True)

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        self._message = Text()
        kind = content.get("type")
        if kind == "check":
            self.answer(content.get("answer"))
        elif kind == "hint":
            self._answer = content.get("answer")
            self._hints = min(self._hints + 1, len(self._asked.hints))
        elif kind == "solution":
            self._answer = content.get("answer")
            if self._tries >= TRIES_BEFORE_SOLUTION or self._is_right():
                self._solved = True
            else:
                self._message = LATER
        self._show()

    def _is_right(self) -> bool:
        return self._verdict is not None and self._verdict.state == RIGHT

    def _show(self, error: bool = False) -> None:
        q = self._asked
        view: dict[str, Any] = {
            "language": language(),
            "labels": {key: str(text) for key, text in LABELS.items()},
            "id": q.id,
            "kind": "choice" if q.kind in CHOICE_KINDS else "written" if q.kind in WRITTEN_KINDS else q.kind,
            "several": q.kind == "multiple",
            "kind_name": str(KINDS[q.kind]),
            "ask": str(q.ask),
            "options": [{"id": o.id, "text": str(o.text)} for o in q.options],
            "points": [
                {
                    "id": p.id,
                    "text": f"{p.text}（{p.marks:g}分）" if language() == "zh" else f"{p.text} ({p.marks:g})",
                }
                for p in q.points
            ],
            "items": [{"id": i.id, "text": str(i.text)} for i in q.items],
            "unit": str(q.unit),
            "answer": self._answer,
            "hints": [str(hint) for hint in q.hints[: self._hints]],
            "more_hints": self._hints < len(q.hints),
            "solution": str(q.solution) if self._solved else "",
            "message": str(self._message),
            "error": error,
            "status": str(SAVED.format(time=self._saved_at)) if self._saved_at else "",
            "verdict": None,
        }
        if self._table is not None:
            view["table"] = self._table()
        elif q.kind == "place":
            view["table"] = place_table(q)
        if self._verdict is not None:
            view["verdict"] = {
                "state": self._verdict.state,
                "name": str(STATE_NAMES[self._verdict.state]),
                "score": f"{round(self._verdict.score * q.marks, 2):g}/{q.marks:g}",
                "messages": [str(message) for message in self._verdict.messages if message],
            }
        self.view = view

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        q = self._asked
        listed = "".join(f"<li>{html.escape(str(o.text))}</li>" for o in (q.options or q.items))
        text = f"<p><b>{html.escape(str(KINDS[q.kind]))}</b> {html.escape(str(q.ask))}</p>"
        data["text/html"] = text + (f"<ul>{listed}</ul>" if listed else "") + f"<p><i>{LABELS['run']}</i></p>"
        data["text/plain"] = f"{KINDS[q.kind]}: {q.ask}"
        return data, metadata
