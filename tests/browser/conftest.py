"""A real JupyterLab in a real browser, as a newcomer meets it; everything it writes goes into a folder of the test."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # helpers are shared by plain import
ROOT = Path(__file__).resolve().parents[2]
JUPYTERLABS_OWN = "Canceled future for"  # what JupyterLab says itself when a kernel is restarted
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=2))  # a busy machine can be slower than a browser waits


@pytest.fixture(scope="session")
def chromium():
    """A browser that Playwright drives; without one the tests are skipped, or fail where one is required."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        reason = "no chromium on this machine: install Debian's chromium, or Chrome"
        (pytest.fail if os.environ.get("FINSERV_REQUIRE_BROWSER") else pytest.skip)(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


class Lab:
    """A JupyterLab server on loopback, rooted in a copy of the lessons, with settings and work of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.work = folder / "my_work"
        for room in ("notebooks", "exercises"):
            if (ROOT / room).is_dir():
                shutil.copytree(
                    ROOT / room, folder / room, ignore=shutil.ignore_patterns(".ipynb_checkpoints")
                )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        environ = {key: value for key, value in os.environ.items() if key != "FINSERV_STRICT"}
        environ |= {name: str(folder / name.lower()) for name in ("JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
        environ |= {
            name: str(folder / "lab" / name)
            for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
        }
        environ["FINSERV_WORK"] = str(self.work)
        command = [
            sys.executable,
            "-m",
            "jupyterlab",
            "--no-browser",
            "--allow-root",
            f"--ServerApp.root_dir={folder}",
        ]
        command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
        command += [
            "--IdentityProvider.token=",
            "--ServerApp.password=",
            "--LabApp.expose_app_in_browser=True",
        ]
        self.log = (folder / "lab.log").open("w", encoding="utf-8")
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        deadline = time.monotonic() + 90
        while True:
            try:
                with urllib.request.urlopen(self.base + "/api/status", timeout=2) as answer:
                    json.load(answer)
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.stop()
                    pytest.fail(
                        "JupyterLab did not start:\n"
                        + (folder / "lab.log").read_text(encoding="utf-8")[-3000:]
                    )
                time.sleep(0.1)

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.log.close()


class Lesson:
    """A notebook open in the browser."""

    def __init__(self, page, lab: Lab, notebook: str):
        self.page, self.lab, self.notebook = page, lab, notebook

    def open(self) -> None:
        self.page.goto(f"{self.lab.base}/lab/tree/{self.notebook}?reset", wait_until="domcontentloaded")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        self.page.wait_for_function(
            """() => { const w = window.jupyterapp && window.jupyterapp.shell.currentWidget;
                const c = w && w.sessionContext; const k = c && c.session && c.session.kernel;
                return c && c.isReady && k && k.connectionStatus === 'connected' && k.status === 'idle' }""",
            timeout=60_000,
        )

    def command(self, name: str) -> None:
        """A command of JupyterLab by its name, as its menus and keys call it."""
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def run_all(self) -> None:
        """Run all cells and wait until each has its number and none is still busy."""
        self.command("notebook:run-all-cells")
        self.page.wait_for_function(
            """() => { const w = window.jupyterapp.shell.currentWidget;
                const cells = [...w.content.model.cells].filter(c => c.type === 'code');
                return cells.length && cells.every(c => c.executionCount)
                    && w.sessionContext.session.kernel.status === 'idle' }""",
            timeout=120_000,
        )

    def restart_kernel(self) -> None:
        """A new kernel for the open notebook, without the dialog."""
        self.page.evaluate(
            """async () => { const context = window.jupyterapp.shell.currentWidget.sessionContext;
                await context.restartKernel(); await context.session.kernel.requestKernelInfo() }"""
        )

    def save(self) -> None:
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")

    def errors(self) -> list[str]:
        """What the kernel printed as errors anywhere in the notebook."""
        return self.page.locator(
            '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]'
        ).all_inner_texts()


@pytest.fixture(scope="session")
def lab(tmp_path_factory, chromium):
    server = Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


@pytest.fixture
def open_lesson(lab, chromium):
    """Open a notebook by its path; the page's own errors fail the test."""
    contexts, problems = [], []

    def opened(notebook: str) -> Lesson:
        context = chromium.new_context(viewport={"width": 1366, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        lesson = Lesson(page, lab, notebook)
        lesson.open()
        return lesson

    yield opened
    for context in contexts:
        context.close()
    own = [problem for problem in problems if JUPYTERLABS_OWN not in problem]
    assert not own, own
