#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""The kit's two commands: `python3 start.py` opens the first lesson, `python3 start.py test` passes the tests.

The first run makes `.venv` beside this file and installs `requirements.lock` into it; a later one goes straight on.
Standard library only, and readable by old Pythons, so that they too get a sentence and not a SyntaxError.
"""
from __future__ import print_function

import argparse
import ast
import hashlib
import locale
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "finserv.stamp")
LOCK = os.path.join(ROOT, "requirements.lock")
# pip's setting: uv's variable, and what stands between several values there.
PIP_TO_UV = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "constraint": ("UV_CONSTRAINT", " "),
    "no-index": ("UV_NO_INDEX", " "),
    "cert": ("SSL_CERT_FILE", " "),
    "client-cert": ("SSL_CLIENT_CERT", " "),
    "proxy": ("ALL_PROXY", " "),
    "timeout": ("UV_HTTP_TIMEOUT", " "),
    "default-timeout": ("UV_HTTP_TIMEOUT", " "),
}


def say(zh, en):
    print(zh + " / " + en)
    sys.stdout.flush()


def stop(zh, en):
    sys.exit(zh + " / " + en)


def need_python(version):
    """Turn away a Python that is too old."""
    if version < (3, 11):
        here = "{}.{}".format(*version[:2])
        stop(
            "需要 Python 3.11 或更新的版本，这里是 " + here + "：请安装新版本，再用它运行 start.py。",
            "Python 3.11 or newer is needed, this is " + here + ": install a newer one and run start.py with it.",
        )


def choose_language(asked, environ, system):
    """`zh` or `en`: what was asked for, else `FINSERV_LANGUAGE`, else the locale that the system names."""
    for word in (asked, environ.get("FINSERV_LANGUAGE")):
        if word in ("zh", "en"):
            return word
    named = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or system or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def pip_settings(listing):
    """What `pip config list` tells, strongest last: the file's [global], its [install], the environment."""
    found = {"global": {}, "install": {}, ":env:": {}}
    for line in listing.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in found:
            found[section][key] = ast.literal_eval(value)
    return dict(found["global"], **dict(found["install"], **found[":env:"]))


def uv_variables(settings, environ):
    """The environment in which uv finds packages where pip does; what is set for uv already stays."""
    added = {}
    for key, (variable, between) in PIP_TO_UV.items():
        words = str(settings.get(key, "")).split()
        if words and variable not in environ:
            if key in ("find-links", "constraint"):
                words = [os.path.abspath(word) if os.path.exists(word) else word for word in words]
            added[variable] = between.join(words)
    if "UV_INDEX" in added and "UV_INDEX_STRATEGY" not in environ:
        added["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # pip's way: the best of all indexes, not of the first
    return added


def child_environment():
    """The environment for what is started here: the caller's, less what would lead out of `.venv`."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "PYTHONPATH")}
    return dict(kept, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0", PIP_DISABLE_PIP_VERSION_CHECK="1")


def runs(command, environ=None, quiet=True):
    """Whether a command can be started and ends well."""
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.call(command, env=environ or child_environment(), stdout=sink, stderr=sink, cwd=ROOT) == 0
    except OSError:
        return False


def wanted_stamp():
    """Two lines: which Python stands in which folder, and what is to be installed."""
    content = hashlib.sha256()
    settings = os.path.join(ROOT, "jupyter")
    files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(settings) for name in names)
    for path in [LOCK, os.path.join(ROOT, "pyproject.toml")] + files:
        with open(path, "rb") as file:
            content.update(file.read() + b"\0")
    return ["{} {}".format(sys.version.split()[0], ROOT), content.hexdigest()]


def present_stamp():
    """The stamp of a finished installation whose Python still runs; empty lines where there is none."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, ValueError):
        return ["", ""]
    here = "import sys, importlib.util as u; sys.exit(not (u.find_spec('jupyterlab') and u.find_spec('finserv')))"
    return lines if len(lines) == 2 and runs([PYTHON, "-c", here]) else ["", ""]


def make_environment(uv):
    """An empty `.venv`, by uv or by what Python brings; says the line that mends it where neither can."""
    if os.path.lexists(VENV):
        try:
            shutil.rmtree(VENV) if os.path.isdir(VENV) and not os.path.islink(VENV) else os.remove(VENV)
        except OSError as error:
            why = " ({})".format(error)
            stop("旧的 .venv 删不掉：请先关闭 JupyterLab。", "The old .venv cannot be removed: close JupyterLab." + why)
    if uv and runs([uv, "venv", "--quiet", "--python", sys.executable, VENV]):
        return
    if runs([sys.executable, "-m", "venv", VENV]):
        return
    if runs([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV]) and pip_into_venv():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    managers = {"apt-get": "apt install python3-venv", "dnf": "dnf install python3-pip", "pacman": "pacman -S python-pip"}
    mend = next(("sudo " + managers[name] for name in managers if shutil.which(name)), "install uv")
    stop("缺少 uv、ensurepip 和 pip，请先运行：" + mend, "uv, ensurepip and pip are all missing; first run: " + mend)


def pip_into_venv():
    """The command of a pip that installs into `.venv`: its own, or that of the Python used here."""
    pips = [[PYTHON, "-m", "pip"], [sys.executable, "-m", "pip", "--python", PYTHON]]
    return next((pip for pip in pips if runs(pip + ["--version"])), None)


def installers(uv, pip, source):
    """The commands, with their environments, that can install into `.venv`, best first: uv, then pip."""
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    if not uv and pip:
        own = os.path.join(os.path.dirname(PYTHON), "uv.exe" if os.name == "nt" else "uv")
        uv = own if runs(pip + ["install", "--quiet", "uv"] + source) and os.path.exists(own) else None
    if uv:
        asked = (pip or [sys.executable, "-m", "pip"]) + ["config", "list"]
        told = subprocess.run(asked, env=child_environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        settings = pip_settings(told.stdout.decode("utf-8", "replace")) if told.returncode == 0 else {}
        environ = child_environment()
        yield [uv, "pip", "install", "--python", PYTHON] + quiet + source, dict(environ, **uv_variables(settings, environ))
    if pip:
        yield pip + ["install"] + quiet + source, child_environment()


def set_up(wheels=None):
    """Make `.venv` what the lock says; nothing to do where the stamp tells that it is."""
    wanted, present = wanted_stamp(), present_stamp()
    if present == wanted:
        return
    if not os.access(ROOT, os.W_OK):
        stop("这个文件夹不可写，请把它复制到自己的目录：" + ROOT, "This folder is read-only; copy it to one of your own.")
    uv = shutil.which("uv")
    uv = uv if uv and runs([uv, "--version"]) else None
    if present[0] == wanted[0]:
        os.remove(STAMP)
    else:
        say("正在准备（1/2）：建立 .venv …", "Preparing (1/2): making .venv …")
        make_environment(uv)
    say("正在准备（2/2）：安装软件包，第一次需要几分钟…", "Preparing (2/2): installing packages, the first time takes minutes …")
    source = ["--no-index", "--find-links", os.path.abspath(wheels)] if wheels else []
    for install, environ in installers(uv, pip_into_venv(), source):
        if runs(install + ["--no-deps", "-r", LOCK], environ, quiet=False) and runs(
            install + ["--no-deps", "--no-build-isolation", "-e", ROOT], environ, quiet=False
        ):
            break
    else:
        stop("安装没有完成：请检查网络后再试，或用 --wheels 文件夹。", "Not installed: check the network and try again, or use --wheels FOLDER.")
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write("\n".join(wanted))


def become(command, environ):
    """Go on as another program; where a process cannot be replaced, wait for it and end as it does."""
    os.chdir(ROOT)
    if os.name == "nt":
        sys.exit(subprocess.call(command, env=environ))
    os.execve(command[0], command, environ)


def lab_command(language, port, browser):
    """JupyterLab on the first lesson in a language."""
    command = [PYTHON, "-m", "jupyterlab", "--ServerApp.root_dir=" + ROOT]
    command.append("--LabApp.default_url=/lab/tree/notebooks/{}/0_start.ipynb".format(language))
    command += ["--port", str(port)] if port else []
    command += [] if browser else ["--no-browser"]
    return command + (["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])


def lab_environment(language, environ):
    """The environment in which JupyterLab itself speaks the language too."""
    settings = [os.path.join(ROOT, "jupyter", language)] + environ.get("JUPYTER_CONFIG_PATH", "").split(os.pathsep)
    return dict(environ, FINSERV_LANGUAGE=language, JUPYTER_CONFIG_PATH=os.pathsep.join(filter(None, settings)))


def main(arguments):
    need_python(sys.version_info)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    own, tests = arguments, None
    if "test" in arguments:
        own, tests = arguments[: arguments.index("test")], arguments[arguments.index("test") + 1 :]
    parser = argparse.ArgumentParser(usage="start.py [options] [test [pytest options]]", description=__doc__.split("\n")[0])
    parser.add_argument("--language", choices=["zh", "en"], help="语言 / language")
    parser.add_argument("--port", type=int, help="端口 / port of the server")
    parser.add_argument("--no-browser", action="store_true", help="不打开浏览器 / open no browser")
    parser.add_argument("--setup-only", action="store_true", help="只做准备 / only prepare")
    parser.add_argument("--wheels", metavar="FOLDER", help="从文件夹离线安装 / install from a folder, without a network")
    options = parser.parse_args(own)
    set_up(options.wheels)
    if options.setup_only:
        say("准备好了。", "Ready.")
    elif tests is not None:
        become([PYTHON, "-m", "pytest"] + tests, child_environment())
    else:
        language = choose_language(options.language, os.environ, locale.getlocale()[0])
        say("正在打开 JupyterLab；要结束，请按两次 Ctrl+C。", "Opening JupyterLab; to end it, press Ctrl+C twice.")
        become(lab_command(language, options.port, not options.no_browser), lab_environment(language, child_environment()))


if __name__ == "__main__":
    main(sys.argv[1:])
