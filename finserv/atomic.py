"""Writing a file so that it is either the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import tempfile
import time
from pathlib import Path

from .errors import FinservError, shown
from .language import Text

_REASONS = {
    errno.ENOENT: Text("所在的文件夹不存在", "its folder does not exist"),
    errno.ENOTDIR: Text("路径中有一段不是文件夹", "a part of its path is not a folder"),
    errno.EISDIR: Text("这是一个文件夹", "it is a folder"),
    errno.EACCES: Text(
        "没有写入权限，或文件正被别的程序打开", "no right to write, or another program has it open"
    ),
    errno.EPERM: Text("没有写入权限", "no right to write"),
    errno.EROFS: Text("所在的磁盘是只读的", "its disk is read-only"),
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.ENAMETOOLONG: Text("文件名太长", "its name is too long"),
}


def named_file(path: object) -> Path:
    """The file that ``path`` names; raises `FinservError` where it is no file name."""
    if not isinstance(path, (str, os.PathLike)):
        raise FinservError(
            Text(
                f"文件名要写成文字，例如 deposit.json，而不是“{shown(path)}”。",
                f"the name of a file is text, for example deposit.json, not '{shown(path)}'.",
            )
        )
    return Path(path)


def write_bytes(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write ``content`` to ``path`` through a temporary name beside it, which is then moved into place.

    A link is followed, so that the file that it leads to is written; a file marked read-only is left alone. Returns
    the path. Raises `FinservError` where the file cannot be written; what was there before is untouched.
    """
    temporary = None
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        _sweep(target)
        handle, temporary = tempfile.mkstemp(
            prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent
        )
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
    return Path(path)


def write_text(path: str | os.PathLike[str], content: str) -> Path:
    """Write text as UTF-8 with ``\\n`` line ends, as `write_bytes` does."""
    return write_bytes(path, content.encode("utf-8"))


def _sweep(target: Path) -> None:
    """Remove what writers of this file that were killed an hour ago or earlier have left beside it."""
    long_ago = time.time() - 3600
    for part in target.parent.glob(f".{glob.escape(target.name[:40])}.*.part"):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime < long_ago:
                part.unlink()


def _mode(target: Path) -> int:
    if not target.exists():
        return 0o644
    with target.open(
        "r+b"
    ):  # raises where this user may not write it, though the folder would let it be replaced
        return target.stat().st_mode & 0o777


def _not_written(path: str | os.PathLike[str], error: OSError | ValueError) -> FinservError:
    number = error.errno if isinstance(error, OSError) else None
    other = shown(getattr(error, "strerror", None) or error)
    reason = _REASONS.get(number, Text(other, other))
    return FinservError(
        Text(
            f"文件“{shown(path, 120)}”写不进去：{reason.zh}。原来的内容没有改动。"
            "请处理好这个原因，或换一个位置、换一个文件名保存。",
            f"The file '{shown(path, 120)}' cannot be written: {reason.en}. What was there is unchanged. "
            "Mend the cause, or save in another place or under another name.",
        )
    )
