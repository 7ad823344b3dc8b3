"""What happens next: the event list of the kernel, as a Python list and, compiled, as arrays.

Both keep the order (time, order of putting in), so that both give the same run. A number is the token whose step ends,
or, from the number of tokens on, the token whose patience ends.
"""

from __future__ import annotations

from bisect import insort
from math import inf

HEAP_FROM = 200


def clear(events):
    """Take everything out; what is left never happens."""
    events.clear()
    events.append((inf, 0, 0))


def soonest(events):
    """Time and number of the next event."""
    event = events[0]
    return event[0], event[2]


def drop(events):
    """Take the next event out."""
    del events[0]


def add(events, time, order, number):
    """Put an event in."""
    insort(events, (time, order, number))


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
    """`soonest`: the arrays are sorted with the soonest last up to `HEAP_FROM` events, and a heap above."""
    times, _, numbers, size, _ = events
    n = size[0]
    if n == 0:
        return inf, 0
    if n > HEAP_FROM:
        return times[0], numbers[0]
    return times[n - 1], numbers[n - 1]


def drop_arrays(events):
    """`drop`; where the heap has shrunk to `HEAP_FROM` it is sorted once."""
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
        for end in range(1, n):
            time, order, number = times[end], orders[end], numbers[end]
            place = end
            while place > 0 and (times[place - 1], orders[place - 1]) < (time, order):
                times[place], orders[place] = times[place - 1], orders[place - 1]
                numbers[place] = numbers[place - 1]
                place -= 1
            times[place], orders[place], numbers[place] = time, order, number


def add_arrays(events, time, order, number):
    """`add`; a sorted array of `HEAP_FROM` is turned round into a heap."""
    times, orders, numbers, size, _ = events
    n = size[0]
    size[0] = n + 1
    place = n
    if n < HEAP_FROM:
        while place > 0 and times[place - 1] <= time:
            times[place], orders[place], numbers[place] = times[place - 1], orders[place - 1], numbers[place - 1]
            place -= 1
    else:
        if n == HEAP_FROM:
            for low in range(n // 2):
                high = n - 1 - low
                times[low], times[high] = times[high], times[low]
                orders[low], orders[high] = orders[high], orders[low]
                numbers[low], numbers[high] = numbers[high], numbers[low]
        while place > 0:
            parent = (place - 1) // 2
            if (times[parent], orders[parent]) <= (time, order):
                break
            times[place], orders[place], numbers[place] = times[parent], orders[parent], numbers[parent]
            place = parent
    times[place], orders[place], numbers[place] = time, order, number


def crowded_arrays(events):
    """`crowded`: room for one event a token is always kept."""
    return events[3][0] >= len(events[0]) - events[4]


def total_arrays(events):
    """`total` for arrays."""
    return events[3][0]


def at_arrays(events, place):
    """`at` for arrays."""
    return events[0][place], events[2][place]
