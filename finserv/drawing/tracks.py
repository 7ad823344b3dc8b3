"""Which arrow runs where inside a channel: a track number for each run, chosen for few crossings."""

from __future__ import annotations

from dataclasses import dataclass

from .ports import RunKey
from .runs import OPPOSITE, Run

_OVERLAP_PRICE = 20
_UNSURE_PRICE = 0.5
_MOST_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Tracks:
    """``number``: run key → track, from 0 at the left or top. ``count``: (level, line) → tracks in that channel."""

    number: dict[RunKey, int]
    count: dict[tuple[bool, int], int]


@dataclass(frozen=True, slots=True)
class _End:
    """An end of a run: where along the channel, to which side it leaves (−1 left or up), and whether that is sure."""

    at: tuple[float, float]
    side: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Member:
    run: Run
    ends: tuple[_End, ...]
    low: tuple[float, float]
    high: tuple[float, float]


def assign_tracks(runs: dict[int, tuple[Run, ...]], offsets: dict[RunKey, float]) -> Tracks:
    """Order the runs of each channel, upright channels first, and number the tracks from the left or top."""
    channels: dict[tuple[bool, int], list[Run]] = {}
    for pieces in runs.values():
        for run in pieces:
            if run.in_channel:
                channels.setdefault((run.level, run.line), []).append(run)
    number: dict[RunKey, int] = {}
    count = {}
    for channel in sorted(channels):
        members = [_member(run, runs[run.arrow], offsets, number) for run in channels[channel]]
        found = _number(_order(members))
        number.update(found)
        count[channel] = max(found.values()) + 1
    return Tracks(number, count)


def _member(
    run: Run, pieces: tuple[Run, ...], offsets: dict[RunKey, float], number: dict[RunKey, int]
) -> _Member:
    ends = []
    for neighbour, at, leaving in (
        (pieces[run.index - 1] if run.index else None, run.begin, True),
        (pieces[run.index + 1] if not run.last else None, run.end, False),
    ):
        if neighbour is None:
            continue
        fine = offsets.get(neighbour.key)
        if fine is None and neighbour.key in number:
            fine = 5.0 * number[neighbour.key] - 20
        away = OPPOSITE[neighbour.heading] if leaving else neighbour.heading
        ends.append(_End((at, fine or 0.0), 1 if away in "ES" else -1, fine is not None))
    places = [end.at for end in ends]
    return _Member(run, tuple(ends), min(places), max(places))


def _order(members: list[_Member]) -> list[_Member]:
    """Move single runs to better places until no move lowers the number of crossings."""
    order = sorted(members, key=lambda m: (sum(end.side for end in m.ends), m.low, m.run.arrow, m.run.index))
    price = {
        (a.run.key, b.run.key): _crossings(a, b) if _share(a, b) else 0.0
        for a in order
        for b in order
        if a is not b
    }
    for _ in range(_MOST_ROUNDS):
        moved = False
        for member in list(order):
            rest = [other for other in order if other is not member]
            costs = [sum(price[member.run.key, other.run.key] for other in rest)]
            for other in rest:
                costs.append(
                    costs[-1] + price[other.run.key, member.run.key] - price[member.run.key, other.run.key]
                )
            best = min(range(len(costs)), key=costs.__getitem__)
            if costs[best] < costs[order.index(member)] - 1e-9:
                rest.insert(best, member)
                order, moved = rest, True
        if not moved:
            break
    return order


def _crossings(before: _Member, after: _Member) -> float:
    """The crossings of two runs where the first lies left of, or above, the second."""
    price = 0.0
    for end in before.ends:
        if end.side > 0:
            price += after.low < end.at < after.high
            for other in after.ends:
                if other.side < 0 and other.at == end.at:
                    price += _OVERLAP_PRICE if end.sure and other.sure else _UNSURE_PRICE
    for end in after.ends:
        if end.side < 0:
            price += before.low < end.at < before.high
    return price


def _share(a: _Member, b: _Member) -> bool:
    """Whether two runs lie beside each other somewhere in the channel."""
    return a.run.low <= b.run.high and b.run.low <= a.run.high


def _number(order: list[_Member]) -> dict[RunKey, int]:
    number: dict[RunKey, int] = {}
    for place, member in enumerate(order):
        beside = [number[other.run.key] + 1 for other in order[:place] if _share(member, other)]
        number[member.run.key] = max(beside, default=0)
    return number
