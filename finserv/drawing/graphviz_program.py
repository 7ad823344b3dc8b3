"""Which program draws: the one named by ``FINSERV_DOT``, else graphviz-pure, else the ``dot`` of this machine.

graphviz-pure comes with the package's requirements and draws SVG the same on every machine. PNG and PDF are drawn
by Graphviz itself, because only it has the fonts of the machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from graphviz.backend import dot_command

from ..errors import FinservError, shown
from ..language import Text

VARIABLE = "FINSERV_DOT"
_PURE = "graphviz-pure"
_LONGEST_SECONDS = 120
_PIXELS_PER_INCH = "144"
_HOW_TO_INSTALL = Text(
    "安装 Graphviz：Windows 用 winget install graphviz，macOS 用 brew install graphviz，"
    "Debian 或 Ubuntu 用 sudo apt install graphviz fonts-noto-cjk，然后重新启动 Python",
    "Install Graphviz: on Windows winget install graphviz, on macOS brew install graphviz, on Debian or Ubuntu "
    "sudo apt install graphviz fonts-noto-cjk, and restart Python",
)


def svg_program() -> Path:
    """The program that draws SVG. Raises `FinservError` where there is none."""
    program = _named() or _pure() or _system()
    if program is None:
        raise FinservError(
            Text(
                "找不到画图的程序。请运行 pip install graphviz-pure。也可以{how}。",
                "No program that draws was found. Run pip install graphviz-pure. Or: {how}.",
            ).format(how=_HOW_TO_INSTALL)
        )
    return program


def print_program() -> Path:
    """The program that draws PNG and PDF. Raises `FinservError` where there is none, and says how to mend it."""
    named = _named()
    program = named if named and _PURE not in named.name else _system()
    if program is None:
        raise FinservError(
            Text(
                "PNG 和 PDF 要用本机的 Graphviz（dot 程序）来画，这台电脑上没有。请存成 .svg，"
                "用浏览器打开后可以打印成 PDF；或者{how}。",
                "PNG and PDF are drawn by Graphviz (the program dot), which this machine lacks. Save as .svg, which "
                "a browser opens and prints to PDF. Or: {how}.",
            ).format(how=_HOW_TO_INSTALL)
        )
    return program


def draw_with(program: Path, source: str, format: str) -> bytes:
    """Draw DOT ``source`` in ``format`` (``svg png pdf json``). Raises `FinservError` where the program fails."""
    command = [os.fspath(program), "-Kdot", f"-T{format}"]
    if format == "png":
        command.append(f"-Gdpi={_PIXELS_PER_INCH}")
    try:
        done = subprocess.run(
            command,
            input=source.encode("utf-8"),
            capture_output=True,
            timeout=_LONGEST_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        problem = done.stderr.decode("utf-8", "replace") if done.returncode or not done.stdout else ""
    except (OSError, subprocess.TimeoutExpired) as error:
        problem = str(error)
    if problem:
        raise FinservError(
            Text(
                f"画图程序“{shown(program.name)}”出错：{shown(problem, 200)}。请检查环境变量 {VARIABLE}，"
                "或重新安装 graphviz-pure。",
                f"The drawing program '{shown(program.name)}' failed: {shown(problem, 200)}. Check the environment "
                f"variable {VARIABLE}, or install graphviz-pure anew.",
            )
        )
    return done.stdout


def has_chinese_font() -> bool:
    """Whether this machine has a font for Chinese, as far as fontconfig can tell (yes where there is none)."""
    lister = shutil.which("fc-list")
    if lister is None:
        return True
    done = subprocess.run(
        [lister, ":lang=zh", "family"], capture_output=True, timeout=_LONGEST_SECONDS, check=False
    )
    return done.returncode != 0 or bool(done.stdout.strip())


def use_for_every_graph() -> None:
    """Let the graphviz package draw with the same program, so that a bare Digraph shows itself in a notebook too."""
    try:
        program = _named() or _pure()
    except FinservError:
        return
    if program is not None:
        dot_command.DOT_BINARY = program


def _named() -> Path | None:
    name = os.environ.get(VARIABLE, "").strip()
    if not name:
        return None
    found = shutil.which(name)
    if found is None:
        raise FinservError(
            Text(
                f"环境变量 {VARIABLE} 指向的程序“{shown(name, 120)}”找不到。请改正它，或删掉这个变量。",
                f"The environment variable {VARIABLE} names '{shown(name, 120)}', which is not there. "
                "Correct it, or remove the variable.",
            )
        )
    return Path(found)


def _pure() -> Path | None:
    """graphviz-pure beside this Python, which need not be on the PATH, or anywhere on the PATH."""
    folders = [Path(sys.executable).parent, sysconfig.get_path("scripts")]
    user = f"{os.name}_user"
    if user in sysconfig.get_scheme_names():
        folders.append(sysconfig.get_path("scripts", user))
    for folder in folders:
        found = shutil.which(_PURE, path=os.fspath(folder))
        if found:
            return Path(found)
    found = shutil.which(_PURE)
    return Path(found) if found else None


def _system() -> Path | None:
    found = shutil.which("dot")
    return Path(found) if found else None


use_for_every_graph()
