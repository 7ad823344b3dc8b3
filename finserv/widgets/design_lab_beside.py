"""The kept designs in columns beside the starting one, and the file in which one of them is saved."""

from __future__ import annotations

from typing import Any

from ..blueprint import Blueprint
from ..drawing.draw import draw
from ..errors import FinservError
from ..files.workplace import my_work
from ..language import Text
from .design_lab_design import MOST_KEPT, NAME_LIMIT, Design, Kept
from .design_lab_figures import DesignRuns, titled, written
from .design_lab_words import FULL, NAMELESS, REMOVE, SAME_NAME, START
from .studio_files import plain_name, saved_copy

MEASURE = Text("指标", "measure")
VERDICT = Text("总的来说", "on the whole")
MOVES = Text("做了几项", "moves made")
LOWEST = Text("{value} ▼ 最低", "{value} ▼ lowest")
WORDS = {
    "better": Text("✓ 更好", "✓ better"),
    "worse": Text("✗ 更差", "✗ worse"),
    "mixed": Text("± 有得有失", "± mixed"),
    "same": Text("＝ 看不出差别", "= no difference"),
    "unknown": Text("–", "–"),
}


def with_kept(kept: tuple[Kept, ...], name: Any, design: Design) -> tuple[Kept, ...]:
    """The kept designs and one more; raises `FinservError` where it has no name, a name taken, or no room."""
    name = " ".join(str(name or "").split())
    if not name or len(name) > NAME_LIMIT:
        raise FinservError(NAMELESS)
    if name in [one.name for one in kept]:
        raise FinservError(SAME_NAME.format(name=name))
    if len(kept) >= MOST_KEPT:
        raise FinservError(FULL)
    return (*kept, Kept(name, design))


def beside(runs: DesignRuns, kept: tuple[Kept, ...]) -> dict[str, Any] | None:
    """A column a design: its figures, the lowest marked in words, and the judgement; None where none is kept."""
    if not kept:
        return None
    judged = [runs.best(one.design) for one in kept]
    ids = dict.fromkeys(figure.id for judgement in judged for figure in judgement.figures)
    rows = [[str(MOVES), "0", *(str(len(one.design.turns)) for one in kept)]]
    for name in ids:
        columns = [{figure.id: figure for figure in judgement.figures}.get(name) for judgement in judged]
        known = next(figure for figure in columns if figure is not None)
        values = [known.before, *(figure.after if figure is not None else None for figure in columns)]
        rows.append(
            [titled(known), *_marked([written(known, v) for v in values], values, known.lower is True)]
        )
    rows.append([str(VERDICT), "–", *(str(WORDS[judgement.word]) for judgement in judged)])
    removes = [{"key": f"kept:{n}", "label": str(REMOVE.format(name=one.name))} for n, one in enumerate(kept)]
    return {"head": [str(MEASURE), str(START), *(one.name for one in kept)], "rows": rows, "removes": removes}


def _marked(shown: list[str], values: list[float | None], wanted: bool) -> list[str]:
    known = [value for value in values if value is not None]
    if not wanted or not known or max(known) == min(known):
        return shown
    lowest = min(known)
    return [str(LOWEST.format(value=s)) if v == lowest else s for s, v in zip(shown, values, strict=True)]


def save(bp: Blueprint, design: Design, name: Any, replace: bool) -> str | None:
    """Write a design as a blueprint and as a picture with its changes marked; None where the name is taken."""
    word = plain_name(str(name or ""))
    after = design.redesign(bp).after
    if saved_copy(after, word, replace) is None:
        return None
    draw(after, since=bp).save(my_work() / f"{word}.svg")
    return word
