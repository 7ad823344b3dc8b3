"""Time the studio: ``python benchmarks/studio.py`` edits a blueprint of 25 steps and prints milliseconds until the
kernel has the new view and picture; with ``--browser`` also until the picture stands in a real browser.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case
from finserv.files import save
from finserv.widgets import BlueprintStudio

STEPS, EDITS = 25, 30
EDIT = """async (value) => {
    const input = document.querySelector('[data-sheet] [aria-label^="Take a number"][data-column="time_mean"]');
    const tree = document.querySelector('.finserv-live').shadowRoot;
    const drawn = new Promise(done => new MutationObserver((_, watch) => {
        if (!tree.querySelector('svg')) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    }).observe(tree, { childList: true }));
    input.focus(); input.value = value;
    const began = performance.now();
    input.dispatchEvent(new Event('change'));
    return await drawn - began;
}"""


def service() -> Blueprint:
    """The deposit case with six acts more at the counter: 25 steps."""
    bp = case("deposit")
    rows = [
        {"id": f"more_{n}", "band": "backstage", "name": f"Look into it {n}"}
        for n in range(STEPS - len(bp.step_rows))
    ]
    flows = [{"source": a["id"], "target": b["id"]} for a, b in zip(rows, rows[1:], strict=False)]
    flows.append({"source": "transact", "target": rows[0]["id"]})
    return Blueprint.from_tables([*bp.step_rows, *rows], [*bp.flow_rows, *flows], bp.pool_rows, **bp.about)


def in_kernel() -> list[float]:
    studio = BlueprintStudio(service(), name=None)
    times = []
    for number in range(EDITS):
        message = {
            "type": "set",
            "kind": "steps",
            "key": "take_number",
            "column": "time_mean",
            "value": f"{number + 1}",
        }
        began = time.perf_counter()
        studio._received(studio, message, [])
        times.append(1000 * (time.perf_counter() - began))
    return times


def in_browser() -> list[float]:
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
    from playwright.sync_api import sync_playwright
    from studio_keys import Keys, notebook

    from conftest import BROWSERS, FLAGS, Lab, Lesson

    folder = Path(tempfile.mkdtemp())
    lab = Lab(folder)
    try:
        start = f"fs.load({str(folder / 'service.json')!r})"
        save(service(), folder / "service.json")
        with sync_playwright() as playwright:
            found = next(path for name in BROWSERS if (path := shutil.which(name)))
            page = playwright.chromium.launch(executable_path=found, args=FLAGS).new_page()
            lesson = Lesson(page, lab, notebook(lab, "bench.ipynb", "en", start))
            lesson.open()
            lesson.run_all()
            keys = Keys(page)
            keys.come_in()
            keys.turn_to(3)
            page.locator('[data-sheet="customer"] tbody tr').nth(3).wait_for()
            return [page.evaluate(EDIT, f"{number + 1}") for number in range(EDITS)]
    finally:
        lab.stop()


def main() -> None:
    rounds = (
        {"kernel": in_kernel, "browser": in_browser} if "--browser" in sys.argv else {"kernel": in_kernel}
    )
    for name, measure in rounds.items():
        times = sorted(measure())
        print(
            f"{name:8} {STEPS} steps, {len(times)} edits: median {statistics.median(times):.0f} ms, "
            f"90 % within {times[int(0.9 * len(times))]:.0f} ms, longest {times[-1]:.0f} ms"
        )


if __name__ == "__main__":
    main()
