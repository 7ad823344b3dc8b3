"""The six-step builder: a blueprint made from nothing in the order in which the chapter makes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from ..errors import FinservError, within
from ..language import Text
from . import tables
from .builder_face import html_of, progress_of, sentence_of
from .cells import is_empty
from .construction import ConstructionStep, belongs, construction_steps, too_early
from .draft import Draft, Part
from .flow import Flow
from .model import Blueprint
from .pool import Pool
from .records import spread
from .short_forms import one_segment, read_declared, read_evidence, read_links, read_steps

CUSTOMER_FIELDS = ("segment", "needs", "declared")


class BlueprintBuilder:
    """Makes a blueprint in the six construction steps, in their order.

    Each call takes one step and gives the builder back, which says how far one is, what the next step needs and what
    it yields. A step may be taken again: the new replaces the old, and what no longer fits is to be taken again too.
    A call that fails changes nothing. Source: chapter slide 35; detail: Zeithaml & Bitner.

    >>> from finserv import use_language; use_language("en")
    >>> b = BlueprintBuilder()
    >>> b = b.process("Ask at the desk", "See where customers wait.", start="ask", end="leave")
    >>> b = b.customer("visitors", "a quick and right answer")
    >>> b = b.customer_actions([("ask", "Ask"), ("leave", "Leave")], flows=[])
    >>> b = b.employee_actions([("answer", "Answer")], links=[("ask", "answer"), ("answer", "leave")])
    >>> b = b.support([("look_up", "Look up")], links=[("answer", "look_up"), ("look_up", "answer")])
    >>> b.evidence({"ask": "desk", "leave": "door"}).build()
    Blueprint 'blueprint': 4 steps, 4 flows, 0 pools
    """

    def __init__(self) -> None:
        self._history: tuple[Draft, ...] = (Draft(),)

    def process(
        self, title: Any = "", purpose: Any = "", *, start: str = "", end: str = "", **about: Any
    ) -> BlueprintBuilder:
        """Step 1, identify the process: what is drawn, what for, from where to where.

        ``title`` and ``purpose`` are texts for both languages (or ``title_zh=``, ``title_en=`` …); ``start`` and
        ``end`` are the ids of the first and the last step. Further: ``id``, ``level`` (``concept``, ``detail``),
        ``state`` (``as_is``, ``to_be``), ``based_on``, ``story``, ``price``, ``currency``, ``arrivals``,
        ``provenance``.
        """
        given = _given(title=title, purpose=purpose) | about

        def part(step: ConstructionStep) -> Part:
            for name in given:
                if str(name).startswith(CUSTOMER_FIELDS):
                    raise belongs(name, construction_steps()[1])
            return Part(about=_about(given, step), ends=tuple(id for id in (start, end) if not is_empty(id)))

        return self._take(1, part)

    def customer(
        self, segment: Any = "", needs: Any = "", *, declared: Mapping[str, str] | None = None, **about: Any
    ) -> BlueprintBuilder:
        """Step 2, identify the customers' needs: one segment, and what it needs.

        ``segment`` and ``needs`` are texts for both languages (or ``segment_zh=`` …); ``declared`` says how the
        service is classified, such as ``{"participation": "interaction", "divergence": "low"}``. Further: ``price``
        (of one customer), ``currency``, ``arrivals`` (an hour).
        """

        def part(step: ConstructionStep) -> Part:
            given = _given(segment=segment, needs=needs) | about
            given |= read_declared(declared)
            one_segment(given.get("segment"))
            return Part(about=_about(given, step))

        return self._take(2, part)

    def customer_actions(self, steps: Any, flows: Any = None) -> BlueprintBuilder:
        """Step 3, the customer band: his acts and choices, in order.

        ``steps``: a table or list; a row is a mapping of columns or ``(id, name)``, ``(id, name_zh, name_en)``.
        ``flows``: by default each act leads to the next; otherwise a list of ``(source, target)``, ``(source, target,
        label, probability)`` or mappings.
        """

        def part(step: ConstructionStep) -> Part:
            rows = read_steps(steps, Text("顾客行为", "customer actions"), ("customer",))
            if not rows:
                raise FinservError(
                    Text(
                        f"{step.place.zh}至少要有一个顾客行为：没有顾客的动作，就没有服务过程。",
                        f"{step.place.en} needs one customer action at least: without one there is no service.",
                    )
                )
            if flows is None:
                pairs = zip(rows, rows[1:], strict=False)
                return Part(steps=rows, flows=tuple(Flow(source=a.id, target=b.id) for a, b in pairs))
            return Part(steps=rows, flows=read_links(flows, Text("顾客流程", "customer flows")))

        return self._take(3, part)

    def employee_actions(
        self, onstage: Any = (), backstage: Any = (), *, links: Any = (), pools: Any = ()
    ) -> BlueprintBuilder:
        """Step 4, the employees' acts on either side of the line of visibility, and how they meet the customer.

        ``onstage``, ``backstage``: rows as in `customer_actions` (machines stand here too, ``actor="machine"``).
        ``links``: flows between these steps and those before. ``pools``: who does the work, a table of pools.
        """

        def part(step: ConstructionStep) -> Part:
            front = read_steps(onstage, Text("前台员工行为", "onstage actions"), ("onstage", "backstage"))
            back = read_steps(backstage, Text("后台员工行为", "backstage actions"), ("backstage", "onstage"))
            return Part(
                steps=front + back, flows=read_links(links, _LINKS), pools=tables.read(pools, Pool, _POOLS)
            )

        return self._take(4, part)

    def support(self, steps: Any = (), *, links: Any = (), pools: Any = ()) -> BlueprintBuilder:
        """Step 5, the support processes, and the links that join all bands; every pool named anywhere is now there.

        A link that was given before may be given again, to be listed here: so the whole can be listed as a story.
        """

        def part(step: ConstructionStep) -> Part:
            rows = read_steps(steps, Text("支持过程", "support processes"), ("support",))
            return Part(steps=rows, flows=read_links(links, _LINKS), pools=tables.read(pools, Pool, _POOLS))

        return self._take(5, part)

    def evidence(self, evidence: Any = ()) -> BlueprintBuilder:
        """Step 6, what the customer sees at each of his acts.

        ``evidence``: a mapping of step id to text or ``(zh, en)``, or a table with ``step`` and ``evidence``.
        """
        return self._take(6, lambda step: Part(evidence=read_evidence(evidence)))

    def build(self, *, waivers: Any = (), pins: Any = ()) -> Blueprint:
        """The finished blueprint; raises `FinservError` that names the step which is still to be taken."""
        number, problem = self._draft.next()
        if number <= len(construction_steps()):
            raise too_early(
                Text("蓝图还没有做完", "the blueprint is not finished"),
                construction_steps()[number - 1],
                problem,
            )
        return self._draft.blueprint(waivers=waivers, pins=pins)

    def so_far(self) -> Blueprint:
        """The blueprint of the steps taken so far, to be looked at on the way."""
        return self._draft.blueprint(self._draft.next()[0] - 1)

    def undo(self) -> BlueprintBuilder:
        """Take the last call back; raises `FinservError` where there is none."""
        if len(self._history) == 1:
            raise FinservError(
                Text(
                    "还没有做过任何一步，没有可以撤销的。",
                    "No step has been taken; there is nothing to undo.",
                )
            )
        self._history = self._history[:-1]
        return self

    def progress(self) -> pd.DataFrame:
        """The six steps as a table in the language in use: step, name, state, needs, yields, call."""
        return progress_of(self._draft)

    @property
    def _draft(self) -> Draft:
        return self._history[-1]

    def _take(self, number: int, part: Callable[[ConstructionStep], Part]) -> BlueprintBuilder:
        steps = construction_steps()
        step = steps[number - 1]
        due, problem = self._draft.next()
        if number > due:
            raise too_early(
                Text(f"现在做{step.place.zh}还早", f"it is too early for {step.place.en}"),
                steps[due - 1],
                problem,
            )
        draft = self._draft.with_part(number, part(step))
        draft.blueprint(number)
        self._history = (*self._history, draft)
        return self

    def __repr__(self) -> str:
        return f"BlueprintBuilder: {sentence_of(self._draft)}"

    def _repr_html_(self) -> str:
        return html_of(self._draft)


_LINKS = Text("连线", "links")
_POOLS = Text("资源池表", "pool table")


def _given(**texts: Any) -> dict[str, Any]:
    return {name: text for name, text in texts.items() if not is_empty(text)}


def _about(given: Mapping[str, Any], step: ConstructionStep) -> dict[str, Any]:
    try:
        about = spread(given, Blueprint)
        Blueprint(**about)
    except FinservError as error:
        raise within(step.place, error) from None
    return about
