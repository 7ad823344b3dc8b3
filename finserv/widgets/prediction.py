"""Predict, run, explain: a result that stays locked until a prediction is on record, then stands beside it."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from ..language import Text
from .question_card import QuestionCard

LOCKED = Text("先在上面作出预测，结果才会打开。", "Make your prediction above; then the result opens.")
YOURS = Text("您的预测", "You predicted")
RESULT = Text("结果", "The result")
EXPLAINED = Text("解释：", "Explained: ")


class Prediction(ipywidgets.VBox):
    """A question of choice whose checked answer opens ``result``.

    ``question_id``: what is predicted. ``result``: a function that returns what to show (a picture, a table, or
    HTML as text); it runs only once a prediction is there, and again in a new kernel where one was kept.
    ``explain``: what the result means, in Chinese and English; it would give the result away and opens with it.
    """

    def __init__(self, question_id: str, result: Callable[[], Any], explain: tuple[str, str] = ("", "")):
        self.card = QuestionCard(question_id)
        self._make = result
        self._explain = Text(*explain)
        self._shown = ""
        self._panel = ipywidgets.HTML()
        self._update()
        self.card.observe(self._update, "view")
        super().__init__([self.card, self._panel])

    @property
    def locked(self) -> bool:
        """Whether no prediction is on record yet."""
        return not self._predicted()

    def _predicted(self) -> str:
        view = self.card.view
        if view["verdict"] is None or view["verdict"]["state"] == "not_attempted":
            return ""
        chosen = view["answer"] if isinstance(view["answer"], list) else [view["answer"]]
        return "; ".join(option["text"] for option in view["options"] if option["id"] in chosen)

    def _update(self, _change: Any = None) -> None:
        predicted = self._predicted()
        if not predicted:
            self._panel.value = f"<p>{LOCKED}</p>"
            return
        self._shown = self._shown or _as_html(self._make())
        self._panel.value = (
            '<table style="width:100%;table-layout:fixed"><tr style="text-align:left">'
            f'<th style="width:22%">{YOURS}</th><th>{RESULT}</th></tr><tr style="vertical-align:top">'
            f'<td style="white-space:normal;text-align:left">{html.escape(predicted)}</td>'
            '<td style="white-space:normal;text-align:left">'
            f'<div style="overflow-x:auto">{self._shown}</div></td></tr></table>'
        )
        if self._explain:
            told = html.escape(str(self._explain)).replace("\n", "<br>")
            self._panel.value += f"<p><b>{EXPLAINED}</b>{told}</p>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data = super()._repr_mimebundle_(**kwargs)
        data = dict(data[0] if isinstance(data, tuple) else data)
        card = self.card._repr_mimebundle_()
        data["text/html"] = card[0]["text/html"] + f"<p>{LOCKED}</p>"
        data["text/plain"] = card[0]["text/plain"]
        return data


def _as_html(made: Any) -> str:
    if isinstance(made, str):
        return made
    if hasattr(made, "_repr_html_"):
        return str(made._repr_html_())
    bundle = made._repr_mimebundle_()
    return str((bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"])
