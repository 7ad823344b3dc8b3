"""The chapter's table as a picture in which one sees where a service lies, and its neighbours."""

from __future__ import annotations

from ..chapter import chapter_services, classification_doubts
from ..errors import FinservError, unknown_word
from ..language import Text, language
from .classify import Classification
from .dimensions import Cell, neighbours
from .grid import HERE, NEAR, PAPER, GridCell, GridPicture, grid_picture

DOUBTFUL = Text(
    "带“?”的四格最没有把握；整张表的格子位置是按讲义第16页复原的。",
    "The four cells with '?' are least sure; all places are restored from slide 16.",
)


def table_picture(service: Classification | str | None = None, name: str = "") -> GridPicture:
    """Draw the chapter's table; the cell of a service carries ``●`` and a strong border, its neighbours ``○``.

    Parameters: ``service`` is a `Classification`, or the id of one of the 19 services, or None for the bare table;
    ``name`` is written beside ``●``. Neighbours differ in one dimension, by one step. Raises `FinservError` for an
    unknown id, or where the class of the service is not settled. Source: slide 16, layout reconstructed.

    >>> picture = table_picture("counter_cash")
    >>> "● counter cash" in picture.text, picture.text.count("○")
    (True, 6)
    """
    services = chapter_services()
    here, name = _place(service, name)
    near = neighbours(here) if here else ()
    doubts = classification_doubts().set_index("id")["cell_certainty"]
    cells = {cell: _marked(cell, here, near, name) for cell in (*near, *([here] if here else []))}
    for row in services.to_dict("records"):
        cell = Cell(row["participation"], row["divergence"], row["object"])
        words = row[f"name_{language()}"]
        label = words + ("\u00a0?" if doubts[row["id"]] == "least_sure" else "")
        old = cells.get(cell, GridCell())
        if cell == here and words == name:
            lines = (f"● {label}",)
        elif cell in near:
            lines = (f"○ {label}",)
        else:
            lines = (*old.lines, label)
        cells[cell] = GridCell(lines, old.fill, old.bold)
    return grid_picture(
        Text("金融服务对象分类表", "Classification table of financial services"), cells, _note(here)
    )


def _place(service: Classification | str | None, name: str) -> tuple[Cell | None, str]:
    if service is None:
        return None, name
    if isinstance(service, Classification):
        if service.place is None:
            raise FinservError(
                Text(
                    "这项服务的类别还没有定，画不到表里。"
                    + "".join(text.zh for text in service.problem_texts),
                    "The class of this service is not settled, so it has no place in the table. "
                    + " ".join(text.en for text in service.problem_texts),
                )
            )
        return service.place, name or str(Text("这项服务", "this service"))
    rows = {row["id"]: row for row in chapter_services().to_dict("records")}
    if service not in rows:
        raise FinservError(unknown_word(Text("服务", "service"), service, rows))
    row = rows[service]
    return Cell(row["participation"], row["divergence"], row["object"]), name or row[f"name_{language()}"]


def _marked(cell: Cell, here: Cell | None, near: tuple[Cell, ...], name: str) -> GridCell:
    if cell == here:
        return GridCell((f"● {name}",), HERE, True)
    return GridCell(("○",), NEAR) if cell in near else GridCell((), PAPER)


def _note(here: Cell | None) -> Text:
    if here is None:
        return DOUBTFUL
    return Text(
        f"● 所在的格：{here.name.zh}。○ 相邻的格：只差一个维度、只差一步。{DOUBTFUL.zh}",
        f"● its cell: {here.name.en}. ○ neighbours: one dimension differs, by one step. {DOUBTFUL.en}",
    )
