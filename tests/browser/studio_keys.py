"""A person at the keyboard of the studio: every move is a key that is pressed, nothing else."""

from __future__ import annotations

import json

CELL = """
import finserv as fs
fs.use_language({language!r})
studio = fs.widgets.BlueprintStudio({start}, name={name!r})
studio
"""
TABBABLE = """
const seen = (e) => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden';
const stops = [...root.querySelectorAll('input, select, textarea, button, [tabindex]')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && seen(e));
"""


def notebook(lab, file: str, language: str, start: str = "", name: str = "studio") -> str:
    """A notebook with the studio in its one cell; gives back its path."""
    cell = {"cell_type": "code", "id": "studio", "metadata": {}, "execution_count": None, "outputs": []}
    cell["source"] = CELL.format(language=language, start=start or "None", name=name).strip()
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / file).write_text(json.dumps(content), encoding="utf-8")
    return file


class Keys:
    """Presses keys in the studio that is open on the page."""

    def __init__(self, page):
        self.page, self.keyboard = page, page.keyboard
        self.root = page.locator(".finserv-studio").first
        self.root.wait_for(timeout=30_000)

    def come_in(self) -> None:
        """From the notebook into the studio."""
        for _ in range(60):
            if self.root.evaluate("root => root.contains(document.activeElement)"):
                return
            self.keyboard.press("Tab")
        raise AssertionError("the Tab key does not lead into the studio")

    def go_to(self, selector: str) -> None:
        """By the Tab key, forwards or backwards, to the first element of this kind."""
        steps = self.root.evaluate(
            f"(root, selector) => {{ {TABBABLE} const goal = stops.find(e => e.matches(selector));"
            " return goal ? stops.indexOf(goal) - stops.indexOf(document.activeElement) : null }",
            selector,
        )
        assert steps is not None, f"no stop of the Tab key at {selector}"
        for _ in range(abs(steps)):
            self.keyboard.press("Tab" if steps > 0 else "Shift+Tab")
        assert self.root.evaluate("(_, selector) => document.activeElement.matches(selector)", selector), (
            f"{selector} not reached, but {self.here()}"
        )

    def here(self) -> str:
        return self.page.evaluate("() => document.activeElement.outerHTML.slice(0, 300)")

    def turn_to(self, number: int) -> None:
        """To a page of the studio, by its tab and the arrow keys."""
        self.settle()
        self.go_to('[role="tab"][aria-selected="true"]')
        self.keyboard.press("Home")
        for _ in range(number - 1):
            self.keyboard.press("ArrowRight")
        self.page.wait_for_function(
            "n => document.querySelector('.finserv-tabs [aria-selected=true]').dataset.page === String(n)",
            arg=number,
        )

    def enter(self, value: object) -> None:
        """Fill the cell that has the focus: typed, ticked or chosen with the arrow keys."""
        kind = self.page.evaluate("() => document.activeElement.type")
        if kind == "checkbox":
            if self.page.evaluate("() => document.activeElement.checked") != value:
                self.keyboard.press("Space")
        elif kind == "select-one":
            steps = self.page.evaluate(
                """label => { const s = document.activeElement, all = [...s.options];
                    const goal = all.findIndex(o => o.text === label || o.value === label);
                    return goal < 0 ? null : goal - s.selectedIndex }""",
                str(value),
            )
            assert steps is not None, f"no choice {value!r} at {self.here()}"
            for _ in range(abs(steps)):
                self.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        else:
            self.keyboard.press("Control+a")
            self.keyboard.type(str(value))

    def settle(self) -> None:
        """Wait until the kernel has answered all that was told."""
        self.page.wait_for_function(
            "() => { const d = document.querySelector('.finserv-studio').dataset; return d.told === d.answered }"
        )

    def row(self, values: list[object]) -> None:
        """Fill a row from the cell that has the focus; None passes a cell over. Leaves the focus on the last cell."""
        for place, value in enumerate(values):
            if place:
                self.keyboard.press("Tab")
            if value is not None:
                self.enter(value)
