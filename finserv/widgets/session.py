"""One blueprint being edited: its present state, its history, and the file that always holds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..atomic import write_text
from ..blueprint import Blueprint, from_json, to_json
from ..errors import FinservError
from ..files import load
from ..language import Text

HISTORY_LIMIT = 200


class EditingSession:
    """A blueprint with undo and redo, saved after every change.

    ``start`` is what it begins from where ``file`` does not exist yet (and what `start_again` returns to). A file that
    cannot be read is put aside under another name, never overwritten; ``message`` then says so.

    >>> from finserv.blueprint.cases import case
    >>> session = EditingSession(case("deposit"))
    >>> session.edit(lambda bp: bp.change("take_number", time_mean=3))
    >>> session.undo()
    >>> session.blueprint == case("deposit")
    True
    """

    def __init__(self, start: Blueprint, file: Path | None = None):
        self.start = start
        self.file = file
        self.message = Text()
        self._past: list[str] = []
        self._future: list[str] = []
        self.blueprint = self._opened()

    def edit(self, change: Callable[[Blueprint], Blueprint]) -> None:
        """Apply a change; where it raises, or cannot be saved, nothing is different from before."""
        changed = change(self.blueprint)
        if changed == self.blueprint:
            return
        self._write(changed)
        self._past = [*self._past[-HISTORY_LIMIT + 1 :], to_json(self.blueprint)]
        self._future = []
        self.blueprint = changed

    def undo(self) -> None:
        """Go back one change, where there is one."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Take back the last undo, where there is one."""
        self._step(self._future, self._past)

    def start_again(self) -> None:
        """Return to the blueprint this began from; that can be undone too."""
        self.edit(lambda bp: self.start)

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def _step(self, source: list[str], target: list[str]) -> None:
        if not source:
            return
        reached = from_json(source[-1])
        self._write(reached)
        target.append(to_json(self.blueprint))
        source.pop()
        self.blueprint = reached

    def _write(self, bp: Blueprint) -> None:
        if self.file is not None:
            write_text(self.file, to_json(bp))

    def _opened(self) -> Blueprint:
        if self.file is None or not self.file.exists():
            return self.start
        try:
            return load(self.file)
        except FinservError as error:
            aside = _free_name(self.file)
            self.file.rename(aside)
            self.message = Text(
                f"上次保存的文件读不出来，已改名为“{aside.name}”保留，现在从原始案例开始。原因：{error.text.zh}",
                f"The file saved last cannot be read; it is kept as '{aside.name}' and you start from the case as it "
                f"was. Why: {error.text.en}",
            )
            return self.start


def _free_name(file: Path) -> Path:
    number = 1
    while (aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")).exists():
        number += 1
    return aside
