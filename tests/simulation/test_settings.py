import pytest
from simulated_processes import bank_day, process, station

from finserv import FinservError
from finserv.simulation import Patience, simulate


def test_a_constant_load_above_1_with_no_closing_time_is_refused_with_the_reason():
    with pytest.raises(FinservError, match=r"desk: 1\.05") as caught:
        simulate(station(3), 21)
    assert "grows without end" in str(caught.value) and "一直变长" in caught.value.text.zh
    run = simulate(station(3), 21, hours=4, days=3)
    assert any("above 1" in note.en for note in run.notes)
    assert simulate(station(3), 21, days=3, patience=5)["abandoned"] > 0


def test_a_steady_state_may_leave_the_hours_out():
    run = simulate(station(3), 10, days=3)
    assert run.settings.close == 480 and any("hours not stated, so 8" in note.en for note in run.notes)


def test_staffing_counts_in_minutes():
    run = simulate(bank_day(), days=1, staffing={"teller": [1, 2, 3, 4, 4, 3, 2, 1], "host": 3})
    assert dict(zip(run.process.pool_ids, run.settings.staffed(0, 480), strict=True)) == {
        "host": 1440, "teller": 1200, "officer": 3360, "system": 960,
    }  # fmt: skip
    assert run.settings.staffed(30, 90)[1] == 30 + 60 and run.settings.staffed(470, 500)[1] == 30


@pytest.mark.parametrize(
    ("how", "word"),
    [
        ({"staffing": {"tellr": 3}}, "Did you mean 'teller'"),
        ({"staffing": {"teller": [1, 2]}}, "has 2 numbers"),
        ({"staffing": {"teller": [3] * 7 + [0]}}, "at least 1"),
        ({"staffing": {"teller": 2.5}}, "whole number"),
        ({"staffing": {"teller": -1}}, "whole number"),
        ({"patience": 0}, "above 0"),
        ({"patience": "long"}, "above 0"),
        ({"patience": {"tellr": 3}}, "Did you mean 'teller'"),
        ({"patience": Patience(3, distribution="lognormal")}, "coefficient"),
        ({"closing": "shut"}, "closing rule"),
        ({"days": 0}, "it takes a whole number from 1"),
        ({"days": 2.5}, "whole number"),
        ({"seed": 1.5}, "whole number"),
        ({"warm_up": 480}, "under 480"),
        ({"warm_up": -1}, "from 0"),
        ({"hours": 7}, "8 hours"),
    ],
)
def test_what_cannot_be_is_refused_before_it_runs(how, word):
    with pytest.raises(FinservError) as caught:
        simulate(bank_day(), **how)
    assert word in str(caught.value) and caught.value.text.zh


def test_only_blueprints_run():
    with pytest.raises(FinservError, match="(?i)blueprint"):
        simulate("deposit", 10)


def test_a_step_that_works_without_a_time_is_refused():
    with pytest.raises(FinservError, match="have no time: a"):
        simulate(process([("a", "desk", None), ("b", "", 1)], ["a b"]), 10)
    with pytest.raises(FinservError, match="No step has a time"):
        simulate(process([("a", "", None)]), 10)
    run = simulate(process([("a", "desk", 1), ("b", "", None)], ["a b"]), 10, days=2)
    assert any("take none in the run: b" in note.en for note in run.notes)
