"""What a blueprint task begins with, and the blueprints that answer it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import resources
from typing import Any

from ..blueprint import Blueprint, edits, from_json
from ..blueprint.cases import CASE_IDS, case
from ..errors import FinservError, unknown_word
from ..language import Text
from .question import Question

Edit = list[Any]


def task_start(question: Question) -> Blueprint:
    """The blueprint that a learner is given: ``question.blueprint["start"]`` with the edits of ``damage`` applied.

    ``start`` is the id of a case, the name of a file in ``task_blueprints``, or tables (``steps``, ``flows``,
    ``about``). Raises `FinservError` for a name that is neither, and for an edit that cannot be.
    """
    start = question.blueprint.get("start", {})
    if isinstance(start, str):
        given = _named(start)
    else:
        given = Blueprint.from_tables(
            start.get("steps", ()), start.get("flows", ()), **start.get("about", {})
        )
    return edited(given, question.blueprint.get("damage", ()))


def right_answers(question: Question) -> tuple[Blueprint, ...]:
    """Blueprints that answer the task fully, each by a way of its own; the first is shown as the solution."""
    start = task_start(question)
    return tuple(edited(start, way) for way in question.blueprint["right"])


def edited(bp: Blueprint, way: Iterable[Edit]) -> Blueprint:
    """A blueprint after edits, each a list that opens with a word of `EDITS`.

    Raises `FinservError` for an edit that is not known or cannot be.

    >>> edited(Blueprint(), [["add", {"id": "ask", "band": "customer", "name": "Ask"}]])
    Blueprint 'blueprint': 1 step, 0 flows, 0 pools
    """
    for word, *values in way:
        if word not in EDITS:
            raise FinservError(unknown_word(Text("改动", "edit"), word, EDITS))
        bp = EDITS[word](bp, *values)
    return bp


def _add(bp: Blueprint, fields: dict[str, Any]) -> Blueprint:
    return edits.add_step(bp, **fields)


def _set(bp: Blueprint, step: str, fields: dict[str, Any]) -> Blueprint:
    return edits.set_fields(bp, step, **fields)


def _about(bp: Blueprint, fields: dict[str, Any]) -> Blueprint:
    return edits.set_about(bp, **fields)


def _connect(bp: Blueprint, source: str, target: str, fields: dict[str, Any] | None = None) -> Blueprint:
    return edits.connect(bp, source, target, **(fields or {}))


def _between(bp: Blueprint, source: str, step: str, target: str) -> Blueprint:
    """The flow from source to target led over a step between them."""
    return edits.connect(edits.connect(edits.disconnect(bp, source, target), source, step), step, target)


EDITS: dict[str, Callable[..., Blueprint]] = {
    "about": _about,
    "add": _add,
    "between": _between,
    "connect": _connect,
    "disconnect": edits.disconnect,
    "flow": lambda bp, source, target, fields: edits.set_flow(bp, source, target, **fields),
    "remove": edits.remove_step,
    "set": _set,
    "unlink": lambda bp: replace(bp, flow_rows=()),
}


@functools.cache
def _named(name: str) -> Blueprint:
    if name in CASE_IDS:
        return case(name)
    folder = resources.files(__package__) / "task_blueprints"
    names = sorted(
        file.name.removesuffix(".json") for file in folder.iterdir() if file.name.endswith(".json")
    )
    if name not in names:
        raise FinservError(unknown_word(Text("蓝图", "blueprint"), name, (*CASE_IDS, *names)))
    return from_json((folder / f"{name}.json").read_text(encoding="utf-8"))
