"""What many rules ask of a blueprint's flows, worked out once for each blueprint and shared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..errors import FinservError
from ..language import Text
from .flow import Flow
from .model import Blueprint
from .step import Step
from .words import TIME_UNITS

SYMBOLS = ("start", "end", "connector")
HIDDEN = ("backstage", "support")


class Graph:
    """A blueprint's steps by id, its flows by either end, and what can be reached from where.

    ``before``: the blueprint that this one is a redesign of, where the caller has it.

    >>> from finserv.blueprint.cases import case
    >>> Graph(case("deposit")).entries
    ('arrive',)
    """

    def __init__(self, bp: Blueprint, before: Blueprint | None = None):
        self.bp = bp
        self.before = before
        self.steps: dict[str, Step] = {step.id: step for step in bp.step_rows}
        self.out: dict[str, list[Flow]] = {step_id: [] for step_id in self.steps}
        self.into: dict[str, list[Flow]] = {step_id: [] for step_id in self.steps}
        for flow in bp.flow_rows:
            self.out[flow.source].append(flow)
            self.into[flow.target].append(flow)

    @cached_property
    def acts(self) -> tuple[Step, ...]:
        """The steps in which something is done: all but start, end and connector."""
        return tuple(step for step in self.steps.values() if step.kind not in SYMBOLS)

    @cached_property
    def decisions(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps.values() if step.kind == "decision")

    @cached_property
    def fail_points(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps.values() if step.fail_point)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Where the process begins: steps of kind start; else the customer's steps where nothing comes in, else any."""
        marked = tuple(step.id for step in self.steps.values() if step.kind == "start")
        if marked:
            return marked
        first = [
            s for s in self.steps.values() if s.kind not in ("connector", "end") and not self._led_to(s.id)
        ]
        return tuple(s.id for s in first if s.band == "customer") or tuple(s.id for s in first)

    def _led_to(self, step_id: str) -> bool:
        return any(flow.source != step_id and flow.kind != "rework" for flow in self.into[step_id])

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The starts, and the connectors at which the process comes in from another page."""
        inward = (s.id for s in self.steps.values() if s.kind == "connector" and not self._led_to(s.id))
        return (*self.starts, *inward)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Where a path stops: steps of kind end, and steps that nothing leaves."""
        return tuple(s.id for s in self.steps.values() if s.kind == "end" or not self.out[s.id])

    @cached_property
    def reached(self) -> frozenset[str]:
        """The steps that can be reached from an entry."""
        return self.reach(self.entries)

    @cached_property
    def ending(self) -> frozenset[str]:
        """The steps from which the process can come to an end."""
        seen, stack = set(self.ends), list(self.ends)
        while stack:
            for flow in self.into[stack.pop()]:
                if flow.source not in seen:
                    seen.add(flow.source)
                    stack.append(flow.source)
        return frozenset(seen)

    def reach(self, sources: Iterable[str], without: Iterable[str] = ()) -> frozenset[str]:
        """The steps that can be reached from ``sources`` (which count) along flows, not passing ``without``."""
        closed = set(without)
        seen = {source for source in sources if source not in closed}
        stack = list(seen)
        while stack:
            for flow in self.out[stack.pop()]:
                if flow.target not in seen and flow.target not in closed:
                    seen.add(flow.target)
                    stack.append(flow.target)
        return frozenset(seen)

    @cached_property
    def crossings(self) -> tuple[tuple[Flow, Step, Step], ...]:
        """The flows between two bands with the steps at either end."""
        pairs = ((flow, self.steps[flow.source], self.steps[flow.target]) for flow in self.bp.flow_rows)
        return tuple((flow, a, b) for flow, a, b in pairs if a.band != b.band)

    @cached_property
    def partners(self) -> dict[str, frozenset[str]]:
        """For each step the bands that its group meets: a group is what hangs together inside one band.

        A remote customer's or hidden step counts as met in its own right: ``remote`` is added to the bands.
        """
        group = {step_id: step_id for step_id in self.steps}

        def root(step_id: str) -> str:
            while group[step_id] != step_id:
                group[step_id] = group[group[step_id]]
                step_id = group[step_id]
            return step_id

        for flow in self.bp.flow_rows:
            if self.steps[flow.source].band == self.steps[flow.target].band:
                group[root(flow.source)] = root(flow.target)
        met: dict[str, set[str]] = {step_id: set() for step_id in self.steps}
        for _, a, b in self.crossings:
            for here, there in ((a, b), (b, a)):
                if there.kind != "connector":
                    met[root(here.id)].add(there.band)
                else:
                    met[root(here.id)].add("connector")
        return {step_id: frozenset(met[root(step_id)]) for step_id in self.steps}

    @cached_property
    def loops(self) -> tuple[tuple[str, ...], ...]:
        """Groups of steps that go round in plain flows, each in listing order (Tarjan's strong components)."""
        plain = {s: [f.target for f in self.out[s] if f.kind == "flow"] for s in self.steps}
        rank = {step_id: number for number, step_id in enumerate(self.steps)}
        index: dict[str, int] = {}
        low: dict[str, int] = {}
        open_steps: list[str] = []
        waiting: set[str] = set()
        found: list[tuple[str, ...]] = []
        for root in self.steps:
            if root in index:
                continue
            work = [(root, iter(plain[root]))]
            index[root] = low[root] = len(index)
            open_steps.append(root)
            waiting.add(root)
            while work:
                here, targets = work[-1]
                for target in targets:
                    if target not in index:
                        index[target] = low[target] = len(index)
                        open_steps.append(target)
                        waiting.add(target)
                        work.append((target, iter(plain[target])))
                        break
                    if target in waiting:
                        low[here] = min(low[here], index[target])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[here])
                    if low[here] == index[here]:
                        group = []
                        while True:
                            member = open_steps.pop()
                            waiting.discard(member)
                            group.append(member)
                            if member == here:
                                break
                        if len(group) > 1 or here in plain[here]:
                            found.append(tuple(sorted(group, key=rank.__getitem__)))
        return tuple(sorted(found, key=lambda members: rank[members[0]]))


def passes_unseen(source: Step, target: Step) -> bool:
    """Whether a flow may pass over the onstage band: it is remote, leads to an end, or meets a connector."""
    return source.remote or target.remote or target.kind == "end" or "connector" in (source.kind, target.kind)


def listed(ids: Iterable[str], most: int = 5) -> Text:
    """The first few ids in a row, as each language lists them, with an ellipsis where there are more.

    >>> listed(["a", "b", "c"], most=2).en
    'a, b …'
    """
    ids = list(ids)
    more = len(ids) > most
    return Text(
        "、".join(ids[:most]) + ("……" if more else ""), ", ".join(ids[:most]) + (" …" if more else "")
    )


def step_units(step: Step) -> Text:
    """The unit of a step's times, as it follows a number."""
    unit = TIME_UNITS[step.time_unit]
    return Text(unit.zh, f"{unit.en}s")


def require_blueprint(value: object) -> None:
    """Raise `FinservError` where a table or anything else is given in a blueprint's place."""
    if not isinstance(value, Blueprint):
        raise FinservError(
            Text(
                "这里要的是一张蓝图；如果手里是表，请先用 fs.Blueprint.from_tables 做成蓝图。",
                "This takes a blueprint; make one from tables with fs.Blueprint.from_tables first.",
            )
        )
