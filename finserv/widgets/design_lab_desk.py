"""The work at the design lab: what is chosen, predicted, made, taken back, kept and saved, and its record on disk."""

from __future__ import annotations

from typing import Any

from ..blueprint import Blueprint
from ..blueprint.cases import CASE_IDS, case
from ..blueprint.history import History
from ..design_methods import DESIGN_METHODS, Redesign, method
from ..errors import FinservError, unknown_word
from ..language import Text
from ..teaching import AnswersFile
from . import design_lab_beside
from .design_lab_design import Design, Kept, known_design, known_kept
from .design_lab_figures import ALL_DAYS, DesignRuns
from .design_lab_moves import place_name, with_all, with_move
from .design_lab_prediction import known_prediction, read_prediction
from .design_lab_view import fits_of
from .design_lab_words import DONE, DONE_ALL, GONE, KEPT, REPLACE, SAVED

ALWAYS = ("case", "method", "predict")
ONCE_OPEN = (
    "second",
    "move",
    "all",
    "back",
    "undo",
    "redo",
    "again",
    "assume",
    "usual",
    "keep",
    "remove",
    "save",
)


class DesignDesk:
    """One blueprint and one method at a time, with the designs made of them; every act is recorded at once.

    ``own``: a blueprint of the reader's beside the cases. ``predict``: whether acts wait for a prediction. Raises
    `FinservError` for an unknown case or method.
    """

    def __init__(self, own: Blueprint | None, chosen: str, method_id: str, predict: bool):
        self.own = own
        self.predict = predict
        self._file = AnswersFile()
        self._open(chosen, method_id)

    def _open(self, chosen: str, method_id: str = "") -> None:
        if self.own is not None and chosen == self.own.id:
            bp = self.own
        elif chosen in CASE_IDS:
            bp = case(chosen)
        else:
            raise FinservError(unknown_word(Text("案例", "case"), chosen, CASE_IDS))
        self.bp = bp
        self.runs = DesignRuns(bp)
        self.fits = fits_of(bp)
        last = self._file.read().last(self._case_key)
        self.message = self._file.message
        self.kept = known_kept(bp, last.answer if last is not None else None)
        self._open_method(method_id or self.fits[0][0])

    def _open_method(self, method_id: str) -> None:
        self.method = method(method_id)
        last = self._file.read().last(self._key)
        kept = last.answer if last is not None and isinstance(last.answer, dict) else {}
        self.prediction = known_prediction(kept.get("prediction"))
        self.second = kept.get("second") if kept.get("second") in DESIGN_METHODS else ""
        self.history = History(known_design(self.bp, kept))
        self._recorded = self._as_kept()
        self._replace = ""
        self.made = self.design.redesign(self.bp)

    @property
    def design(self) -> Design:
        """The moves and assumptions as they are now."""
        return self.history.present

    @property
    def reasons(self) -> str:
        """What speaks for the chosen method here, and what against."""
        return next((reasons for name, _, _, reasons in self.fits if name == self.method.id), "")

    @property
    def _case_key(self) -> str:
        return f"design_lab_{self.bp.id or 'own'}"

    @property
    def _key(self) -> str:
        return f"{self._case_key}_{self.method.id}"

    @property
    def methods(self) -> list[str]:
        """The chosen method, and the one combined with it where there is one."""
        return [self.method.id, *([self.second] if self.second else [])]

    def _as_kept(self) -> dict[str, Any]:
        return {"prediction": self.prediction, "second": self.second, **self.design.as_json()}

    def act(self, kind: str, content: dict) -> None:
        """Do what the page asks for, and record it; ``message`` then says what came of it.

        Raises `FinservError` where it cannot be done. What waits for a prediction does nothing before there is one.
        """
        self.message = Text()
        if kind in ALWAYS or (kind in ONCE_OPEN and not self.locked):
            getattr(self, f"_on_{kind}")(content)
            self._record()

    @property
    def locked(self) -> bool:
        """Whether a prediction is asked for and none is on record yet."""
        return self.predict and self.prediction is None

    @property
    def waiting(self) -> list[Design]:
        """The designs that have been run for a few days only."""
        if self.locked:
            return []
        return [
            d
            for d in dict.fromkeys((self.design, *(one.design for one in self.kept)))
            if not self.runs.ready(d)
        ]

    def run_more(self) -> None:
        """Run one of the waiting designs for all days."""
        for design in self.waiting[:1]:
            self.runs.judgement(design, ALL_DAYS)

    def _on_case(self, content: dict) -> None:
        self._open(str(content.get("value")), self.method.id)

    def _on_method(self, content: dict) -> None:
        self._open_method(str(content.get("value")))

    def _on_predict(self, content: dict) -> None:
        if self.locked:
            self.prediction = read_prediction(content.get("prediction"))

    def _on_second(self, content: dict) -> None:
        chosen = content.get("value")
        self.second = chosen if chosen in DESIGN_METHODS and chosen != self.method.id else ""

    def _on_move(self, content: dict) -> None:
        design, made, move, where = with_move(self.bp, self.made, str(content.get("key")))
        self._go(design, made, DONE.format(move=move.name, where=place_name(made, where)))

    def _on_all(self, _content: dict) -> None:
        made, new = with_all(self.bp, self.made, self.methods)
        self._go(Design(made.turns, self.design.changed), made, DONE_ALL.format(n=new))

    def _on_back(self, content: dict) -> None:
        number = str(content.get("key")).removeprefix("made:")
        turns = self.design.turns
        if not number.isdecimal() or int(number) >= len(turns):
            raise FinservError(GONE)
        fewer = Design((*turns[: int(number)], *turns[int(number) + 1 :]), self.design.changed)
        made = fewer.redesign(self.bp)
        self._go(Design(made.turns, fewer.changed), made)
        if made.remarks:
            self.message = made.remarks[0].why

    def _on_undo(self, _content: dict) -> None:
        self._back_to(self.history.undo())

    def _on_redo(self, _content: dict) -> None:
        self._back_to(self.history.redo())

    def _on_again(self, _content: dict) -> None:
        design = Design((), self.design.changed)
        self._go(design, design.redesign(self.bp))

    def _on_assume(self, content: dict) -> None:
        design = self.design.with_assumption(str(content.get("name")), content.get("value"))
        self._go(design, design.redesign(self.bp))

    def _on_usual(self, _content: dict) -> None:
        design = Design(self.design.turns)
        self._go(design, design.redesign(self.bp))

    def _on_keep(self, content: dict) -> None:
        self._keep(design_lab_beside.with_kept(self.kept, content.get("name"), self.design))
        self.message = KEPT.format(name=self.kept[-1].name)

    def _on_remove(self, content: dict) -> None:
        gone = self._named(content.get("key"))
        self._keep(tuple(one for one in self.kept if one is not gone))

    def _on_save(self, content: dict) -> None:
        which, file = content.get("which"), str(content.get("file") or "")
        design = self.design if which == "now" else self._named(which).design
        name = design_lab_beside.save(self.bp, design, file, replace=self._replace == file)
        self._replace = "" if name else file
        said = SAVED.format(name=name) if name else REPLACE.format(name=file.strip())
        self.message = said

    def _named(self, key: Any) -> Kept:
        for number, one in enumerate(self.kept):
            if key == f"kept:{number}":
                return one
        raise FinservError(GONE)

    def _keep(self, kept: tuple[Kept, ...]) -> None:
        self._file.record(self._case_key, {"kept": [one.as_json() for one in kept]}, "kept", 0.0)
        self.kept = kept

    def _go(self, design: Design, made: Redesign, said: Text = Text()) -> None:  # noqa: B008  a Text cannot change
        self.history = self.history.do(design)
        self.message = said
        self.made = made

    def _back_to(self, history: History[Design]) -> None:
        made = history.present.redesign(self.bp)
        self.history = history
        self.made = made

    def _record(self) -> None:
        if self._as_kept() != self._recorded:
            self._file.record(self._key, self._as_kept(), "kept", 0.0)
            self._recorded = self._as_kept()
