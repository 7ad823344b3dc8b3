"""What happens next: the event list of the kernel, as a sorted Python list and, compiled, as arrays.

An event is (time, order of putting in, number), and both keep that order. The number is the token whose step ends, or,
from the number of tokens on, the token whose patience ends.
"""

from __future__ import annotations

from math import inf

HEAP_FROM = 200


def clear(events):
    """Take everything out; what is left never happens."""
    events.clear()
    events.append((inf, 0, 0))


def crowded(events):
    """True where no more patience can be put in; a list never is."""
    return False


def total(events):
    """How many events there are."""
    return len(events) - 1


def at(events, place):
    """Time and number of an event, in any order."""
    event = events[place]
    return event[0], event[2]


def clear_arrays(events):
    """`clear` for (times, orders, numbers, [size], tokens)."""
    events[3][0] = 0


def soonest_arrays(events):
    """``events[0]``: up to `HEAP_FROM` events are sorted, the soonest last; more are a heap, with their orders."""
    times, _, numbers, size, _ = events
    n = size[0]
    if n == 0:
        return inf, 0, 0
    if n > HEAP_FROM:
        return times[0], 0, numbers[0]
    return times[n - 1], 0, numbers[n - 1]


def drop_arrays(events):
    """``del events[0]``; where the heap has shrunk to `HEAP_FROM` it is sorted once."""
    times, orders, numbers, size, _ = events
    n = size[0] - 1
    size[0] = n
    if n < HEAP_FROM:
        return
    time, order, number = times[n], orders[n], numbers[n]
    place = 0
    while True:
        child = 2 * place + 1
        if child >= n:
            break
        right = child + 1
        if right < n and (times[right], orders[right]) < (times[child], orders[child]):
            child = right
        if (time, order) < (times[child], orders[child]):
            break
        times[place], orders[place], numbers[place] = times[child], orders[child], numbers[child]
        place = child
    times[place], orders[place], numbers[place] = time, order, number
    if n == HEAP_FROM:
        sort_once(times, orders, numbers, n)


def add_arrays(events, event):
    """``insort(events, event)``; a sorted array of `HEAP_FROM` is turned round into a heap."""
    times, orders, numbers, size, _ = events
    time, order, number = event
    n = size[0]
    size[0] = n + 1
    place = n
    if n < HEAP_FROM:
        while place > 0 and times[place - 1] <= time:
            times[place], numbers[place] = times[place - 1], numbers[place - 1]
            place -= 1
    else:
        if n == HEAP_FROM:
            turn_round(times, orders, numbers, n)
        while place > 0:
            parent = (place - 1) // 2
            if (times[parent], orders[parent]) <= (time, order):
                break
            times[place], orders[place], numbers[place] = times[parent], orders[parent], numbers[parent]
            place = parent
    times[place], orders[place], numbers[place] = time, order, number


def sort_once(times, orders, numbers, n):
    """A heap of ``n`` becomes a sorted array, the soonest last."""
    for end in range(1, n):
        time, order, number = times[end], orders[end], numbers[end]
        place = end
        while place > 0 and (times[place - 1], orders[place - 1]) < (time, order):
            times[place], orders[place], numbers[place] = (
                times[place - 1],
                orders[place - 1],
                numbers[place - 1],
            )
            place -= 1
        times[place], orders[place], numbers[place] = time, order, number


def turn_round(times, orders, numbers, n):
    """A sorted array of ``n`` becomes a heap; its events come before any that is put in later at the same time."""
    for low in range(n // 2):
        high = n - 1 - low
        times[low], times[high] = times[high], times[low]
        numbers[low], numbers[high] = numbers[high], numbers[low]
    for place in range(n):
        orders[place] = place - n


def crowded_arrays(events):
    """`crowded`: room for one event a token is always kept."""
    return events[3][0] >= len(events[0]) - events[4]


def total_arrays(events):
    """`total` for arrays."""
    return events[3][0]


def at_arrays(events, place):
    """`at` for arrays."""
    return events[0][place], events[2][place]


def row_of_arrays(facts, n):
    """``facts[n]``, the seven facts of a step."""
    return facts[n, 0], facts[n, 1], facts[n, 2], facts[n, 3], facts[n, 4], facts[n, 5], facts[n, 6]
