"""The design lab before its cell is run: the blueprint, how far each method fits, what is asked, and the moves."""

from __future__ import annotations

import html
from typing import Any

from ..blueprint import Blueprint
from ..language import Text
from .design_lab_words import LABELS

METHOD_HEAD = Text("设计方法|适合程度|理由", "design method|fit|reasons")
MOVE_HEAD = Text("做法|依据|可以用在", "move|principle|where it applies")


def face_html(
    bp: Blueprint,
    picture: dict[str, Any],
    fits: list[tuple[str, str, str]],
    asked: dict[str, Any] | None,
    moves: list,
) -> str:
    """A page that needs no kernel, the same for the same blueprint, method and language; it shows no result."""
    parts = [f"<p><b>{_safe(face_text(bp))}</b></p><p><i>{_safe(str(LABELS['run']))}</i></p>"]
    parts.append(f'<img alt="{_safe(picture["alt"])}" src="{picture["src"]}" style="max-width:100%">')
    parts.append(_table(METHOD_HEAD, fits))
    if asked is not None:
        questions = "".join(
            f"<li>{_safe(q['label'])}: {_safe(' / '.join(c['label'] for c in q['choices']))}</li>"
            for q in asked["questions"]
        )
        parts.append(f"<p>{_safe(asked['ask'])}</p><ul>{questions}</ul>")
    stop = str(Text("、", ", "))
    parts.append(
        _table(
            MOVE_HEAD,
            [(m["name"], m["principle"], stop.join(p["place"] for p in m["can"]) or "–") for m in moves],
        )
    )
    return "".join(parts)


def face_text(bp: Blueprint) -> str:
    """One line: what this is and which blueprint it redesigns."""
    return f"{LABELS['title']}: {bp.title}"


def _table(heads: Text, rows: list[tuple[str, str, str]]) -> str:
    head = "".join(f'<th scope="col">{_safe(text)}</th>' for text in str(heads).split("|"))
    body = "".join(
        f'<tr><th scope="row">{_safe(row[0])}</th>'
        + "".join(f"<td>{_safe(text)}</td>" for text in row[1:])
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _safe(text: str) -> str:
    return html.escape(text)
