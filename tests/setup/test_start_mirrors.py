"""What pip is configured with reaches uv."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

LISTING = """:env:.find-links='/srv/wheels /srv/more'
:env:.default-timeout='180'
global.cert='/etc/ssl/own.crt'
global.extra-index-url='\\nhttps://a.example/simple\\nhttps://b.example/simple'
global.find-links='/never'
global.index-url='https://global.example/simple'
global.trusted-host='a.example b.example'
install.index-url='https://install.example/simple'
freeze.timeout='7'
WARNING: this line is none
"""


def test_the_environment_beats_install_and_install_beats_global(start: ModuleType):
    settings = start.pip_settings(LISTING)
    assert settings["find-links"] == "/srv/wheels /srv/more"
    assert settings["index-url"] == "https://install.example/simple"
    assert settings["cert"] == "/etc/ssl/own.crt"
    assert "timeout" not in settings
    assert start.pip_settings("") == {}


def test_each_setting_becomes_uvs_variable(start: ModuleType):
    assert start.uv_variables(start.pip_settings(LISTING), {}) == {
        "UV_DEFAULT_INDEX": "https://install.example/simple",
        "UV_INDEX": "https://a.example/simple https://b.example/simple",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": "/srv/wheels,/srv/more",
        "UV_INSECURE_HOST": "a.example b.example",
        "UV_HTTP_TIMEOUT": "180",
        "SSL_CERT_FILE": "/etc/ssl/own.crt",
    }


def test_proxy_constraint_and_no_index_too(start: ModuleType, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "limits.txt").touch()
    settings = {"proxy": "http://proxy.example:3128", "constraint": "limits.txt", "no-index": "true"}
    assert start.uv_variables(settings, {}) == {
        "ALL_PROXY": "http://proxy.example:3128",
        "UV_CONSTRAINT": str(tmp_path / "limits.txt"),
        "UV_NO_INDEX": "true",
    }


def test_what_is_set_for_uv_stays(start: ModuleType):
    environ = {"UV_DEFAULT_INDEX": "https://uv.example/simple", "UV_INDEX_STRATEGY": "first-index"}
    added = start.uv_variables(start.pip_settings(LISTING), environ)
    assert "UV_DEFAULT_INDEX" not in added and "UV_INDEX_STRATEGY" not in added
    assert added["UV_INDEX"].startswith("https://a.example")


def test_nothing_told_nothing_added(start: ModuleType):
    assert start.uv_variables({}, {}) == {}


@pytest.fixture
def mirror(tmp_path: Path, write_wheel) -> Iterator[str]:
    """The address of a package index on this machine that holds one package; what was asked of it is noted."""
    folder = tmp_path / "mirror/simple/onlyhere"
    folder.mkdir(parents=True)
    write_wheel(folder, "onlyhere", {"onlyhere.py": "WORD = 'found'\n"})

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(tmp_path / "mirror"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/simple"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("written", ["[global]\nindex-url = {url}\n", "[install]\nindex-url = {url}/\n"])
def test_uv_installs_from_the_mirror_in_pips_own_file(start, uv, mirror, tmp_path, monkeypatch, written):
    for name in [
        name for name in os.environ if name.startswith(("PIP_", "UV_")) or name.lower().endswith("_proxy")
    ]:
        monkeypatch.delenv(name)
    config = tmp_path / "pip 配置.conf"
    config.write_text(written.format(url=mirror), encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    pips = (
        start.output([python, "-m", "pip", "config", "list"])
        for python in (sys.executable, sys._base_executable)
    )
    listing = next(filter(None, pips), None)
    if listing is None:
        pytest.skip("this Python has no pip")
    environ = dict(os.environ, **start.uv_variables(start.pip_settings(listing), {}))
    command = [
        uv,
        "pip",
        "install",
        "--no-cache",
        "--no-config",
        "--target",
        str(tmp_path / "into"),
        "onlyhere",
    ]
    done = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "into/onlyhere.py").read_text(encoding="utf-8") == "WORD = 'found'\n"


def test_uv_finds_links_that_pip_was_given(start, uv, tmp_path, write_wheel):
    write_wheel(tmp_path, "onlyhere", {"onlyhere.py": "WORD = 'linked'\n"})
    added = start.uv_variables({"find-links": str(tmp_path), "no-index": "1"}, {})
    environ = {name: value for name, value in os.environ.items() if not name.startswith("UV_")} | added
    command = [
        uv,
        "pip",
        "install",
        "--no-cache",
        "--no-config",
        "--target",
        str(tmp_path / "into"),
        "onlyhere",
    ]
    done = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "into/onlyhere.py").exists()
