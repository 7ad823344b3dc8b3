"""The run lab before its cell is run: the picture, with a result or with what is to be predicted."""

from __future__ import annotations

import html
from typing import Any

from ..blueprint import Blueprint
from ..errors import FinservError
from ..simulation import simulate
from .run_lab_prediction import asked
from .run_lab_results import results
from .run_lab_runs import LabRuns, Pair
from .run_lab_words import LABELS

FACE_DAYS = 5


def face_html(runs: LabRuns, picture: dict[str, Any], predict: bool) -> str:
    """A page that needs no kernel: the same for the same blueprint and language. With ``predict`` no result shows."""
    parts = [f"<p><b>{_safe(face_text(runs.blueprint))}</b></p><p><i>{LABELS['run']}</i></p>"]
    parts.append(f'<img alt="{_safe(picture["alt"])}" src="{picture["src"]}" style="max-width:100%">')
    try:
        parts += _asked(runs.blueprint) if predict and runs.blueprint.pool_rows else _result(runs)
    except FinservError as error:
        parts.append(f"<p>{_safe(str(error))}</p>")
    return "".join(parts)


def face_text(bp: Blueprint) -> str:
    """One line: what this is and which blueprint it runs."""
    return f"{LABELS['title']}: {bp.title}"


def _asked(bp: Blueprint) -> list[str]:
    question = asked(bp)
    pools = "".join(f"<li>{_safe(option['text'])}</li>" for option in question["options"])
    return [
        f"<p>{_safe(question['known'])}</p>",
        _table(question["head"], question["rows"]),
        f"<p>{_safe(str(LABELS['which']))}</p><ul>{pools}</ul><p>{_safe(str(LABELS['fall']))}</p>",
    ]


def _result(runs: LabRuns) -> list[str]:
    run = simulate(runs.blueprint, days=FACE_DAYS, engine="plain", **runs.start.of_simulate(runs.blueprint))
    shown = results(Pair(run, run, True), run.bottleneck())
    keep = (0, 2, 3)
    rows = [[row[i] for i in keep] for row in shown["table"]["rows"]]
    return [f"<p>{_safe(shown['sentence'])}</p>", _table([shown["table"]["head"][i] for i in keep], rows)]


def _table(head: list[str], rows: list[list[str]]) -> str:
    first = "".join(f'<th scope="col">{_safe(text)}</th>' for text in head)
    body = "".join(
        f'<tr><th scope="row">{_safe(row[0])}</th>'
        + "".join(f"<td>{_safe(text)}</td>" for text in row[1:])
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table>"


def _safe(text: str) -> str:
    return html.escape(text)
