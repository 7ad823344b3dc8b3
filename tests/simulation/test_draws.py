import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from finserv.simulation.draws import FIRST, MASK, SECOND, customer_keys, mix, mix_array, seed_key, text_key

words = st.integers(0, MASK)


@given(st.lists(words, min_size=1))
def test_arrays_are_mixed_as_numbers_are(numbers):
    assert mix_array(np.array(numbers)).tolist() == [mix(n) for n in numbers]


@given(words, words)
def test_mixing_loses_nothing(a, b):
    assert (mix(a) == mix(b)) == (a == b)


def test_products_stay_below_63_bits():
    assert MASK * max(FIRST, SECOND) < 2**63


def chi_square(cells, expected):
    return float((((cells - expected) ** 2) / expected).sum())


def test_draws_fill_the_cells_evenly():
    count = 1 << 18
    keys = customer_keys(7, np.zeros(count, dtype=int), np.arange(count))
    for step in ("teller", "post", "a", "b"):
        drawn = mix_array(keys ^ text_key(step))
        for cells in (drawn >> 24, drawn & 0xFF):
            # 255 degrees of freedom: mean 255, standard deviation 22.6
            assert (
                255 - 5 * 22.6 < chi_square(np.bincount(cells, minlength=256), count / 256) < 255 + 5 * 22.6
            )


def test_draws_of_two_steps_are_independent():
    count = 1 << 18
    keys = customer_keys(7, np.zeros(count, dtype=int), np.arange(count))
    one, two = mix_array(keys ^ text_key("step_1")), mix_array(keys ^ text_key("step_2"))
    pairs = np.bincount((one >> 28) * 16 + (two >> 28), minlength=256)
    assert chi_square(pairs, count / 256) < 255 + 5 * 22.6


def test_a_flipped_bit_moves_half_of_the_output():
    numbers = np.arange(1, 20_000)
    base = mix_array(numbers)
    for bit in range(32):
        changed = base ^ mix_array(numbers ^ (1 << bit))
        assert abs(np.mean([bin(c).count("1") for c in changed[:2000].tolist()]) - 16) < 1.2


def test_keys_depend_on_day_customer_and_seed():
    days, customers = np.repeat(np.arange(50), 200), np.tile(np.arange(200), 50)
    keys = customer_keys(1, days, customers)
    assert len(np.unique(keys)) > 0.999 * len(keys)
    assert (keys != customer_keys(2, days, customers)).mean() > 0.999
    assert keys[200 * 7 + 3] == customer_keys(1, np.array([7]), np.array([3]))[0]


@given(st.integers(-(2**80), 2**80), st.integers(-(2**80), 2**80))
def test_seeds_of_any_size_have_keys(a, b):
    assert 0 <= seed_key(a) <= MASK
    if a != b:
        assert (seed_key(a), seed_key(a, 1)) != (seed_key(b), seed_key(b, 1))


def test_the_key_of_an_id_is_the_same_everywhere():
    assert text_key("teller") == text_key("teller")
    assert len({text_key(f"step_{n}") for n in range(500)}) == 500
