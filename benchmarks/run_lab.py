"""Time the run lab: ``python benchmarks/run_lab.py`` moves a slider in a real browser and prints milliseconds.

Name cases to time those only. It wants a machine that does nothing else.

Needs a chromium and Playwright. Each move is timed from the slider's input event to the change of the page, and to the
next frame that is painted. The parts behind it (run, measures and words) are timed in Python first.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from finserv.blueprint.cases import case
from finserv.simulation.compiled import compiled_kernel
from finserv.widgets.run_lab_results import results
from finserv.widgets.run_lab_runs import LabRuns, engine
from finserv.widgets.run_lab_settings import changed

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from conftest import FLAGS, Lab, Lesson  # noqa: E402

CASES = ("deposit", "instalment_loan", "service_centre", "remote_teller")
MOVES = 12
SOURCE = "import finserv as fs\n\nfs.use_language('en')\nfs.widgets.RunLab({case!r}, predict=False)"
TIMED = """async (value) => {
    const root = document.querySelector('.finserv-lab'), slider = root.querySelector('.lab-pair input[type=range]');
    await new Promise((done) => setTimeout(done, 900));
    const began = performance.now();
    const changed = new Promise((done) => 
        new MutationObserver((_, watch) => { watch.disconnect(); done(performance.now()) })
        .observe(root, { attributes: true, attributeFilter: ['data-answers'] }));
    slider.value = value;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    const page = await changed;
    const painted = await new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
    return [page - began, painted - began, root.querySelector('.finserv-status').textContent];
}"""


def in_python(case_id: str) -> None:
    runs = LabRuns(case(case_id))
    control = f"pool.{runs.blueprint.pool_rows[0].id}"
    shown = []
    for move in range(MOVES):
        settings = changed(runs.blueprint, runs.start, control, 2 + move % 5)
        began = time.perf_counter()
        pair = runs.pair(settings, whole=False)
        middle = time.perf_counter()
        results(pair, pair.now.bottleneck())
        shown.append((pair.days, 1000 * (middle - began), 1000 * (time.perf_counter() - middle)))
    days, ran, told = (statistics.median(column) for column in zip(*shown, strict=True))
    print(f"{case_id:16} {engine()}: {days:.0f} days, run {ran:.0f} ms, measures and words {told:.0f} ms")


def in_browser(lab: Lab, browser, case_id: str) -> None:
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": []}
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    cells = [{**cell, "source": SOURCE.format(case=case_id)}]
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / f"{case_id}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    page = browser.new_page()
    lesson = Lesson(page, lab, f"{case_id}.ipynb")
    lesson.open()
    lesson.run_all()
    page.get_by_text("compiled engine").wait_for(timeout=90_000)
    moves = [page.evaluate(TIMED, 2 + move % 5) for move in range(MOVES)][2:]
    changes, frames, words = zip(*moves, strict=True)
    print(
        f"{case_id:16} page changed after {statistics.median(changes):.0f} ms (slowest {max(changes):.0f}), "
        f"painted after {statistics.median(frames):.0f} ms (slowest {max(frames):.0f}); {words[-1]}"
    )
    page.close()


def main() -> None:
    cases = sys.argv[1:] or CASES
    for case_id in cases:
        in_python(case_id)
    compiled_kernel(wait=True)
    for case_id in cases:
        in_python(case_id)
    lab = Lab(Path(tempfile.mkdtemp()))
    try:
        with sync_playwright() as playwright:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
            for case_id in cases:
                in_browser(lab, browser, case_id)
            browser.close()
    finally:
        lab.stop()


if __name__ == "__main__":
    main()
