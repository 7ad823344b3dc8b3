"""Time the rules: ``python benchmarks/rules.py`` checks 1,000 blueprints of 30 steps and prints the seconds."""

from __future__ import annotations

import random
import time

from finserv.blueprint import Blueprint
from finserv.blueprint.measures import measures
from finserv.blueprint.rules import check, rules

BLUEPRINTS, SEGMENTS = 1000, 7


def service(seed: int) -> Blueprint:
    """A timed service of 30 steps: a start, seven segments of four steps with rework here and there, an end."""
    luck = random.Random(seed)
    steps = [{"id": "start", "band": "customer", "kind": "start", "name": "Come in"}]
    flows = [{"source": "start", "target": "c0"}]
    for n in range(SEGMENTS):
        decides, fails = luck.random() < 0.4, luck.random() < 0.3
        rows = [
            {"id": f"c{n}", "band": "customer", "name": f"Ask {n}", "evidence": "desk"},
            {"id": f"o{n}", "band": "onstage", "name": f"Answer {n}", "pool": "desk", "fail_point": fails},
            {"id": f"b{n}", "band": "backstage", "name": f"Look up {n}", "pool": "back"},
            {
                "id": f"d{n}",
                "band": "onstage",
                "name": f"Right {n}?",
                "kind": "decision" if decides else "action",
            },
        ]
        for row in rows:
            row["time_mean"] = luck.randint(1, 20) / 4
        steps += rows
        flows += [{"source": f"{a}{n}", "target": f"{b}{n}"} for a, b in ("co", "ob", "bd")]
        onward = {"source": f"d{n}", "target": f"c{n + 1}" if n + 1 < SEGMENTS else "end"}
        if decides:
            again = {"source": f"d{n}", "target": f"o{n}", "label": "N", "probability": 0.1, "kind": "rework"}
            flows += [{**onward, "label": "Y", "probability": 0.9}, again]
        else:
            flows.append(onward)
    steps.append({"id": "end", "band": "customer", "kind": "end", "name": "Leave"})
    pools = [{"id": "desk", "name": "Desk", "wage": 30}, {"id": "back", "name": "Back office", "wage": 24}]
    return Blueprint.from_tables(steps, flows, pools, title=f"Service {seed}", arrivals=[6, 9])


def main() -> None:
    made = [service(seed) for seed in range(BLUEPRINTS)]
    print(f"{len(rules())} rules; {len(made)} blueprints of {len(made[0].step_rows)} steps")
    for name in ("correctness", "recommended", "all"):
        began = time.perf_counter()
        found = sum(len(check(bp, name)) for bp in made)
        print(f"check {name:12} {time.perf_counter() - began:6.2f} s, {found} findings")
    began = time.perf_counter()
    for bp in made:
        measures(bp)
    print(f"measures           {time.perf_counter() - began:6.2f} s")


if __name__ == "__main__":
    main()
