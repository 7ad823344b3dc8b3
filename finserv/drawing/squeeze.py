"""Columns and rows that nobody stands in are taken out."""

from __future__ import annotations

from .pins import Pins
from .plan import Place


def squeeze(places: dict[int, Place], pins: Pins) -> dict[int, Place]:
    """The places without empty columns and rows; up to the last pinned one, numbers stay as they are.

    >>> squeeze({0: Place(0, 0, 1), 1: Place(0, 3, 1)}, Pins({}, {}, ()))
    {0: Place(lane=0, column=0, row=0), 1: Place(lane=0, column=1, row=0)}
    """
    columns = _numbers([place.column for place in places.values()], list(pins.column.values()))
    rows = {}
    for lane in sorted({place.lane for place in places.values()}):
        inside = [v for v, place in places.items() if place.lane == lane]
        rows[lane] = _numbers([places[v].row for v in inside], [pins.row[v] for v in inside if v in pins.row])
    return {
        v: Place(place.lane, columns[place.column], rows[place.lane][place.row])
        for v, place in places.items()
    }


def _numbers(used: list[int], pinned: list[int]) -> dict[int, int]:
    """New numbers for those in use: unchanged up to the last pinned one, without gaps after it."""
    fixed = max(pinned, default=-1) + 1
    after = [number for number in sorted(set(used)) if number >= fixed]
    return {number: number for number in range(fixed)} | {number: fixed + k for k, number in enumerate(after)}
