import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated_processes import bank_day, process, station

from finserv import FinservError, case, use_language
from finserv.blueprint.cases import CASE_IDS
from finserv.simulation import Run, simulate


@pytest.fixture(scope="module")
def run():
    return simulate(case("deposit"), days=30, seed=2)


def plain(table):
    return all(isinstance(v, (str, int, float, bool, np.generic)) for column in table for v in table[column])


def test_the_summary(run):
    table = run.summary()
    assert (
        table.columns.tolist() == ["measure", "mean", "low", "high"]
        and plain(table)
        and table["measure"].is_unique
    )
    rows = table.set_index("measure")
    assert ((rows["low"] <= rows["mean"] + 1e-12) & (rows["mean"] <= rows["high"] + 1e-12)).all()
    parts = rows.loc[["wait", "contact_time", "unseen_time"], "mean"].sum()
    assert parts == pytest.approx(rows.loc["cycle_time", "mean"], rel=1e-12)
    shares = ("abandoned", "contact_share", "within_tolerable", "utilisation.", "within_tolerable.")
    for name in rows.index[rows.index.str.startswith(shares)]:
        assert rows.loc[name, "low"] >= 0 and rows.loc[name, "high"] <= 1
    assert run["wait_p50"] <= run["wait_p90"] <= run["wait_p95"]


def test_the_customers(run):
    table = run.customers
    assert plain(table) and len(table) == len(run.outcome.arrival)
    assert table["cycle_time"].mean() == pytest.approx(run["cycle_time"])
    assert (table["wait"] + table["contact_time"] + table["unseen_time"]).to_numpy() == pytest.approx(
        table["cycle_time"].to_numpy(), abs=1e-9
    )
    assert table.groupby("day")["arrival"].is_monotonic_increasing.all() and table["day"].max() == 30
    assert np.quantile(table["cycle_time"], 0.9) == pytest.approx(run["cycle_time_p90"])


def test_the_log_tells_the_same_story(run):
    log, customers = run.log(), run.customers
    assert plain(log) and len(log) == run.outcome.visits.sum()
    assert (log["enter"] <= log["start"]).all() and (log["start"] <= log["end"]).all()
    main = log[~log["side_work"]].groupby(["day", "customer"])
    leave = customers.set_index(["day", "customer"])["leave"]
    assert main["end"].max().sub(leave).abs().max() < 1e-9
    per_step = log.groupby("step").size()
    assert per_step.to_dict() == dict(zip(run.steps["step"], run.outcome.visits.sum(axis=0), strict=True))
    assert log.groupby("day")["start"].is_monotonic_increasing.all() and log["case"].iloc[0] == "1-1"


def test_no_pool_ever_has_more_at_work_than_servers():
    run = simulate(bank_day(), days=3, engine="plain")
    log = run.log()
    for pool, capacity in zip(run.process.pool_ids, run.process.capacity, strict=True):
        for _, rows in log[log["pool"] == pool].groupby("day"):
            begun = pd.Series(1, index=rows["start"])
            ended = pd.Series(-1, index=rows["end"])
            at_work = pd.concat([ended, begun]).sort_index(kind="stable").cumsum()
            assert at_work.max() <= capacity
            # first come, first served: in the order of coming
            assert rows.sort_values(["enter", "start"])["start"].is_monotonic_increasing


def test_littles_law_holds_in_every_pool():
    run = simulate(bank_day(), days=200)
    for pool in run.process.pool_ids:
        its = run.process.pool == run.process.pool_ids.index(pool)
        waited = run.outcome.waits[:, its].sum() / run.settings.days
        looks = (
            run.outcome.queue[:, :, run.process.pool_ids.index(pool)].mean(axis=0).sum() * run.settings.tick
        )
        assert looks == pytest.approx(waited, rel=0.06)


def test_pools_and_steps(run):
    pools, steps = run.pools, run.steps
    assert plain(pools) and plain(steps)
    assert pools.loc[pools["bottleneck"], "pool"].tolist() == [run.bottleneck()] == ["teller"]
    assert steps.set_index("step").loc["take_number", "visits"] == 1
    assert ((pools["low"] <= pools["utilisation"]) & (pools["utilisation"] <= pools["high"])).all()


def test_the_queue_of_a_pool(run):
    table = run.queue("teller")
    assert table.columns.tolist() == ["minute", "mean", "low", "high", "p10", "p90"] and plain(table)
    assert table["minute"].iloc[-1] == pytest.approx(1.5 * run.settings.close) and table["mean"].iloc[0] < 0.2
    assert ((table["low"] <= table["mean"]) & (table["mean"] <= table["high"])).all()
    with pytest.raises(FinservError, match="Did you mean 'teller'"):
        run.queue("tellers")


def test_cost_per_customer_is_wages_and_costs():
    bp = process([("a", "desk", 10, {"cost": 2})])
    rows = [dict(id="desk", capacity=2, wage=30)]
    bp = type(bp).from_tables(bp.steps, bp.flows, rows)
    run = simulate(bp, 6, 8, days=20, seed=3)
    customers = len(run.customers)
    late = np.maximum(run.outcome.day_end - 480, 0).sum() / 60
    assert run["cost_per_customer"] == pytest.approx((20 * 8 * 2 * 30 + late * 2 * 30) / customers + 2)
    assert "cost_per_customer" not in run.summary() and run["overtime"] == pytest.approx(late * 60 / 20)


def test_without_wages_and_costs_there_is_no_cost():
    assert "cost_per_customer" not in set(simulate(station(3), 6, 2, days=2).summary()["measure"])


def test_without_pools_there_is_no_bottleneck():
    run = simulate(process([("a", "", 3)]), 10, 2, days=2)
    assert run.bottleneck() == "" and run["wait"] == 0 and run.pools.empty and run.wait_points.empty


def test_one_day_has_no_intervals():
    run = simulate(bank_day(), days=1)
    assert run.summary()["low"].isna().sum() > 10 and math.isfinite(run["wait"])
    assert run.queue("teller")["low"].isna().all() and "–" in run._repr_mimebundle_()["text/html"]


def test_unknown_measures_are_named(run):
    with pytest.raises(FinservError, match="cycle_time"):
        run["cycle_tme"]


def test_a_log_needs_days_without_warm_up():
    with pytest.raises(FinservError, match="warm-up"):
        simulate(bank_day(), days=1, warm_up=10).log()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_face_in_a_notebook(run, language):
    use_language(language)
    bundle = run._repr_mimebundle_()
    words = {
        "zh": ("周期时间", "这次运行的规则", 'lang="zh-CN"'),
        "en": ("cycle time", "The rules of this run", 'lang="en"'),
    }
    assert all(word in bundle["text/html"] for word in words[language])
    assert bundle["text/plain"] == repr(run) and "deposit" in repr(run)
    assert 'scope="col"' in bundle["text/html"] and "<caption>" in bundle["text/html"]
    again = simulate(case("deposit"), days=30, seed=2)
    assert again._repr_mimebundle_() == bundle


def test_names_in_the_face_are_escaped():
    bp = process([("a", "desk", 1)])
    rows = [dict(id="desk", name="<b>desk</b>")]
    run = simulate(type(bp).from_tables(bp.steps, bp.flows, rows), 10, 1, days=2)
    assert "&lt;b&gt;desk" in run._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_case_runs_and_says_its_rules_in_both_languages(case_id):
    run = simulate(case(case_id), days=5)
    assert isinstance(run, Run) and run["customers"] > 0 and (run.outcome.status == 0).all()
    assert all(note.zh and note.en and note.zh.endswith("。") and note.en.endswith(".") for note in run.notes)
    assert len({note.en for note in run.notes}) == len(run.notes) > 8
    assert any("synthetic" in note.en for note in run.notes)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**9), st.floats(1, 60), st.booleans())
def test_the_same_question_has_the_same_answer(seed, rate, keep):
    one, two = (simulate(bank_day(keep), rate, 2, days=3, seed=seed) for _ in range(2))
    assert one.summary().equals(two.summary()) and one.customers.equals(two.customers)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 3))
def test_more_servers_never_make_the_first_station_wait_longer(seed, servers):
    few, many = (
        simulate(station(4, n, time_cv=1.0), 20, 3, days=2, seed=seed) for n in (servers, servers + 1)
    )
    assert (many.outcome.wait <= few.outcome.wait + 1e-9).all()
