"""Save a blueprint, or its picture."""

from __future__ import annotations

import os
from pathlib import Path

from ..atomic import named_file, write_text
from ..blueprint import Blueprint, to_json
from ..blueprint.graph import require_blueprint
from ..drawing.draw import draw
from ..errors import FinservError, shown
from ..language import Text

PICTURES = (".svg", ".gv", ".png", ".pdf")


def save(bp: Blueprint, path: str | os.PathLike[str]) -> Path:
    """Write a blueprint to a file; the ending says the format: ``.json``, or a picture (``.svg .gv .png .pdf``).

    Returns the path. The file is written whole or not at all: where it cannot be written, or ``bp`` is no blueprint,
    `FinservError` is raised and what was there is untouched.
    """
    require_blueprint(bp)
    file = named_file(path)
    ending = file.suffix.lower()
    if ending == ".json":
        return write_text(file, to_json(bp))
    if ending in PICTURES:
        return draw(bp).save(file)
    raise FinservError(
        Text(
            f"“{shown(file.name)}”存不了：不认识这种文件。可以保存的格式：{'、'.join(('.json', *PICTURES))}。",
            f"'{shown(file.name)}' cannot be saved: unknown kind of file. Kinds that can: "
            f"{', '.join(('.json', *PICTURES))}.",
        )
    )
