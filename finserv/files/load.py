"""Open a blueprint file."""

from __future__ import annotations

import os
from pathlib import Path

from ..atomic import named_file
from ..blueprint import Blueprint, from_json
from ..blueprint.json_form import SIZE_LIMIT
from ..errors import FinservError, shown
from ..language import Text

READERS = {".json": from_json}


def load(path: str | os.PathLike[str]) -> Blueprint:
    """The blueprint in a file; the ending of its name says the format (``.json``).

    Raises `FinservError` where the file is missing, too large, not text in UTF-8, cut off, or no blueprint.

    >>> load("nowhere.json")
    Traceback (most recent call last):
        ...
    finserv.errors.FinservError: There is no file 'nowhere.json'. Check the name and the folder.
    """
    file = named_file(path)
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise FinservError(
            Text(
                f"“{shown(file.name)}”打不开：不认识这种文件。可以打开的格式：{'、'.join(READERS)}。",
                f"'{shown(file.name)}' cannot be opened: unknown kind of file. Kinds that can: {', '.join(READERS)}.",
            )
        )
    return reader(_read(file))


def _read(file: Path) -> str:
    name = shown(file, 120)
    try:
        if file.stat().st_size > 4 * SIZE_LIMIT:
            raise FinservError(
                Text(
                    f"文件“{name}”太大，不像是蓝图文件。",
                    f"The file '{name}' is too large to be a blueprint file.",
                )
            )
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FinservError(
            Text(
                f"没有文件“{name}”。请检查文件名和文件夹。",
                f"There is no file '{name}'. Check the name and the folder.",
            )
        ) from None
    except UnicodeDecodeError as error:
        if error.end >= len(error.object) and error.reason == "unexpected end of data":
            raise FinservError(
                Text(
                    f"文件“{name}”在一个字的中间断掉了，可能没有存完整。请换一个备份，或重新保存一次。",
                    f"The file '{name}' ends in the middle of a character; it may be cut off. Use a copy, or save it "
                    "again.",
                )
            ) from None
        raise FinservError(
            Text(
                f"文件“{name}”不是 UTF-8 编码的文本。请用“UTF-8”编码另存一次再打开。",
                f"The file '{name}' is not text in UTF-8. Save it again as UTF-8 and open that.",
            )
        ) from None
    except (OSError, ValueError) as error:
        if isinstance(error, FinservError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise FinservError(
            Text(f"文件“{name}”读不出来（{reason}）。", f"The file '{name}' cannot be read ({reason}).")
        ) from None
