"""Random numbers by counting: each draw is a hash of what it is for, so that no draw depends on another.

The key of a draw is (seed, day, customer, step id, n-th visit of the customer to that step). A redesign that drops a
step, adds one or changes the order therefore leaves every other draw as it was: common random numbers by construction.
The mixing is a 32-bit finaliser found by search (Wellons, Hash function prospecting, 2018) whose products stay below
2⁶³, so that Python, numpy and numba compute the same bits.
"""

from __future__ import annotations

import numpy as np

MASK = 0xFFFFFFFF
FIRST = 0x2C1B3C6D
SECOND = 0x297A2D39
NEXT_VISIT = 0x1E3779B1
PATIENCE = 0x2545F491
ARRIVAL = 0x51ED2701


def mix(number: int) -> int:
    """A whole number of 32 bits, scrambled: every input bit moves about half of the output bits.

    >>> mix(1), mix(2)
    (3979630085, 65356255)
    """
    number &= MASK
    number ^= number >> 15
    number = number * FIRST & MASK
    number ^= number >> 12
    number = number * SECOND & MASK
    return number ^ number >> 15


def mix_array(numbers: np.ndarray) -> np.ndarray:
    """`mix` for each element of an array of int64 that holds 32-bit numbers.

    >>> mix_array(np.array([1, 2])).tolist() == [mix(1), mix(2)]
    True
    """
    numbers = numbers & MASK
    numbers ^= numbers >> 15
    numbers *= FIRST
    numbers &= MASK
    numbers ^= numbers >> 12
    numbers *= SECOND
    numbers &= MASK
    numbers ^= numbers >> 15
    return numbers


def text_key(text: str) -> int:
    """The 32-bit key of an id; it depends on the id alone, never on its place in a table.

    >>> text_key("teller") == text_key("teller") != text_key("tellers")
    True
    """
    number = 0x1B873593
    for byte in text.encode("utf-8"):
        number = mix(number ^ byte)
    return mix(number + len(text))


def seed_key(seed: int, salt: int = 0) -> int:
    """The 32-bit key of a seed of any size."""
    number, rest = mix(salt + (seed < 0)), abs(seed)
    while True:
        number = mix(number ^ (rest & MASK))
        rest >>= 32
        if not rest:
            return number


def customer_keys(seed: int, days: np.ndarray, customers: np.ndarray, salt: int = 0) -> np.ndarray:
    """The 32-bit keys of customers, given the number of the day and the number of the customer within it."""
    of_day = mix_array(mix_array(np.asarray(days, dtype=np.int64)) ^ seed_key(seed, salt))
    return mix_array(of_day + 0x3C6EF372 + mix_array(np.asarray(customers, dtype=np.int64)))
