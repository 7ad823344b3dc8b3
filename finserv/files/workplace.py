"""Where a learner's own work lies: one folder for both languages, made at first use."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import FinservError, shown
from ..language import Text


def my_work() -> Path:
    """The folder ``my_work``; made where it is missing.

    It stands beside the lessons of this kit; ``FINSERV_WORK`` in the environment names another place; without either
    it is made in the current folder. Raises `FinservError` where it cannot be made.
    """
    asked = os.environ.get("FINSERV_WORK")
    kit = Path(__file__).resolve().parents[2]
    if asked:
        folder = Path(asked)
    elif (kit / "notebooks").is_dir() and (kit / "start.py").is_file():
        folder = kit / "my_work"
    else:
        folder = Path.cwd() / "my_work"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FinservError(
            Text(
                f"建不了存放作业的文件夹“{shown(folder, 120)}”（{error.strerror}）。请检查这个位置是否可写。",
                f"The folder '{shown(folder, 120)}' for your work cannot be made ({error.strerror}). Check that the "
                "place is writable.",
            )
        ) from error
    return folder
