"""One value being edited: its present state, its history, and the file that always holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeVar

from ..atomic import write_text
from ..blueprint import Blueprint, to_json
from ..blueprint.history import History
from ..errors import FinservError
from ..files import load
from ..language import Text

HISTORY_LIMIT = 200
Value = TypeVar("Value")


def write_blueprint(file: Path, bp: Blueprint) -> None:
    """Keep a blueprint in its file, written whole or not at all."""
    write_text(file, to_json(bp))


class EditingSession(Generic[Value]):
    """A blueprint (or another immutable value) with undo and redo, saved after every change.

    ``start`` is what it begins from where ``file`` does not exist yet (and what `start_again` returns to); ``read``
    and ``write`` open and keep the file. A file that cannot be read is put aside under another name, never
    overwritten; ``message`` then says so. ``limit``: how many changes can be undone.

    >>> from finserv.blueprint.cases import case
    >>> session = EditingSession(case("deposit"))
    >>> session.edit(lambda bp: bp.change("take_number", time_mean=3))
    >>> session.undo()
    >>> session.blueprint == case("deposit")
    True
    """

    def __init__(
        self,
        start: Value,
        file: Path | None = None,
        *,
        read: Callable[[Path], Value] = load,
        write: Callable[[Path, Value], None] = write_blueprint,
        limit: int = HISTORY_LIMIT,
    ):
        self.start = start
        self.file = file
        self.message = Text()
        self._read, self._write = read, write
        self._history: History[Value] = History(self._opened(), limit=limit)
        self._last = ""

    @property
    def present(self) -> Value:
        """The value as it is now."""
        return self._history.present

    blueprint = present

    def edit(self, change: Callable[[Value], Value], same: str = "") -> None:
        """Apply a change; where it raises, or cannot be saved, nothing is different from before.

        Changes in a row with the same word ``same`` (one cell being typed in) are undone together.
        """
        changed = change(self.present)
        together = bool(same) and same == self._last
        if changed != self.present:
            self._keep(changed)
            if together:
                self._history = replace(self._history, present=changed, future=())
            else:
                self._history = self._history.do(changed)
            self._last = same

    def undo(self) -> None:
        """Go back one change, where there is one."""
        self._go(self._history.undo())

    def redo(self) -> None:
        """Take back the last undo, where there is one."""
        self._go(self._history.redo())

    def start_again(self) -> None:
        """Return to what this began from; that can be undone too."""
        self.edit(lambda _: self.start)

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def _go(self, history: History[Value]) -> None:
        if history is not self._history:
            self._keep(history.present)
            self._history = history
        self._last = ""

    def _keep(self, value: Value) -> None:
        if self.file is not None:
            self._write(self.file, value)

    def _opened(self) -> Value:
        if self.file is None or not self.file.exists():
            return self.start
        try:
            return self._read(self.file)
        except FinservError as error:
            aside = _free_name(self.file)
            self.file.rename(aside)
            self.message = Text(
                f"上次保存的文件读不出来，已改名为“{aside.name}”保留，现在从原来的起点开始。原因：{error.text.zh}",
                f"The file saved last cannot be read; it is kept as '{aside.name}' and you start from where this "
                f"began. Why: {error.text.en}",
            )
            return self.start


def _free_name(file: Path) -> Path:
    number = 1
    while (aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")).exists():
        number += 1
    return aside
