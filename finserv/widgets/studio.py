"""The blueprint studio: a blueprint made in the six steps, in tables, with the picture and the rules beside it."""

from __future__ import annotations

import html
from base64 import b64encode
from datetime import datetime
from typing import Any

import anywidget
import traitlets

from ..blueprint import Blueprint
from ..blueprint.cases import case
from ..blueprint.difference import said
from ..drawing.from_blueprint import diagram
from ..drawing.picture import draw_diagram
from ..drawing.plan import Plan
from ..errors import FinservError
from ..files.workplace import my_work
from ..language import Text, language
from . import studio_words as words
from .assets import css, javascript
from .friendly import friendly
from .session import EditingSession
from .studio_actions import ACTIONS
from .studio_details import details_view
from .studio_files import plain_name, sources
from .studio_findings import Place, findings_view
from .studio_pages import PAGES, page_view
from .studio_progress import lacks
from .studio_table import keys_of
from .studio_work import Work, put_aside_damaged, read_work, work_of, write_work

UNDO_LIMIT = 1000


class BlueprintStudio(anywidget.AnyWidget):
    """Six pages, one for each construction step, with the picture that follows and the findings that lead.

    ``start``: the blueprint to begin from, or the id of a case, or nothing. ``name``: the file under ``my_work`` that
    holds the work (``None`` keeps nothing); what was kept there before is opened again. ``blueprint`` is the blueprint
    as it is now. Raises `FinservError` where ``name`` is no plain name or ``start`` no case.
    Source: chapter slide 35.

    >>> studio = BlueprintStudio("deposit", name=None)
    >>> studio.blueprint
    Blueprint 'deposit': 19 steps, 21 flows, 3 pools
    """

    _esm = javascript("form.js", "cell.js", "table.js", "studio_picture.js", "studio_parts.js", "studio.js")
    _css = css("form.css", "studio.css")
    view = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, start: Blueprint | str | None = None, name: str | None = "my_blueprint"):
        super().__init__()
        begun = case(start) if isinstance(start, str) else Blueprint() if start is None else start
        file = my_work() / f"{plain_name(name)}.json" if name is not None else None
        damaged = put_aside_damaged(file) if file is not None else Text()
        self.session: EditingSession[Work] = EditingSession(
            work_of(begun), file, read=read_work, write=write_work, limit=UNDO_LIMIT
        )
        self.page, self.details, self.rules = 1, "", "recommended"
        self.files_open, self.replacing = False, ""
        self.became: dict[str, str] = {}
        self.message = self.session.message or damaged
        self.focus: tuple[int, Place] | None = None
        self.last_traceback = ""
        self._drawn: tuple[Blueprint, str] | None = None
        self._plan: Plan | None = None
        self._saved_at = ""
        self._seen: tuple[str, int] = ("", 0)
        self._show()
        self.on_msg(self._received)

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is now."""
        return self.session.present.blueprint

    def resolved(self, key: str) -> str:
        """The key of the row that a row which JavaScript began has become."""
        present, made = self.session.present, self.became.get(key, "")
        return made if made in (*present.keys("steps"), *present.keys("pools")) else key

    def edit(self, change: Any, same: str = "") -> None:
        """Change the work; raises `FinservError` where that cannot be, and nothing is changed."""
        before = self.session.present
        self.session.edit(change, same)
        if self.session.present != before:
            self._saved_at = datetime.now().strftime("%H:%M:%S")

    def go(self, steps: str) -> None:
        """Undo or redo, and say what that changed."""
        before = self.blueprint
        (self.session.undo if steps == "undo" else self.session.redo)()
        self._saved_at = datetime.now().strftime("%H:%M:%S")
        did = words.UNDONE if steps == "undo" else words.REDONE
        changed = said(before, self.blueprint) if before != self.blueprint else Text()
        self.message = Text(did.zh + changed.zh, did.en + changed.en)

    def put(self, bp: Blueprint, name: Text) -> None:
        """Lay another blueprint on the desk; that can be undone, and what lay there is kept in a file too."""
        kept = self._keep_before(bp)
        self.edit(lambda _: work_of(bp))
        self._plan = None
        self.details = ""
        said_open = words.OPENED.format(name=name) if name else words.AGAIN
        self.message = Text(said_open.zh + kept.zh, said_open.en + kept.en)

    def _keep_before(self, bp: Blueprint) -> Text:
        """Undo does not outlive the kernel, so a blueprint that is put away goes into a file of its own."""
        if self.session.file is None or not self.blueprint.step_rows or self.blueprint == bp:
            return Text()
        file = self.session.file.with_name(f"{self.session.file.stem}_before.json")
        write_work(file, work_of(self.blueprint))
        return words.BEFORE.format(name=file.name)

    def _say(self, text: Text) -> None:
        self.message = text
        self._show(error=True, draw=False)

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        self._seen = (str(content.get("client", "")), int(content.get("serial", 0)))
        action = ACTIONS.get(content.get("type"))
        if action is None:
            return
        self.message = Text()
        answer = action(self, content)
        self._show()
        if answer:
            self.send(answer)

    def _show(self, error: bool = False, draw: bool = True) -> None:
        work, bp = self.session.present, self.blueprint
        if work.row("steps", self.details) is None:
            self.details = ""
        page = PAGES[self.page - 1]
        missing = {page.number: lacks(page.number, work, page.fields, _rows(page, work)) for page in PAGES}
        self.view = {
            "language": language(),
            "labels": {key: str(text) for key, text in words.LABELS.items()},
            "client": self._seen[0],
            "seen": self._seen[1],
            "title": str(words.LABELS["title"] if not bp.title_zh and not bp.title_en else bp.title),
            "pages": [
                {"number": p.number, "name": str(p.short), "done": not missing[p.number]} for p in PAGES
            ],
            "page": page_view(page, work, self.became),
            "state": str(
                words.STILL.format(what=missing[page.number]) if missing[page.number] else words.DONE
            ),
            "earlier": str(_earlier(self.page, missing)),
            "details": details_view(work, self.details),
            "findings": findings_view(bp, self.rules),
            "files": {"sources": sources(), "name": bp.id} if self.files_open else None,
            "can_undo": self.session.can_undo,
            "can_redo": self.session.can_redo,
            "message": str(self.message),
            "error": error,
            "status": str(self._status()),
            "focus": _focus_view(self.focus),
        }
        if draw:
            self._draw()

    def _draw(self) -> None:
        asked = (self.blueprint, language())
        if self._drawn == asked:
            return
        try:
            drawing = draw_diagram(diagram(self.blueprint), near=self._plan)
            self.picture = {"svg": drawing.svg, "alt": drawing.alt, "error": ""}
            self._plan = drawing.plan
        except FinservError as error:
            self.picture = {"svg": "", "alt": "", "error": str(error)}
        self._drawn = asked

    def _status(self) -> Text:
        if self.session.file is None:
            return words.NOT_KEPT
        name = self.session.file.name
        return (
            words.KEPT.format(time=self._saved_at, name=name)
            if self._saved_at
            else words.KEPT_BEFORE.format(name=name)
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        source = "data:image/svg+xml;base64," + b64encode(self.picture["svg"].encode()).decode()
        image = f'<img alt="{html.escape(self.picture["alt"])}" src="{source}" style="max-width:100%">'
        data["text/html"] = f"<p>{words.LABELS['run']}</p>{image if self.blueprint.step_rows else ''}"
        data["text/plain"] = f"{words.LABELS['title']}: {self.blueprint.title}"
        return data, metadata


def _rows(page: Any, work: Work) -> set[tuple[str, str]]:
    """The rows of which a page answers for what is half made or wrong: those of a fixed table for its own cells."""
    wrong = {(slip.kind, slip.key, slip.column.rpartition("_")[0]) for slip in work.slips}
    return {
        (sheet.kind, key)
        for sheet in page.sheets
        for key in keys_of(sheet, work)
        if not sheet.fixed
        or any((sheet.kind, key, name) in wrong for name in sheet.columns if name not in sheet.shown)
    }


def _earlier(number: int, missing: dict[int, Text]) -> Text:
    """A gentle word on the first page before this one that is not finished."""
    for page in PAGES[: number - 1]:
        if what := missing[page.number]:
            return words.EARLIER.format(number=page.number, what=what, matters=page.step.matters)
    return Text()


def _focus_view(focus: tuple[int, Place] | None) -> dict[str, Any] | None:
    if focus is None:
        return None
    serial, place = focus
    return {
        "serial": serial,
        "kind": place.kind,
        "key": place.key,
        "column": place.column,
        "details": place.details,
    }
