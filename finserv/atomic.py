"""Writing a file so that it is either the old one or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import FinservError, shown
from .language import Text


def write_bytes(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write ``content`` to ``path`` through a temporary name beside it, which is then moved into place.

    Returns the path. Raises `FinservError` where the file cannot be written; what was there before is untouched.
    """
    target = Path(path)
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise FinservError(
            Text(
                f"文件“{shown(target, 120)}”写不进去（{error.strerror or error}）。原来的内容没有改动；"
                "请检查文件夹是否存在、是否可写、磁盘是否已满，或换一个位置保存。",
                f"The file '{shown(target, 120)}' cannot be written ({error.strerror or error}). What was there is "
                "unchanged; check that the folder exists and is writable and the disk has room, or save elsewhere.",
            )
        ) from error
    return target


def write_text(path: str | os.PathLike[str], content: str) -> Path:
    """Write text as UTF-8 with ``\\n`` line ends, as `write_bytes` does."""
    return write_bytes(path, content.encode("utf-8"))


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        return 0o644
