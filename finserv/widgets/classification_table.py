"""The chapter's table to explore: choose a cell and read who lives there and what follows for design."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from ..chapter import class_examples, classification_doubts
from ..classification import Cell, implications, neighbours, services_in, table_picture
from ..classification.dimensions import class_name
from ..errors import FinservError
from ..language import Text, language
from .assets import css, javascript
from .friendly import friendly
from .place_table import classification_cells

LABELS = {
    "title": Text("金融服务对象分类表", "Classification table of financial services"),
    "choose": Text("选一格看看（用 Tab 和回车键也可以）", "Choose a cell (Tab and Enter work too)"),
    "services": Text("教材放在这一格的服务", "The chapter's services in this cell"),
    "empty": Text("教材在这一格没有放服务。", "The chapter has no service in this cell."),
    "near": Text("相邻的格（只差一个维度、一步）", "Neighbouring cells (one dimension differs, by one step)"),
    "follows": Text("对设计意味着什么", "What follows for design"),
    "doubt": Text(
        "位置最没有把握，按课件残存的内容复原",
        "its place is least sure, restored from what is left of the slide",
    ),
    "examples": Text("教材的其他例子", "Other examples of the chapter"),
    "run": Text("运行本单元格，就可以点开每一格。", "Run this cell to open each cell."),
}
BRACKETS = Text("（{what}）", " ({what})")


class ClassificationTable(anywidget.AnyWidget):
    """The 4 × 6 table as buttons; the chosen cell is explained below it. Source: slide 16, layout reconstructed."""

    _esm = javascript("form.js", "classification_table.js")
    _css = css("form.css", "question_card.css", "classification.css")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self._cell = Cell("interaction", "low", "goods")
        self._message = Text()
        self.last_traceback = ""
        self._show()
        self.on_msg(self._received)

    def _say(self, text: Text) -> None:
        self._message = text
        self._show()

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        self._message = Text()
        if content.get("type") == "choose":
            self._cell = _cell(str(content.get("cell")))
        self._show()

    def _show(self) -> None:
        table = classification_cells()
        doubtful = set(classification_doubts().query("cell_certainty == 'least_sure'")["id"])
        cells = {}
        for row in table["rows"]:
            for column in table["columns"]:
                key = f"{row['id']}|{column['id']}"
                cells[key] = [
                    name + (" ?" if id_ in doubtful else "")
                    for id_, name in services_in(_cell(key))[["id", f"name_{language()}"]].itertuples(
                        index=False
                    )
                ]
        self.view = {
            "language": language(),
            "labels": {key: str(text) for key, text in LABELS.items()},
            "table": table,
            "cells": cells,
            "chosen": "|".join(self._cell),
            "name": str(self._cell.name),
            "details": _details(self._cell, doubtful),
            "message": str(self._message),
        }

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        data["text/html"] = f"{table_picture().html}<p><i>{LABELS['run']}</i></p>"
        data["text/plain"] = str(LABELS["title"])
        return data, metadata


def _cell(key: str) -> Cell:
    table = classification_cells()
    known = {f"{row['id']}|{column['id']}" for row in table["rows"] for column in table["columns"]}
    if key not in known:
        raise FinservError(Text("没有这一格。", "There is no such cell."))
    return Cell(*key.split("|"))


def _details(cell: Cell, doubtful: set[str]) -> list[dict[str, Any]]:
    names = [
        f"{name}{BRACKETS.format(what=LABELS['doubt'])}" if id_ in doubtful else name
        for id_, name in services_in(cell)[["id", f"name_{language()}"]].itertuples(index=False)
    ]
    follows = implications(participation=cell.participation, divergence=cell.divergence, object=cell.object)
    return [
        {"title": str(LABELS["services"]), "lines": names or [str(LABELS["empty"])]},
        {"title": str(LABELS["follows"]), "lines": list(follows[f"text_{language()}"])},
        {"title": str(LABELS["examples"]), "lines": _examples(cell)},
        {"title": str(LABELS["near"]), "lines": [str(near.name) for near in neighbours(cell)]},
    ]


def _examples(cell: Cell) -> list[str]:
    """The chapter's examples of each class that makes up a cell, a line a class."""
    rows = class_examples().to_dict("records")
    lines = []
    for dimension in ("participation", "divergence", "object"):
        word = getattr(cell, dimension)
        found = [
            r[f"example_{language()}"] for r in rows if (r["dimension"], r["value"]) == (dimension, word)
        ]
        if found:
            told = Text("、".join(found), ", ".join(found))
            lines.append(
                str(
                    Text("{name}：{told}", "{name}: {told}").format(
                        name=class_name(dimension, word), told=told
                    )
                )
            )
    return lines
