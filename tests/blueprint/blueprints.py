"""Blueprints made at random for tests of rules, measures, drawings and runs: sound ones, and ones with something wrong.

``sound_blueprints()`` pass every rule of ``correctness``; ``unsound_blueprints()`` are sound ones in which flows were
dropped, turned, doubled or added and steps changed; ``any_blueprints()`` are either.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from finserv.blueprint import Blueprint
from finserv.blueprint.words import BANDS, DISCRETION, FLOW_KINDS, KINDS

SHAPES = ("alone", "served", "machine", "deep", "deeper", "side", "join", "decision", "recovery", "remote")
known_minutes = st.integers(1, 40).map(lambda n: n / 4)
minutes = st.one_of(st.none(), known_minutes)
chance = st.integers(1, 19).map(lambda n: n / 20)


class _Maker:
    """Puts one segment after another behind the last step."""

    def __init__(self, draw: st.DrawFn, timed: bool):
        self.draw, self.timed = draw, timed
        self.steps: list[dict[str, Any]] = []
        self.flows: list[dict[str, Any]] = []

    def step(self, band: str, **more: Any) -> str:
        number = len(self.steps)
        time = self.draw(known_minutes if self.timed else minutes)
        if more.get("kind") in ("start", "end"):
            time = None
        row = {
            "id": f"s{number}",
            "band": band,
            "name_zh": f"步骤{number}",
            "name_en": f"Step {number}",
            "time_mean": time,
            "discretion": self.draw(st.sampled_from(["", *DISCRETION])),
            **more,
        }
        if band == "customer" and self.draw(st.booleans()):
            row["evidence_en"] = f"thing {number}"
        if band != "customer" and row.get("actor") != "machine" and (self.timed or self.draw(st.booleans())):
            row["pool"] = self.draw(st.sampled_from(["front", "back"]))
        self.steps.append(row)
        return row["id"]

    def link(self, source: str, target: str, **more: Any) -> str:
        self.flows.append({"source": source, "target": target, **more})
        return target

    def segment(self, shape: str, last: str) -> str:
        """Add a segment behind ``last``; its last step stands with the customer or onstage."""
        own = self.link(last, self.step("customer"))
        if shape == "alone":
            return own
        if shape == "remote":
            back = self.link(own, self.step("backstage", remote=True))
            return self.link(back, self.step("customer"))
        front = self.link(own, self.step("onstage", actor="machine" if shape == "machine" else "staff"))
        if shape == "deep":
            return self.link(self.link(front, self.step("backstage")), self.step_answering())
        if shape == "deeper":
            back = self.link(front, self.step("backstage"))
            return self.link(self.link(back, self.step("support", actor="machine")), self.step_answering())
        if shape == "side":
            self.link(front, self.step("backstage"))
        if shape == "join":
            back, near = self.step("backstage"), self.step("onstage")
            self.link(front, back)
            self.link(front, near)
            told = self.step("onstage")
            self.link(back, told)
            return self.link(near, told)
        if shape in ("decision", "recovery"):
            ask = self.link(front, self.step("onstage", kind="decision"))
            told = self.draw(st.booleans()) or self.timed
            p = self.draw(chance) if told else None
            onward = self.step("customer")
            self.link(ask, onward, label_en="Y", label_zh="是", probability=p)
            rest = None if p is None else round(1 - p, 4)
            if shape == "decision":
                self.link(ask, own, label_en="N", label_zh="否", probability=rest, kind="rework")
            else:
                mend = self.step("onstage")
                self.link(ask, mend, label_en="N", label_zh="否", probability=rest, kind="recovery")
                self.link(mend, front, label_en="again", label_zh="重来", kind="rework")
                row = next(row for row in self.steps if row["id"] == front)
                row.update(fail_point=True, recovery_step=mend)
            return onward
        return front

    def step_answering(self) -> str:
        return self.step("onstage")


@st.composite
def sound_blueprints(draw: st.DrawFn, max_segments: int = 6, timed: bool = False) -> Blueprint:
    """A blueprint that keeps every rule of correctness; with ``timed`` all times, probabilities and pools are known."""
    maker = _Maker(draw, timed)
    last = maker.step("customer", kind="start")
    for shape in draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=max_segments)):
        if next(row for row in maker.steps if row["id"] == last)["band"] == "onstage":
            last = maker.link(last, maker.step("customer"))
        if draw(st.integers(0, 4)) == 0:
            wait = maker.step("customer", wait_point=True, wait_actual=draw(known_minutes))
            last = maker.link(last, wait)
        last = maker.segment(shape, last)
    maker.link(last, maker.step("customer", kind="end"))
    return Blueprint.from_tables(
        maker.steps,
        maker.flows,
        [
            {"id": "front", "name": "Front", "capacity": 2, "wage": 30},
            {"id": "back", "name": "Back", "wage": 24},
        ],
        title="Service",
        level=draw(st.sampled_from(["detail", "concept"])),
        price=draw(st.one_of(st.none(), st.integers(0, 100))),
        arrivals=draw(st.sampled_from([[], [4], [2, 9, 3]])),
    )


CHANGES = (
    "drop flow", "turn flow", "add flow", "double flow", "change step", "drop start", "odd chance", "own recovery",
)  # fmt: skip


@st.composite
def unsound_blueprints(draw: st.DrawFn, max_changes: int = 4) -> Blueprint:
    """A sound blueprint with one to ``max_changes`` changes, most of which break a rule."""
    sound = draw(sound_blueprints())
    steps, flows = (frame.to_dict("records") for frame in (sound.steps, sound.flows))
    ids = [row["id"] for row in steps]
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=max_changes)):
        flow = draw(st.integers(0, len(flows) - 1)) if flows else 0
        row = draw(st.sampled_from(steps))
        if change == "drop flow" and flows:
            del flows[flow]
        elif change == "turn flow" and flows:
            a, b = flows[flow]["source"], flows[flow]["target"]
            flows[flow].update(source=b, target=a)
        elif change == "double flow" and flows:
            flows.append(dict(flows[flow]))
        elif change == "add flow":
            ends = {"source": draw(st.sampled_from(ids)), "target": draw(st.sampled_from(ids))}
            flows.append({**ends, "kind": draw(st.sampled_from(list(FLOW_KINDS)))})
        elif change == "change step":
            row["band"] = draw(st.sampled_from(list(BANDS)))
            row["kind"] = draw(st.sampled_from(list(KINDS)))
        elif change == "drop start":
            steps[0]["kind"] = "action"
        elif change == "odd chance" and flows:
            flows[flow]["probability"] = draw(st.sampled_from([0, 0.3, 1]))
        elif change == "own recovery":
            row.update(fail_point=True, recovery_step=row["id"])
    return Blueprint.from_tables(steps, flows, sound.pools, **sound.about)


def any_blueprints() -> st.SearchStrategy[Blueprint]:
    """A sound or an unsound blueprint."""
    return st.one_of(sound_blueprints(), unsound_blueprints())
