#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""The kit's two commands: `python3 start.py` opens the first lesson, `python3 start.py test` runs the tests.

The first run makes `.venv` beside this file and installs `requirements.lock` into it; a later one goes
straight on. Standard library only, and old Pythons can read it, so that they too get a sentence.
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
PROGRAMS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = os.path.join(PROGRAMS, "python" + EXE)
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
# A system's package manager, and how it brings what makes a `.venv`.
MENDS = {"apt-get": "apt-get install python3-venv", "dnf": "dnf install python3-pip"}


def say(zh, en):
    print(zh + " / " + en, flush=True)


def stop(zh, en):
    sys.exit(zh + " / " + en)


def need_python(version):
    """Turn away a Python that is too old."""
    if version < (3, 11):
        here = "{}.{}".format(*version[:2])
        zh = "需要 Python 3.11 或更新的版本，这里是 {}：请安装新版本，再用它运行 start.py。".format(here)
        stop(zh, "Python 3.11 or newer is needed, this is {}: run start.py with a newer one.".format(here))


def choose_language(asked, environ, system):
    """`zh` or `en`: what was asked for, else `FINSERV_LANGUAGE`, else the locale that the system names."""
    for word in (asked, environ.get("FINSERV_LANGUAGE")):
        if word in ("zh", "en"):
            return word
    named = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or system or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def pip_settings(listing):
    """What `pip config list` tells, the strongest last: [global], [install], the environment."""
    found = {"global": {}, "install": {}, ":env:": {}}
    for line in listing.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in found and value[:1] in ("'", '"'):
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
        added["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as for pip, all indexes count alike
    return added


def child_environment():
    """The environment for what is started here: the caller's, less what would lead out of `.venv`."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "PYTHONPATH")}
    return dict(kept, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0", PIP_DISABLE_PIP_VERSION_CHECK="1")


def output(command):
    """What a command prints, or None where it cannot be started or fails."""
    null, environ = subprocess.DEVNULL, child_environment()
    try:
        return subprocess.check_output(command, stderr=null, env=environ, cwd=ROOT).decode("utf-8", "replace")
    except (OSError, subprocess.CalledProcessError):
        return None


def wanted_stamp():
    """Two lines: which Python stands in which folder, and what is to be installed."""
    settings = sorted(os.walk(os.path.join(ROOT, "jupyter")))
    files = [os.path.join(folder, name) for folder, _, names in settings for name in sorted(names)]
    content = hashlib.sha256()
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
        lines = []
    whole = "from importlib.util import find_spec as f; exit(not (f('jupyterlab') and f('finserv')))"
    return lines if len(lines) == 2 and output([PYTHON, "-c", whole]) is not None else ["", ""]


def make_environment(uv):
    """An empty `.venv`, by uv or by what Python brings; says the line that mends it where neither can."""
    if os.path.isdir(VENV) and not os.path.islink(VENV):
        shutil.rmtree(VENV)
    elif os.path.lexists(VENV):
        os.remove(VENV)
    venv = [sys.executable, "-m", "venv", "--clear"]
    ways = [[uv, "venv", "--quiet", "--python", sys.executable]] if uv else []
    if any(output(way + [VENV]) is not None for way in ways + [venv]):
        return
    if output(venv + ["--without-pip", VENV]) is None or not pip_into_venv():
        shutil.rmtree(VENV, ignore_errors=True)
        sudo = "sudo " if shutil.which("sudo") else ""
        mend = next((sudo + line for program, line in MENDS.items() if shutil.which(program)), "install uv")
        zh = "缺少 uv、ensurepip 和 pip，请先运行：" + mend
        stop(zh, "uv, ensurepip and pip are missing; first run: " + mend)


def pip_into_venv():
    """The command of a pip that installs into `.venv`: its own, or that of the Python used here."""
    pips = [[PYTHON, "-m", "pip"], [sys.executable, "-m", "pip", "--python", PYTHON]]
    return next((pip for pip in pips if output(pip + ["--version"]) is not None), None)


def installers(uv, pip, source):
    """The commands, each with its environment, that can install into `.venv`, best first: uv, then pip."""
    environ = child_environment()
    source = source + ([] if sys.stderr.isatty() else ["--quiet"])
    if not uv and pip and output(pip + ["install", "uv"] + source) is not None:
        uv = os.path.join(PROGRAMS, "uv" + EXE)
    if uv:
        pips = [[sys.executable, "-m", "pip"]] + ([pip] if pip else [])
        told = (output(command + ["config", "list"]) for command in pips)
        added = uv_variables(pip_settings(next(filter(None, told), "")), environ)
        yield [uv, "pip", "install", "--python", PYTHON] + source, dict(environ, **added)
    if pip:
        yield pip + ["install"] + source, environ


def set_up(wheels=None):
    """Make `.venv` what the lock says; nothing to do where the stamp tells that it is."""
    wanted, present = wanted_stamp(), present_stamp()
    if present == wanted:
        return
    if not os.access(ROOT, os.W_OK):
        stop("这个文件夹不可写，请复制到别处。", "This folder is read-only: copy it to one of your own.")
    uv = shutil.which("uv")
    uv = uv if uv and output([uv, "--version"]) is not None else None
    if present[0] == wanted[0]:
        os.remove(STAMP)
    else:
        say("正在准备（1/2）：建立 .venv …", "Preparing (1/2): making .venv …")
        make_environment(uv)
    say("正在准备（2/2）：安装软件包，需几分钟…", "Preparing (2/2): installing packages, may take minutes …")
    source = ["--no-index", "--find-links", os.path.abspath(wheels)] if wheels else []
    kit = ["--no-build-isolation", "-e", ROOT]
    for install, environ in installers(uv, pip_into_venv(), source + ["--no-deps"]):
        if not any(subprocess.call(install + what, env=environ, cwd=ROOT) for what in (["-r", LOCK], kit)):
            break
    else:
        zh = "安装没有完成：请检查网络后再试，或用 --wheels 从文件夹安装。"
        stop(zh, "Not installed: check the network and try again, or install from a folder with --wheels.")
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write("\n".join(wanted))


def lab_command(language, port, browser):
    """JupyterLab on the first lesson in a language."""
    command = [PYTHON, "-m", "jupyterlab", "--ServerApp.root_dir=" + ROOT]
    command.append("--LabApp.default_url=/lab/tree/notebooks/{}/0_start.ipynb".format(language))
    command += ["--port", str(port)] if port else []
    command += [] if browser else ["--no-browser"]
    return command + (["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])


def lab_environment(language, environ):
    """The environment in which JupyterLab itself speaks the language too."""
    folders = [os.path.join(ROOT, "jupyter", language), environ.get("JUPYTER_CONFIG_PATH")]
    path = os.pathsep.join(filter(None, folders))
    return dict(environ, FINSERV_LANGUAGE=language, JUPYTER_CONFIG_PATH=path)


def become(command, environ):
    """Go on as another program; where a process cannot be replaced, wait for it and end as it does."""
    os.chdir(ROOT)
    if os.name == "nt":
        sys.exit(subprocess.call(command, env=environ))
    os.execve(command[0], command, environ)


def main(arguments):
    need_python(sys.version_info)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    at = arguments.index("test") if "test" in arguments else len(arguments)
    parser = argparse.ArgumentParser(usage="start.py [options] [test [pytest options]]")
    parser.add_argument("--language", choices=["zh", "en"], help="语言 / language")
    parser.add_argument("--port", type=int, help="端口 / port of the server")
    parser.add_argument("--no-browser", action="store_true", help="不打开浏览器 / open no browser")
    parser.add_argument("--setup-only", action="store_true", help="只做准备 / only prepare")
    parser.add_argument("--wheels", metavar="FOLDER", help="不用网络，从文件夹安装 / install offline")
    options = parser.parse_args(arguments[:at])
    try:
        set_up(options.wheels)
    except OSError as error:
        stop("没有准备好（请先关闭 JupyterLab）", "Not set up (first close JupyterLab): {}".format(error))
    if options.setup_only:
        say("准备好了。", "Ready.")
    elif at < len(arguments):
        become([PYTHON, "-m", "pytest"] + arguments[at + 1 :], child_environment())
    else:
        language = choose_language(options.language, os.environ, locale.getlocale()[0])
        say("正在打开 JupyterLab；按两次 Ctrl+C 结束。", "Opening JupyterLab; to end it, press Ctrl+C twice.")
        command = lab_command(language, options.port, not options.no_browser)
        become(command, lab_environment(language, child_environment()))


if __name__ == "__main__":
    main(sys.argv[1:])
