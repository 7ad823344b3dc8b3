import pytest
from simulated_processes import bank_day, process, station

from finserv import Blueprint
from finserv.simulation import appointments, recorded, simulate


def said(run):
    assert all(note.zh and note.en for note in run.notes)
    return " ".join(note.en for note in run.notes)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({}, ["rate for each of 8 hours", "110 in the busiest", "After closing time nobody comes in"]),
        ({"arrivals": 20, "hours": 3}, ["20 an hour for 3 hours."]),
        ({"arrivals": recorded([1, 2])}, ["recorded times"]),
        (
            {"arrivals": appointments(10, 2, no_show=0.25, lateness_sd=3)},
            ["12 a day, 25% do not come", "is 3 min"],
        ),
        ({"patience": 9}, ["longer than the patience leaves"]),
        ({"staffing": {"teller": [4] * 7 + [5]}}, ["Staff change by the hour"]),
        ({"closing": "stop"}, ["count as unfinished"]),
        ({"warm_up": 45}, ["first 45 minutes are warm-up"]),
        ({"days": 3}, ["95 % over 3 days"]),
    ],
)
def test_each_rule_is_said_where_it_holds(how, words):
    text = said(simulate(bank_day(), **{"days": 2} | how))
    assert all(word in text for word in words)


def test_what_does_not_hold_is_not_said():
    text = said(simulate(station(3), 5, 2, days=2))
    for word in (
        "patience",
        "Staff change",
        "warm-up",
        "wage",
        "synthetic",
        "above 1",
        "side work, not",
        "keeps the same",
    ):
        assert word not in text


def test_what_the_process_makes_of_itself_is_said():
    steps = [("a", "desk", 1, {"keep": True, "time_cv": 0.5}), ("b", "desk", 2, {"band": "customer"}), ("c", "", 3),
             ("lost", "", 1)]  # fmt: skip
    bp = process(steps, ["a b", "a c"])
    pools = [{"id": "desk", "wage": 20}, {"id": "spare"}]
    text = said(
        simulate(
            Blueprint.from_tables(bp.steps.assign(kind=["start"] + ["action"] * 3), bp.flows, pools),
            5,
            2,
            days=2,
        )
    )
    assert "side work, not his time: c" in text and "keeps the same server: a" in text
    assert "time is constant: b, c" in text and "take no part: lost" in text and "left out: spare" in text
