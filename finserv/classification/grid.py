"""The table of participation by divergence and object as a picture: HTML for notebooks, SVG for files."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..atomic import write_text
from ..chapter.services import DIVERGENCES, OBJECTS, PARTICIPATIONS
from ..errors import FinservError, shown
from ..language import Text, language
from .dimensions import Cell, class_name

FONT = "'Microsoft YaHei','SimHei','PingFang SC','Noto Sans CJK SC','DejaVu Sans',sans-serif"
INK, LINE, HEAD, PAPER = "#1b2733", "#8796a5", "#e8edf2", "#ffffff"
HERE, NEAR = "#ffe3a3", "#fff6df"
SHADES = ("#ffffff", "#e6f0f8", "#c6dff0", "#9ac7e3", "#6aaed6")
_LEFT, _WIDTH, _LINE_HEIGHT, _SIZE = 132, 138, 18, 13


@dataclass(frozen=True, slots=True)
class GridCell:
    """What a cell shows: lines of text and the colour behind them; ``bold`` draws a strong border."""

    lines: tuple[str, ...] = ()
    fill: str = PAPER
    bold: bool = False


@dataclass(frozen=True, slots=True)
class GridPicture:
    """A picture of the table; ``svg`` and ``html`` are its two forms, ``text`` says in words what it shows."""

    svg: str
    html: str
    text: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture; the ending of ``path`` is ``.svg`` or ``.html``. Returns the path.

        Raises `FinservError` for another ending, or where the file cannot be written.
        """
        forms = {".svg": self.svg, ".html": _page(self.html, self.text)}
        ending = Path(path).suffix.lower()
        if ending not in forms:
            raise FinservError(
                Text(
                    f"文件名“{shown(Path(path).name)}”要以 .svg 或 .html 结尾。",
                    f"The file name '{shown(Path(path).name)}' must end in .svg or .html.",
                )
            )
        return write_text(path, forms[ending])

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def grid_picture(title: Text, cells: Mapping[Cell, GridCell], note: Text) -> GridPicture:
    """Draw the 4 × 6 table with the given cells; cells that are not given are blank. ``note`` stands below it."""
    filled = {cell: cells.get(cell, GridCell()) for row in places() for cell in row}
    spoken = [
        f"{cell.name}: {'; '.join(shown_cell.lines)}"
        for cell, shown_cell in filled.items()
        if shown_cell.lines
    ]
    text = "\n".join([str(title), *spoken, str(note)])
    return GridPicture(svg=_svg(title, filled, note), html=_html(title, filled, note), text=text)


def places() -> list[list[Cell]]:
    """The 24 cells, row by row."""
    return [[Cell(p, d, o) for d in DIVERGENCES for o in OBJECTS] for p in PARTICIPATIONS]


def _html(title: Text, cells: Mapping[Cell, GridCell], note: Text) -> str:
    head = f'style="background-color:{HEAD};border:1px solid {LINE};padding:4px 8px;text-align:center"'
    corner = Text("顾客参与程度", "participation")
    top = "".join(
        f'<th scope="colgroup" colspan="{len(OBJECTS)}" {head}>{escape(str(class_name("divergence", d)))}</th>'
        for d in DIVERGENCES
    )
    second = "".join(
        f'<th scope="col" {head}>{escape(str(class_name("object", o)))}</th>'
        for _ in DIVERGENCES
        for o in OBJECTS
    )
    body = ""
    for row in places():
        name = escape(str(class_name("participation", row[0].participation)))
        body += f'<tr><th scope="row" {head}>{name}</th>{"".join(_html_cell(cells[c]) for c in row)}</tr>'
    return (
        f'<table lang="{_html_language()}" style="border-collapse:collapse;color:{INK}"><caption>{escape(str(title))}'
        f'</caption><thead><tr><th scope="col" rowspan="2" {head}>{corner}</th>{top}</tr><tr>{second}</tr></thead>'
        f"<tbody>{body}</tbody></table><p>{escape(str(note))}</p>"
    )


def _html_cell(cell: GridCell) -> str:
    border = f"3px solid {INK}" if cell.bold else f"1px solid {LINE}"
    style = f"background-color:{cell.fill};border:{border};padding:4px 8px;text-align:center"
    return f'<td style="{style}">{"<br>".join(escape(line) for line in cell.lines)}</td>'


def _page(html: str, text: str) -> str:
    title = escape(text.splitlines()[0])
    return (
        f'<!DOCTYPE html>\n<html lang="{_html_language()}"><head><meta charset="utf-8"><title>{title}</title>'
        f'</head><body style="font-family:{FONT}">{html}</body></html>\n'
    )


def _html_language() -> str:
    return "zh-CN" if language() == "zh" else "en"


def _svg(title: Text, cells: Mapping[Cell, GridCell], note: Text) -> str:
    columns = len(DIVERGENCES) * len(OBJECTS)
    width = _LEFT + columns * _WIDTH + 20
    parts, y = [], 44
    for i, divergence in enumerate(DIVERGENCES):
        x = 10 + _LEFT + i * len(OBJECTS) * _WIDTH
        parts.append(_box(x, y, len(OBJECTS) * _WIDTH, 30, [str(class_name("divergence", divergence))], HEAD))
        for j, thing in enumerate(OBJECTS):
            parts.append(
                _box(x + j * _WIDTH, y + 30, _WIDTH, 48, _wrap(str(class_name("object", thing))), HEAD)
            )
    parts.append(_box(10, y, _LEFT, 78, _wrap(str(Text("顾客参与程度", "participation")), _LEFT), HEAD))
    y += 78
    bold = []
    for row in places():
        lines = [[part for line in cells[cell].lines for part in _wrap(line)] for cell in row]
        height = max(54, 16 + _LINE_HEIGHT * max(len(found) for found in lines))
        name = str(class_name("participation", row[0].participation))
        parts.append(_box(10, y, _LEFT, height, _wrap(name, _LEFT), HEAD))
        for i, (cell, found) in enumerate(zip(row, lines, strict=True)):
            box = _box(10 + _LEFT + i * _WIDTH, y, _WIDTH, height, found, cells[cell].fill, cells[cell].bold)
            (bold if cells[cell].bold else parts).append(box)
        y += height
    for line in _wrap(str(note), width):
        y += 22
        parts.append(f'<text x="10" y="{y}" font-size="{_SIZE}">{escape(line)}</text>')
    spoken = "; ".join(f"{c.name}: {', '.join(g.lines)}" for c, g in cells.items() if g.lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{y + 16}" viewBox="0 0 {width} {y + 16}" '
        f'role="img" aria-labelledby="grid-title grid-text" lang="{_html_language()}" font-family="{FONT}" '
        f'fill="{INK}">\n'
        f'<title id="grid-title">{escape(str(title))}</title>\n<desc id="grid-text">{escape(spoken)}</desc>\n'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n'
        f'<text x="10" y="28" font-size="17" font-weight="bold">{escape(str(title))}</text>\n'
        + "\n".join(parts + bold)
        + "\n</svg>\n"
    )


def _box(x: int, y: int, width: int, height: int, lines: list[str], fill: str, bold: bool = False) -> str:
    border = f'stroke="{INK}" stroke-width="3"' if bold else f'stroke="{LINE}" stroke-width="1"'
    first = y + height / 2 - (len(lines) - 1) * _LINE_HEIGHT / 2 + 5
    words = "".join(
        f'<text x="{x + width / 2:g}" y="{first + i * _LINE_HEIGHT:g}" font-size="{_SIZE}" text-anchor="middle">'
        f"{escape(line)}</text>"
        for i, line in enumerate(lines)
    )
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" {border}/>{words}'


def _wrap(text: str, width: int = _WIDTH) -> list[str]:
    """Lines that fit a width: broken at blanks, and between Chinese characters."""
    room = (width - 14) / _SIZE
    lines, line = [], ""
    for piece in _pieces(text):
        if line.strip() and _ems(line + piece.rstrip()) > room:
            lines.append(line.strip())
            line = ""
        line += piece
    return [*lines, line.strip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    pieces, word = [], ""
    for ch in text:
        wide = unicodedata.east_asian_width(ch) in "WF"
        if wide and ch not in "，。；：、）？！”":
            pieces.append(word)
            word = ch
        elif ch == " " or wide:
            pieces.append(word + ch)
            word = ""
        else:
            word += ch
    return [piece for piece in [*pieces, word] if piece]


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(ch) in "WFA" else 0.56 for ch in text)
