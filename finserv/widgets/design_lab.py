"""The design lab: redesign a service move by move, see at once what that does, compare designs; predict first."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from ..blueprint import Blueprint
from ..design_methods import Redesign
from ..drawing.draw import draw
from ..errors import FinservError
from ..language import Text, language
from ..simulation.compiled import prepare
from .assets import css, javascript
from .design_lab_beside import beside
from .design_lab_design import Design, Kept
from .design_lab_desk import DesignDesk
from .design_lab_face import face_html, face_text
from .design_lab_figures import ALL_DAYS, QUICK_DAYS, figure_table
from .design_lab_moves import controls_said, made_list, move_list
from .design_lab_prediction import asked, side_by_side
from .design_lab_view import assumption_boxes, choosers, picture_of, price_list, saveable
from .design_lab_words import LABELS, RAN, SOON
from .friendly import friendly


class DesignLab(anywidget.AnyWidget):
    """The moves of a design method on a case: made and taken back one by one, with picture, figures and comparison.

    ``blueprint``: a blueprint, or the id of a case. ``method_id``: one of the four methods; the one that fits best
    where it is empty. ``predict``: whether the moves stay locked until a prediction is recorded. Predictions, moves
    and kept designs are in the answers file. Raises `FinservError` for an unknown case or method.

    >>> lab = DesignLab("order_processing", "production_line", predict=False)
    >>> lab.redesign
    Redesign of 'order_processing' by no method: 0 moves, 0 refused
    """

    _esm = javascript("form.js", "design_lab.js")
    _css = css("form.css", "question_card.css", "design_lab.css")
    view = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, blueprint: Blueprint | str = "deposit", method_id: str = "", predict: bool = True):
        super().__init__()
        prepare()
        own = blueprint if isinstance(blueprint, Blueprint) else None
        self._desk = DesignDesk(own, own.id if own is not None else blueprint, method_id, predict)
        self._message, self._error, self._answers = self._desk.message, False, ""
        self.last_traceback = ""
        self._draw()
        self._show()
        self.on_msg(self._received)

    @property
    def redesign(self) -> Redesign:
        """The design as it is now."""
        return self._desk.made

    @property
    def locked(self) -> bool:
        """Whether a prediction is asked for and none is on record yet."""
        return self._desk.locked

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The designs that stand side by side."""
        return self._desk.kept

    def _draw(self) -> None:
        desk = self._desk
        if (case := (desk.bp, language())) != getattr(self, "_drawn_case", None):
            self._start = self._drawn = draw(desk.bp)
            self._drawn_case, self._drawn_design = case, Design()
        if (design := desk.design) != self._drawn_design:
            self._drawn = (
                draw(desk.made.after, since=desk.bp, near=self._drawn) if design.turns else self._start
            )
            self._drawn_design = design
        if not self.picture or self._shown is not self._drawn:
            self.picture, self._shown = picture_of(self._drawn), self._drawn

    def _say(self, text: Text) -> None:
        self._message, self._error = text, True
        self._show()

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        self._answers = str(content.get("n", ""))
        kind = str(content.get("type"))
        if kind == "settled":
            self._desk.run_more()
        else:
            self._message, self._error = Text(), False
            self._desk.act(kind, content)
            self._message = self._desk.message
            self._draw()
        self._show()

    def _show(self) -> None:
        desk, locked = self._desk, self.locked
        judgement = None if locked else desk.runs.best(desk.design)
        moved = bool(desk.design.turns)
        side = judgement is not None and desk.prediction is not None and desk.predict
        self.view = {
            "language": language(),
            "labels": {key: str(text) for key, text in LABELS.items()},
            "answers": self._answers,
            "choosers": choosers(desk.own, desk.bp, desk.fits, desk.method.id, desk.second),
            "reasons": desk.reasons,
            "gist": str(desk.method.gist),
            "locked": locked,
            "asked": self._asked() if locked else None,
            "side": side_by_side(desk.prediction, judgement.figures, moved) if side else None,
            "controls": controls_said(desk.bp),
            "moves": move_list(desk.made, desk.methods),
            "made": made_list(desk.made),
            "can": {"undo": desk.history.can_undo, "redo": desk.history.can_redo, "again": moved},
            "results": figure_table(judgement.figures) if judgement is not None else None,
            "verdict": str(judgement.said) if judgement is not None and moved else "",
            "worse": judgement is not None and judgement.word == "worse",
            "price": price_list(desk.made),
            "assumptions": assumption_boxes(desk.made, desk.methods),
            "beside": None if locked else beside(desk.runs, desk.kept),
            "saveable": saveable([one.name for one in desk.kept]),
            "file": f"{desk.bp.id[:40]}_{desk.method.id}",
            "status": str(self._status()),
            "unfinished": bool(desk.waiting),
            "message": str(FinservError(self._message)),
            "error": self._error,
        }

    def _asked(self) -> dict[str, Any]:
        return asked(self._desk.method.name, self._desk.bp.title)

    def _status(self) -> Text:
        if self.locked:
            return Text()
        return SOON.format(days=QUICK_DAYS, all=ALL_DAYS) if self._desk.waiting else RAN.format(days=ALL_DAYS)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        desk = self._desk
        moves = move_list(Design().redesign(desk.bp), [desk.method.id])
        rows = [fit[1:] for fit in desk.fits]
        data["text/html"] = face_html(
            desk.bp, picture_of(self._start), rows, self._asked() if desk.predict else None, moves
        )
        data["text/plain"] = face_text(desk.bp)
        return data, metadata
