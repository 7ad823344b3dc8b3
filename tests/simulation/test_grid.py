import pytest
from simulated_processes import bank_day

from finserv import FinservError, case
from finserv.simulation import grid, simulate


def test_every_combination_is_run_as_it_would_be_alone():
    table = grid(
        bank_day(),
        {"pools.teller": [4, 5], "arrivals": [30, 40]},
        ["wait", "utilisation.teller"],
        hours=2,
        days=3,
    )
    assert table.columns.tolist() == [
        "pools.teller", "arrivals", "wait", "wait_low", "wait_high",
        "utilisation.teller", "utilisation.teller_low", "utilisation.teller_high", "bottleneck",
    ]  # fmt: skip
    assert table[["pools.teller", "arrivals"]].values.tolist() == [[4, 30], [4, 40], [5, 30], [5, 40]]
    alone = simulate(bank_day(), 40, 2, days=3, staffing={"teller": 5})
    last = table.iloc[-1]
    assert (last["wait"], last["bottleneck"]) == (alone["wait"], alone.bottleneck())
    assert (last["wait_low"], last["wait_high"]) == next(m.interval for m in alone.measures if m.id == "wait")


def test_joblib_gives_the_same_table():
    joblib = pytest.importorskip("joblib")
    axes = {"pools.teller": range(3, 6)}
    with joblib.parallel_config(backend="threading", n_jobs=2):
        by_joblib = grid(case("deposit"), axes, days=3, backend="joblib")
    assert by_joblib.equals(grid(case("deposit"), axes, days=3, workers=1))


def test_steps_flows_wages_and_settings_can_vary():
    axes = {
        "steps.transaction.time_mean": [1.0, 2.0],
        "steps.post.keep": [False],
        "flows.sign.doc_check": [0.0, 0.2],
        "pools.teller.wage": [30],
        "seed": [1],
    }
    table = grid(bank_day(), axes, ["cycle_time", "cost_per_customer"], days=3)
    cycle = table["cycle_time"].tolist()
    assert (
        cycle[0] < cycle[1] < cycle[3]
        and cycle[0] < cycle[2] < cycle[3]
        and table["cost_per_customer"].notna().all()
    )
    assert (
        grid(bank_day(), {"steps.transaction": [2.0]}, ["wait"], days=3)["wait"][0]
        == simulate(bank_day(), days=3)["wait"]
    )


def test_lists_on_an_axis_are_shown_as_text():
    table = grid(bank_day(), {"arrivals": [[10] * 8, [20] * 8]}, ["wait"], days=2)
    assert table["arrivals"].tolist() == [str([10] * 8), str([20] * 8)]


@pytest.mark.parametrize(
    ("axes", "word"),
    [
        ({"pools.tellr": [3]}, "Did you mean 'teller'"),
        ({"steps.transactoin.time_mean": [3]}, "Did you mean 'transaction'"),
        ({"steps.transaction.tim_mean": [3]}, "Did you mean 'time_mean'"),
        ({"flows.sign.signn": [0.5]}, "sign.doc_check"),
        ({"flows.sign.doc_check": [1.5]}, "0 to 1"),
        ({"flows.interview.fill_form": [0.5]}, "share the rest"),
        ({"arival": [3]}, "Did you mean 'arrivals'"),
        ({"pools.teller": []}, "1 to 100,000"),
        ({"pools.teller": range(400), "pools.officer": range(400)}, "160,000"),
    ],
)
def test_axes_that_cannot_be_are_refused(axes, word):
    with pytest.raises(FinservError) as caught:
        grid(bank_day(), axes, days=1)
    assert word in str(caught.value)


def test_unknown_measures_and_backends_are_refused():
    with pytest.raises(FinservError, match="measure"):
        grid(bank_day(), {"pools.teller": [3]}, ["wiat"], days=1)
    with pytest.raises(FinservError, match="Choices: threads, joblib"):
        grid(bank_day(), {"pools.teller": [3]}, days=1, backend="dask")
