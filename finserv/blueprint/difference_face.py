"""How a difference is shown: a table and sentences in the language in use, the table in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from ..errors import shown
from ..language import Text, language

if TYPE_CHECKING:
    from .difference import Change, Difference

KIND_NAMES = {
    "added": Text("新增", "added"),
    "removed": Text("删除", "removed"),
    "moved": Text("移动", "moved"),
    "changed": Text("修改", "changed"),
}
SIGNS = {"added": "+", "removed": "−", "moved": "↕", "changed": "≠"}
ORDER = Text("排列次序", "place in the listing")
HEADS = {
    "element": Text("对象", "Element"),
    "kind": Text("变化", "Change"),
    "field": Text("项目", "Field"),
    "before": Text("原来", "Before"),
    "after": Text("现在", "After"),
}
NOTHING = Text("没有变化。", "Nothing is different.")
LISTED = 6


def table_of(difference: Difference) -> pd.DataFrame:
    """The changes in the language in use: element, kind, field, before, after."""
    rows = [
        [str(text) for text in (change.place, KIND_NAMES[change.kind], _field(change), *_values(change))]
        for change in difference.changes
    ]
    return pd.DataFrame(rows, columns=list(HEADS), dtype="str")


def said_of(difference: Difference) -> Text:
    """The changes in a few sentences, the first few of each kind named, each language by its own columns."""
    if not difference.changes:
        return NOTHING
    return Text("".join(_sentences(difference, "zh")), " ".join(_sentences(difference, "en")))


def _sentences(difference: Difference, language: str) -> list[str]:
    other = "en" if language == "zh" else "zh"
    fields = {(c.element, c.id, c.field) for c in difference.changes}
    told = [
        c
        for c in difference.changes
        if not (c.field.endswith(f"_{other}") and (c.element, c.id, f"{c.field[:-2]}{language}") in fields)
    ]
    sentences = []
    for kind, name in KIND_NAMES.items():
        named = list(dict.fromkeys(_named(c).in_language(language) for c in told if c.kind == kind))
        more = len(named) - LISTED
        if named and language == "zh":
            rest = f"，另有{more}处" if more > 0 else ""
            sentences.append(f"{name.zh}：{'、'.join(named[:LISTED])}{rest}。")
        elif named:
            rest = f" and {more} more" if more > 0 else ""
            sentences.append(f"{name.en.capitalize()}: {'; '.join(named[:LISTED])}{rest}.")
    return sentences


def html_of(difference: Difference) -> str:
    """The table for a notebook; the kind of change is told by a word and a sign, never by colour."""
    style = ' style="text-align:left"'
    head = "".join(f'<th scope="col"{style}>{escape(str(title))}</th>' for title in HEADS.values())
    rows = []
    for change in difference.changes:
        texts = (
            f"{SIGNS[change.kind]} {KIND_NAMES[change.kind]}",
            str(_field(change)),
            *map(str, _values(change)),
        )
        cells = "".join(f"<td{style}>{escape(shown(text, 200))}</td>" for text in texts)
        rows.append(f'<tr><th scope="row"{style}>{escape(str(change.place))}</th>{cells}</tr>')
    return (
        f'<table lang="{"zh-CN" if language() == "zh" else "en"}"><caption{style}>{escape(_caption(difference))}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _caption(difference: Difference) -> str:
    before, after = (bp.title.in_language(language()) for bp in (difference.before, difference.after))
    return f"{shown(before, 80)} → {shown(after, 80)}" + ("" if difference else f"  {NOTHING}")


def _field(change: Change) -> Text:
    if change.column:
        return change.column.title
    return ORDER if change.kind == "moved" else Text()


def _values(change: Change) -> tuple[Text, Text]:
    if change.column:
        return change.column.said(change.before), change.column.said(change.after)
    if change.kind == "moved":
        return Text(str(change.before), str(change.before)), Text(str(change.after), str(change.after))
    return Text(), Text()


def _named(change: Change) -> Text:
    place, field = change.place, _field(change)
    if not field:
        return place
    before, after = _values(change)
    zh, en = (
        f"{shown(before.in_language(lang))} → {shown(after.in_language(lang))}" for lang in ("zh", "en")
    )
    return Text(f"{place.zh}的{field.zh}（{zh}）", f"{place.en}, {field.en} ({en})")
