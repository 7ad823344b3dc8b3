"""Time the layout of the drawing: beside another program for the same task, and as diagrams grow.

    python benchmarks/drawing.py
    python benchmarks/drawing.py --prototype FOLDER

FOLDER holds ``layout.py`` (``layout(case)``) and ``cases.py`` (``CASES``). Both programs draw the same cases in turn,
in one run on one machine; what counts is the median of the ratios of neighbouring times.
"""

from __future__ import annotations

import argparse
import importlib
import random
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from finserv.drawing.diagram import Arrow, Box, Diagram, Lane
from finserv.drawing.geometry import Geometry, build_geometry
from finserv.drawing.layout import layout

SIZES = (10, 20, 25, 40, 60, 80, 120)
FLOW_LANES = ("customer", "onstage", "backstage", "support")


def main() -> None:
    """Print the times that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prototype", metavar="FOLDER", type=Path, help="the program to compare with")
    parser.add_argument("--rounds", type=int, default=7, help="times that each case is drawn by each program")
    chosen = parser.parse_args()
    if chosen.prototype:
        beside(chosen.prototype, chosen.rounds)
    growth(chosen.rounds)


def draw(diagram: Diagram) -> Geometry:
    """Places, routes and coordinates, as the other program works them out."""
    return build_geometry(layout(diagram))


def beside(folder: Path, rounds: int) -> None:
    """Both programs on the cases of the other one, in turn."""
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    other = importlib.import_module("layout").layout
    print(f"{'case':<14}{'ours ms':>9}{'other ms':>10}{'ratio':>8}   ours: crossings, bends, size   other")
    for make in importlib.import_module("cases").CASES:
        case = make()
        diagram = as_diagram(case)
        ours, others = [], []
        for _ in range(rounds):
            ours.append(seconds(draw, diagram))
            others.append(seconds(other, case))
        ratio = statistics.median(one / two for one, two in zip(ours, others, strict=True))
        info = other(case).info
        print(
            f"{case['name']:<14}{1000 * statistics.median(ours):>9.1f}{1000 * statistics.median(others):>10.1f}"
            f"{ratio:>8.2f}   {described(draw(diagram))}   "
            f"{info['crossings']} {info['bends']} {info['W']}x{info['H']} (without title and legend)"
        )


def growth(rounds: int) -> None:
    """How the time grows with the number of steps."""
    print(f"{'steps':>5}{'layout ms':>11}{'geometry ms':>13}   crossings, bends, size")
    for steps in SIZES:
        diagram = generated(steps)
        plan = layout(diagram)
        planning = statistics.median(seconds(layout, diagram) for _ in range(rounds))
        measuring = statistics.median(seconds(build_geometry, plan) for _ in range(rounds))
        print(
            f"{steps:>5}{1000 * planning:>11.1f}{1000 * measuring:>13.1f}   {described(build_geometry(plan))}"
        )


def seconds(work: Callable[[Any], Any], argument: Any) -> float:
    start = perf_counter()
    work(argument)
    return perf_counter() - start


def described(geometry: Geometry) -> str:
    """Crossings, bends and size of a finished drawing."""
    level, upright, bends = [], [], 0
    for arrow, points in geometry.points.items():
        bends += len(points) - 2
        for (x, y), (x2, y2) in zip(points, points[1:], strict=False):
            if y == y2:
                level.append((arrow, min(x, x2), max(x, x2), y))
            else:
                upright.append((arrow, min(y, y2), max(y, y2), x))
    crossings = sum(
        a != b and left < x < right and upper < y < lower
        for a, left, right, y in level
        for b, upper, lower, x in upright
    )
    return f"{crossings} {bends} {geometry.width:.0f}x{geometry.height:.0f}"


def as_diagram(case: dict[str, Any]) -> Diagram:
    """A case of the other program as a diagram."""
    keys = [key for key, _ in case["lanes"]]
    below = dict(zip(keys, keys[1:], strict=False))
    return Diagram(
        case["name"],
        case["title"],
        case["lang"],
        tuple(Lane(key, title, case["lines"].get((key, below.get(key)), "")) for key, title in case["lanes"]),
        tuple(
            Box(
                step["id"],
                step["lane"],
                step["label"],
                "action" if step["kind"] == "step" else step["kind"],
                tuple(step["badges"]),
                " · ".join(text for text in (step["time"], step["cost"]) if text),
            )
            for step in case["steps"]
        ),
        tuple(Arrow(edge["src"], edge["dst"], edge["label"], edge["kind"]) for edge in case["edges"]),
    )


def generated(steps: int) -> Diagram:
    """A service with a main thread, side threads, decisions and some rework."""
    chance = random.Random(steps)
    boxes, arrows, lane = [], [], 0
    for n in range(steps):
        lane = min(3, max(0, lane + chance.choice((-1, 0, 0, 1))))
        kind = "decision" if n % 7 == 5 else "action"
        boxes.append(Box(f"s{n}", FLOW_LANES[lane], f"Check the papers of case {n}", kind))
        if n:
            arrows.append(Arrow(f"s{n - 1}", f"s{n}", "Y" if boxes[n - 1].kind == "decision" else ""))
        if n > 3 and boxes[n - 3].kind == "decision":
            arrows.append(Arrow(f"s{n - 3}", f"s{n}", "N"))
        if n % 15 == 14:
            arrows.append(Arrow(f"s{n}", f"s{n - 6}", kind="rework"))
    lanes = tuple(Lane(key, key.title()) for key in FLOW_LANES)
    return Diagram("generated", "A generated service", "en", lanes, tuple(boxes), tuple(arrows))


if __name__ == "__main__":
    main()
