"""What the studio can open, and where it saves: the cases, and blueprints under ``my_work``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..atomic import write_text
from ..blueprint import Blueprint, to_json
from ..blueprint.cases import CASE_IDS, case
from ..blueprint.json_form import FORMAT
from ..errors import FinservError
from ..files import load
from ..files.workplace import my_work
from .studio_words import BAD_NAME, CASES, NOTHING, WORK

NAME_LIMIT = 60
HEAD = 400
"""How many characters of a file are looked at to see whether it is a blueprint's."""


def plain_name(name: str) -> str:
    """A name to save under, without its ending; raises `FinservError` for one that could lead elsewhere.

    >>> plain_name("my_loan.json")
    'my_loan'
    """
    word = name.strip().removesuffix(".json")
    if not word.replace("_", "").replace("-", "").isalnum() or len(word) > NAME_LIMIT:
        raise FinservError(BAD_NAME)
    return word


def sources() -> list[dict[str, str]]:
    """What can be opened, as choices: nothing, each case, each blueprint file of ``my_work``."""
    cases = [{"value": f"case:{id}", "label": str(case(id).title), "group": str(CASES)} for id in CASE_IDS]
    files = [
        {"value": f"file:{file.stem}", "label": file.name, "group": str(WORK)}
        for file in sorted(my_work().glob("*.json"))
        if _is_blueprint(file)
    ]
    return [{"value": "nothing", "label": str(NOTHING)}, *cases, *files]


def opened(source: str) -> Blueprint:
    """The blueprint of one of the `sources`; raises `FinservError` where it cannot be read."""
    kind, _, name = source.partition(":")
    if kind == "case":
        return case(name)
    if kind == "file":
        return load(my_work() / f"{plain_name(name)}.json")
    return Blueprint()


def saved_copy(bp: Blueprint, name: str, replace: bool) -> Path | None:
    """Write the blueprint under a name; None where the name is taken and ``replace`` is not said."""
    file = my_work() / f"{plain_name(name)}.json"
    if file.exists() and not replace:
        return None
    return write_text(file, to_json(bp))


def _is_blueprint(file: Path) -> bool:
    try:
        with file.open(encoding="utf-8") as text:
            return FORMAT in text.read(HEAD) and bool(plain_name(file.stem))
    except (OSError, ValueError):
        return False


def file_name(bp: Blueprint, ending: str) -> str:
    """A name for a download."""
    return f"{bp.id}{ending}"


def named(source: str) -> Any:
    """What a source is called in a message."""
    return next((choice["label"] for choice in sources() if choice["value"] == source), source)
