"""What is different between two blueprints, such as a service as it is and as it is to be."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..errors import shown
from ..language import Text
from . import difference_face
from .graph import require_blueprint
from .model import Blueprint
from .records import Column, Row, columns
from .step import Step

KINDS = ("added", "removed", "moved", "changed")
_ROWS = {"step": "step_rows", "flow": "flow_rows", "pool": "pool_rows", "waiver": "waivers", "pin": "pins"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of which element, of what kind, and in which column from what to what.

    ``element``: ``blueprint``, ``step``, ``flow``, ``pool``, ``waiver`` or ``pin``; ``id``: its id, or
    ``source → target``. ``kind``: ``added``, ``removed``, ``moved`` (another band; or another place in the listing,
    ``column`` None) or ``changed``. ``place`` names it for the reader.
    """

    element: str
    id: str
    kind: str
    place: Text
    column: Column | None = None
    before: Any = None
    after: Any = None

    @property
    def field(self) -> str:
        """The column that differs; ``order`` for the place in the listing, empty for what was added or removed."""
        return self.column.name if self.column else "order" if self.kind == "moved" else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from ``before`` to ``after``; true where there are any."""

    before: Blueprint
    after: Blueprint
    changes: tuple[Change, ...]

    @property
    def table(self) -> pd.DataFrame:
        """The changes in the language in use: element, kind, field, before, after."""
        return difference_face.table_of(self)

    @property
    def data(self) -> pd.DataFrame:
        """The changes in the words of the tables: element, id, kind, field, before, after."""
        names = ("element", "id", "kind", "field", "before", "after")
        return pd.DataFrame(
            [
                [shown(getattr(c, name), 2000) if getattr(c, name) is not None else "" for name in names]
                for c in self.changes
            ],
            columns=list(names),
            dtype="str",
        )

    @property
    def steps(self) -> Mapping[str, str]:
        """The word to mark each differing step with in a picture; a step that moved and changed is ``moved``.

        A step's place in the listing is no part of the picture, and leaves no mark.
        """
        words: dict[str, str] = {}
        for change in self.changes:
            if change.element == "step" and change.field != "order" and words.get(change.id) != "moved":
                words[change.id] = change.kind
        return words

    @property
    def flows(self) -> Mapping[tuple[str, str], str]:
        """The word to mark the flows between two steps with; ``changed`` where only some were added or removed."""
        words: dict[tuple[str, str], set[str]] = {}
        for change in self.changes:
            if change.element == "flow" and change.field != "order":
                words.setdefault(tuple(change.id.split(" → ")), set()).add(change.kind)
        kept = {(f.source, f.target) for f in self.before.flow_rows} & {
            (f.source, f.target) for f in self.after.flow_rows
        }
        return {ends: "changed" if ends in kept else min(kinds) for ends, kinds in words.items()}

    @property
    def said(self) -> Text:
        """The changes in a few sentences, such as an editor says after an edit."""
        return difference_face.said_of(self)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __repr__(self) -> str:
        count = Counter(change.kind for change in self.changes)
        return f"Difference: {', '.join(f'{count[kind]} {kind}' for kind in KINDS)}"

    def _repr_html_(self) -> str:
        return difference_face.html_of(self)


def diff(before: Blueprint, after: Blueprint) -> Difference:
    """What was added, removed, moved and changed from one blueprint to the other; steps are the same by their ids.

    Raises `FinservError` for what is no blueprint.

    >>> from finserv.blueprint.cases import case
    >>> counter = case("deposit")
    >>> diff(counter, counter.change("stamp", band="backstage", time_mean=0.1)).steps
    {'stamp': 'moved'}
    """
    require_blueprint(before)
    require_blueprint(after)
    about = _fields("blueprint", after.id, after.place(), before, after)
    rows = (change for element in _ROWS for change in _compare(element, before, after))
    return Difference(before, after, (*about, *rows))


def said(before: Blueprint, after: Blueprint) -> Text:
    """What is different, in a few sentences.

    >>> from finserv import use_language; use_language("en")
    >>> from finserv.blueprint.cases import case
    >>> str(said(case("deposit"), case("deposit").change("stamp", time_mean=0.1)))
    "Changed: step 'Stamp the passbook', mean time (0.2 → 0.1)."
    """
    return diff(before, after).said


def _compare(element: str, before: Blueprint, after: Blueprint) -> Iterator[Change]:
    old, new = (_keyed(element, getattr(bp, _ROWS[element])) for bp in (before, after))
    for key, row in old.items():
        if key not in new:
            yield Change(element, _id(element, row), "removed", _place(element, row, before))
    for key, row in new.items():
        if key not in old:
            yield Change(element, _id(element, row), "added", _place(element, row, after))
    for key, row in new.items():
        if key in old and old[key] != row:
            yield from _fields(element, _id(element, row), _place(element, row, after), old[key], row)
    places = {key: place for place, key in enumerate(key for key in old if key in new)}
    listing = [key for key in new if key in old]
    settled = _longest_rise([places[key] for key in listing])
    for place, key in enumerate(listing):
        if places[key] not in settled:
            row = new[key]
            yield Change(
                element,
                _id(element, row),
                "moved",
                _place(element, row, after),
                None,
                places[key] + 1,
                place + 1,
            )


def _fields(element: str, id: str, place: Text, old: Row, new: Row) -> Iterator[Change]:
    for column in columns(type(new)):
        before, after = getattr(old, column.name), getattr(new, column.name)
        if before != after:
            kind = "moved" if isinstance(new, Step) and column.name == "band" else "changed"
            yield Change(element, id, kind, place, column, before, after)


def _keyed(element: str, rows: tuple[Any, ...]) -> dict[Hashable, Any]:
    """Rows by what makes them the same in both blueprints; a second flow between two steps is another one."""
    seen: Counter[str] = Counter()
    keyed = {}
    for row in rows:
        id = _id(element, row)
        keyed[id, seen[id]] = row
        seen[id] += 1
    return keyed


def _id(element: str, row: Any) -> str:
    if element == "flow":
        return f"{row.source} → {row.target}"
    if element == "waiver":
        return f"{row.rule} {row.element}".strip()
    return row.step if element == "pin" else row.id


def _place(element: str, row: Any, bp: Blueprint) -> Text:
    names = {step.id: step.name for step in bp.step_rows}
    if element == "step":
        return Text(
            f"步骤“{shown(row.name.in_language('zh'))}”", f"step '{shown(row.name.in_language('en'))}'"
        )
    if element == "flow":
        zh, en = (
            " → ".join(shown(names[end].in_language(language)) for end in (row.source, row.target))
            for language in ("zh", "en")
        )
        return Text(f"流程“{zh}”", f"flow '{en}'")
    if element == "pool":
        return Text(
            f"资源池“{shown(row.name.in_language('zh'))}”", f"pool '{shown(row.name.in_language('en'))}'"
        )
    return row.place()


def _longest_rise(numbers: list[int]) -> set[int]:
    """The numbers of a longest rising run: what is left in place when as few rows as can be are said to have moved."""
    tops: list[int] = []
    ends: list[int] = []
    came: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tops, number)
        came[number] = ends[place - 1] if place else None
        tops[place : place + 1] = [number]
        ends[place : place + 1] = [number]
    run: set[int] = set()
    number = ends[-1] if ends else None
    while number is not None:
        run.add(number)
        number = came[number]
    return run
