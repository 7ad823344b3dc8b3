"""A game with tokens, written apart from the package: in what order one customer's steps are done."""

from __future__ import annotations

import random
from collections import Counter

from finserv.blueprint import Blueprint


def orders_of_runs(bp: Blueprint, runs: int, seed: int) -> list[list[str]]:
    """By run the steps in the order in which they are done; one that several plain flows reach waits for all."""
    luck = random.Random(seed)
    return [_one(bp, luck) for _ in range(runs)]


def _one(bp: Blueprint, luck: random.Random) -> list[str]:
    start = next(step.id for step in bp.step_rows if step.kind == "start")
    meets = Counter(
        flow.target
        for flow in bp.flow_rows
        if flow.kind == "flow" and bp.step(flow.source).kind != "decision"
    )
    done, arrived, tokens = [], Counter(), [(start, False)]
    while tokens and len(done) < 500:
        here, waits = tokens.pop(luck.randrange(len(tokens)))
        if waits and meets[here] > 1:
            arrived[here] += 1
            if arrived[here] % meets[here]:
                continue
        done.append(here)
        out = bp.flows_from(here)
        if bp.step(here).kind == "decision":
            chance = [1 / len(out) if f.probability is None else f.probability for f in out]
            flow = luck.choices(out, chance)[0]
            tokens.append((flow.target, False))
        else:
            tokens += [(flow.target, flow.kind == "flow") for flow in out]
    return done
