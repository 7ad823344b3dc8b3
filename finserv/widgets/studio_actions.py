"""What the studio does for each message of its JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..blueprint import from_json, to_json
from ..blueprint.difference import said
from ..blueprint.json_form import SIZE_LIMIT
from ..errors import FinservError
from ..language import Text
from . import studio_words as words
from .studio_edits import link_in_order, name_end, paste, remove_row, reorder, set_cell
from .studio_files import file_name, named, opened, plain_name, saved_copy
from .studio_findings import SETS_OFFERED, place_of
from .studio_pages import ENDS, PAGES
from .studio_table import Sheet, keys_of
from .studio_work import CLASSES

if TYPE_CHECKING:
    from .studio import BlueprintStudio

Message = dict[str, Any]
_SHEETS = {sheet.id: sheet for page in PAGES for sheet in page.sheets}


def _set(studio: BlueprintStudio, message: Message) -> None:
    kind, column, value = _kind(message), str(message.get("column")), message.get("value")
    key = studio.resolved(str(message.get("key")))
    same = str(message.get("same") or "")
    if kind == "about" and column in ENDS:
        studio.edit(lambda work: name_end(work, ENDS[column][0], str(value)), same)
        return
    sheet = _SHEETS.get(message.get("sheet"))
    after = studio.resolved(str(message.get("after") or ""))
    given = dict(sheet.given) if sheet else None
    before = set(studio.session.present.keys(kind))
    studio.edit(lambda work: set_cell(work, kind, key, column, value, after=after, given=given), same)
    made = [new for new in studio.session.present.keys(kind) if new not in before]
    if kind != "about" and key.startswith("new-") and made:
        studio.became[key] = made[0]


def _paste(studio: BlueprintStudio, message: Message) -> None:
    sheet = _sheet(message)
    keys = [studio.resolved(str(key)) for key in message.get("keys", [])]
    names = [name for name in sheet.columns if name not in sheet.shown]
    names = names[names.index(message["column"]) :] if message.get("column") in names else names
    cells = [[str(cell) for cell in row] for row in message.get("cells", [])]
    after = studio.resolved(str(message.get("after") or ""))
    new = str(message.get("new"))
    studio.edit(
        lambda work: paste(
            work, sheet.kind, keys, names, cells, new=new, after=after, given=dict(sheet.given)
        )
    )


def _remove(studio: BlueprintStudio, message: Message) -> None:
    key, before = studio.resolved(str(message.get("key"))), studio.blueprint
    studio.edit(lambda work: remove_row(work, _kind(message), key))
    if studio.blueprint != before:
        studio.message = said(before, studio.blueprint)


def _order(studio: BlueprintStudio, message: Message) -> None:
    sheet = _sheet(message)
    asked = [studio.resolved(str(key)) for key in message.get("keys", [])]
    there = keys_of(sheet, studio.session.present)
    kept = [key for key in dict.fromkeys(asked) if key in there]
    if len(kept) == len(there):
        studio.edit(lambda work: reorder(work, sheet.kind, kept))


def _page(studio: BlueprintStudio, message: Message) -> None:
    number = message.get("page")
    if number in range(1, len(PAGES) + 1):
        studio.page, studio.details = number, ""


def _details(studio: BlueprintStudio, message: Message) -> None:
    studio.details = studio.resolved(str(message.get("key") or ""))


def _goto(studio: BlueprintStudio, message: Message) -> None:
    place = place_of(studio.session.present, str(message.get("rule")), str(message.get("element")))
    studio.page = place.page
    studio.details = place.key if place.details else ""
    studio.focus = (studio.focus[0] + 1 if studio.focus else 1, place)


def _rules(studio: BlueprintStudio, message: Message) -> None:
    if message.get("set") in SETS_OFFERED:
        studio.rules = message["set"]


def _again(studio: BlueprintStudio, message: Message) -> None:
    studio.put(studio.session.start.blueprint, Text())


def _link(studio: BlueprintStudio, message: Message) -> None:
    before = len(studio.blueprint.flow_rows)
    studio.edit(link_in_order)
    studio.message = words.LINKED.format(count=len(studio.blueprint.flow_rows) - before)


def _files(studio: BlueprintStudio, message: Message) -> None:
    studio.files_open = bool(message.get("open"))


def _open(studio: BlueprintStudio, message: Message) -> None:
    source = str(message.get("source"))
    name = named(source)
    studio.put(opened(source), Text(name, name))


def _upload(studio: BlueprintStudio, message: Message) -> None:
    text, name = str(message.get("text", "")), str(message.get("name", ""))[:80]
    if len(text) > SIZE_LIMIT:
        raise FinservError(
            Text("文件太大，不像是蓝图文件。", "The file is too large to be a blueprint file.")
        )
    studio.put(from_json(text), Text(name, name))


def _save(studio: BlueprintStudio, message: Message) -> None:
    name = plain_name(str(message.get("name", "")))
    sure, studio.replacing = studio.replacing == name, ""
    file = saved_copy(studio.blueprint, name, sure)
    if file is None:
        studio.replacing = name
        studio.message = words.REPLACE.format(name=f"{name}.json")
    else:
        studio.message = words.SAVED.format(name=file.name)


def _download(studio: BlueprintStudio, message: Message) -> Message:
    bp = studio.blueprint
    if message.get("what") == "svg":
        return {"download": file_name(bp, ".svg"), "mime": "image/svg+xml", "text": studio.picture["svg"]}
    return {"download": file_name(bp, ".json"), "mime": "application/json", "text": to_json(bp)}


ACTIONS: dict[Any, Callable[[BlueprintStudio, Message], Message | None]] = {
    "set": _set,
    "paste": _paste,
    "remove": _remove,
    "order": _order,
    "page": _page,
    "details": _details,
    "goto": _goto,
    "rules": _rules,
    "undo": lambda studio, _: studio.go("undo"),
    "redo": lambda studio, _: studio.go("redo"),
    "again": _again,
    "link": _link,
    "files": _files,
    "open": _open,
    "upload": _upload,
    "save": _save,
    "download": _download,
}


def _kind(message: Message) -> str:
    kind = message.get("kind")
    if kind not in CLASSES:
        raise FinservError(Text("这里没有这种表。", "There is no such table here."))
    return kind


def _sheet(message: Message) -> Sheet:
    sheet = _SHEETS.get(message.get("sheet"))
    if sheet is None or sheet.fixed and message.get("type") == "order":
        raise FinservError(Text("这里没有这张表。", "There is no such table here."))
    return sheet
