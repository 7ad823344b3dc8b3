"""Three questions from earlier lessons, at the beginning of a lesson."""

from __future__ import annotations

from typing import Any

import ipywidgets

from ..language import Text
from ..teaching import AnswersFile, recall_questions
from ..teaching.recall import recall_key
from .question_card import QuestionCard

TITLE = Text("先想一想前面学过的", "First, what you remember")
NOTHING = Text("前面还没有题目可以回忆。", "There is nothing to recall yet.")


class Recall(ipywidgets.VBox):
    """The recall questions of one part of a lesson, asked afresh, as cards; those that went wrong come first."""

    def __init__(self, lesson: str, count: int = 3, part: int = 1):
        asked = recall_questions(lesson, AnswersFile().read(), count, part)
        self._cards = [QuestionCard(q.id, kept_as=recall_key(q.id, lesson, part)) for q in asked]
        super().__init__(self._cards or [ipywidgets.HTML(str(NOTHING))])

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data = super()._repr_mimebundle_(**kwargs)
        data = dict(data[0] if isinstance(data, tuple) else data)
        faces = []
        for card in self._cards:
            bundle = card._repr_mimebundle_()
            faces.append(bundle[0]["text/html"])
        data["text/html"] = f"<p><b>{TITLE}</b></p>" + "".join(faces)
        data["text/plain"] = str(TITLE)
        return data
