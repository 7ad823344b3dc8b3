"""The desk of a blueprint task: two tables, the steps and their flows, and the picture that follows them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..blueprint import Blueprint
from ..drawing.from_blueprint import diagram
from ..drawing.picture import draw_diagram
from ..drawing.plan import Plan
from ..errors import FinservError
from ..language import Text
from . import studio_words as words
from .session import EditingSession
from .studio_edits import paste, remove_row, reorder, set_cell
from .studio_fields import field_view
from .studio_table import Sheet, keys_of, sheet_view
from .studio_work import Work, read_work, work_of, write_work

COLUMNS = ("name", "band", "evidence")
FLOWS = ("source", "target", "label", "kind")
TITLES = {"source": Text("从", "From"), "target": Text("到", "To")}
Message = Mapping[str, Any]


class TaskDesk:
    """What is being made for one task, kept in ``file`` after every change.

    ``start``: the blueprint that the task gives. ``columns``: what the table of steps shows. ``fields``: what the
    blueprint says about itself, to be filled in too.
    """

    def __init__(
        self,
        start: Blueprint,
        file: Path | None,
        columns: tuple[str, ...] = COLUMNS,
        fields: tuple[str, ...] = (),
    ):
        self.session: EditingSession[Work] = EditingSession(
            work_of(start), file, read=read_work, write=write_work
        )
        self.fields = fields
        self.sheets = {
            "steps": Sheet(
                id="steps",
                kind="steps",
                caption=Text("步骤", "Steps"),
                columns=columns,
                given={"band": "customer"},
            ),
            "flows": Sheet(
                id="flows",
                kind="flows",
                caption=Text("流程（箭头）", "Flows (arrows)"),
                columns=FLOWS,
                titles=TITLES,
            ),
        }
        self.became: dict[str, str] = {}
        self._plan: Plan | None = None

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is now."""
        return self.session.present.blueprint

    @property
    def untouched(self) -> bool:
        """Whether it is still what the task gave."""
        return self.session.present == self.session.start

    def act(self, message: Message) -> None:
        """Do what the tables ask; raises `FinservError` where that cannot be, and nothing is changed."""
        kind = message.get("type")
        if kind == "undo":
            self.session.undo()
        elif kind == "redo":
            self.session.redo()
        elif kind == "again":
            self.session.start_again()
        elif kind == "set" and message.get("kind") == "about":
            self.session.edit(
                lambda work: set_cell(
                    work, "about", "about", str(message.get("column")), message.get("value")
                ),
                str(message.get("same") or ""),
            )
        elif kind in ("set", "remove", "order", "paste"):
            self._in_table(kind, message)

    def _in_table(self, kind: str, message: Message) -> None:
        sheet = self.sheets.get(str(message.get("sheet") or message.get("kind")))
        if sheet is None:
            raise FinservError(Text("这里没有这张表。", "There is no such table here."))
        table, key = sheet.kind, self._resolved(str(message.get("key")))
        after, given = self._resolved(str(message.get("after") or "")), dict(sheet.given)
        keys = [self._resolved(str(k)) for k in message.get("keys", ())]
        if kind == "set":
            before = set(self.session.present.keys(table))
            column, value = str(message.get("column")), message.get("value")
            self.session.edit(
                lambda work: set_cell(work, table, key, column, value, after=after, given=given),
                str(message.get("same") or ""),
            )
            made = [new for new in self.session.present.keys(table) if new not in before]
            if key.startswith("new-") and made:
                self.became[key] = made[0]
        elif kind == "remove":
            self.session.edit(lambda work: remove_row(work, table, key))
        elif kind == "order":
            there = keys_of(sheet, self.session.present)
            kept = [k for k in dict.fromkeys(keys) if k in there]
            if len(kept) == len(there):
                self.session.edit(lambda work: reorder(work, table, kept))
        else:
            names = list(sheet.columns)
            names = names[names.index(message["column"]) :] if message.get("column") in names else names
            cells = [[str(cell) for cell in row] for row in message.get("cells", ())]
            new = str(message.get("new"))
            self.session.edit(
                lambda work: paste(work, table, keys, names, cells, new=new, after=after, given=given)
            )

    def _resolved(self, key: str) -> str:
        return self.became.get(key, key)

    def view(self, client: str, seen: int) -> dict[str, Any]:
        """The desk as JavaScript shows it, after the message ``seen`` of ``client``."""
        work = self.session.present
        return {
            "labels": {key: str(text) for key, text in words.LABELS.items()},
            "client": client,
            "seen": seen,
            "fields": [field_view(work, "about", "about", name) for name in self.fields],
            "sheets": [
                sheet_view(sheet, work, self.became) | {"detailed": False} for sheet in self.sheets.values()
            ],
            "can_undo": self.session.can_undo,
            "can_redo": self.session.can_redo,
        }

    def picture(self) -> dict[str, str]:
        """The drawing, its words for who cannot see it, and, where it cannot be drawn, why."""
        try:
            drawing = draw_diagram(diagram(self.blueprint), near=self._plan)
        except FinservError as error:
            return {"svg": "", "alt": "", "error": str(error)}
        self._plan = drawing.plan
        return {"svg": drawing.svg, "alt": drawing.alt, "error": ""}
