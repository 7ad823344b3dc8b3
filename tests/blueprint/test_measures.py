"""Measures against a small service that is worked out by hand."""

import math
import re

import pytest
from blueprints import any_blueprints, sound_blueprints
from hypothesis import given
from model_strategies import blueprints as wild_blueprints

from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case, cases
from finserv.blueprint.measures import measures
from finserv.language import use_language

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
STEPS = [
    {"id": "come", "band": "customer", "kind": "start", "name": "Come"},
    {
        "id": "queue",
        "band": "customer",
        "name": "Queue",
        "wait_point": True,
        "wait_actual": 6,
        "evidence": "screen",
    },
    {
        "id": "ask",
        "band": "customer",
        "name": "Ask",
        "time_mean": 60,
        "time_unit": "second",
        "evidence": "desk",
    },
    {
        "id": "serve",
        "band": "onstage",
        "name": "Serve",
        "time_mean": 3,
        "pool": "desk",
        "discretion": "judgement",
    },
    {
        "id": "enter",
        "band": "backstage",
        "name": "Enter",
        "time_mean": 2,
        "pool": "desk",
        "discretion": "routine",
    },
    {"id": "post", "band": "support", "name": "Post", "actor": "machine", "time_mean": 0.5, "cost": 0.2},
    {"id": "right", "band": "onstage", "kind": "decision", "name": "Right?", "time_mean": 1, "pool": "desk"},
    {"id": "thank", "band": "customer", "name": "Thank", "time_mean": 0.5},
    {
        "id": "file",
        "band": "backstage",
        "name": "File",
        "time_mean": 4,
        "pool": "clerk",
        "discretion": "some",
    },
    {"id": "go", "band": "customer", "kind": "end", "name": "Go"},
]
FLOWS = [
    {"source": "come", "target": "queue"},
    {"source": "queue", "target": "ask"},
    {"source": "ask", "target": "serve"},
    {"source": "serve", "target": "enter"},
    {"source": "enter", "target": "post"},
    {"source": "post", "target": "right"},
    {"source": "right", "target": "thank", "label": "Y", "probability": 0.8},
    {"source": "right", "target": "serve", "label": "N", "probability": 0.2, "kind": "rework"},
    {"source": "thank", "target": "go"},
    {"source": "thank", "target": "file"},
]
POOLS = [{"id": "desk", "name": "Desk", "wage": 60}, {"id": "clerk", "name": "Clerk", "wage": 30}]


def made(steps=STEPS, flows=FLOWS, pools=POOLS, **about):
    return Blueprint.from_tables(steps, flows, pools, **{"price": 20, **about})


def by_hand():
    """Expected values: serve, enter, post and right are visited 1 ÷ 0.8 = 1.25 times, everything else once."""
    contact = 1 + 1.25 * 3 + 1.25 * 1 + 0.5 - 1
    hidden = 1.25 * (2 + 0.5) + 4
    labour = 1.25 * (3 + 2 + 1) * 1.0 + 4 * 0.5
    fixed = 1.25 * 0.2
    return {
        "steps_customer": 3,
        "steps_onstage": 2,
        "steps_backstage": 2,
        "steps_support": 1,
        "complexity": 8,
        "intricacy": 10 / 10,
        "divergence": (1 + 0 + 0.5 + 0.5) / 4,
        "decision_share": 1 / 8,
        "contacts": 2,
        "visible_share": 2 / 5,
        "hand_overs": 6,
        "evidence_cover": 2 / 3,
        "fail_points": 0,
        "wait_points": 1,
        "contact_time": contact,
        "waiting_time": 6,
        "customer_time": contact + 6,
        "provider_time": 1.25 * 6.5 + 4,
        "creation_time": contact + hidden,
        "contact_ratio": contact / (contact + hidden),
        "presence_ratio": (contact + 6) / (contact + hidden + 6),
        "potential_efficiency": 1 - contact / (contact + hidden),
        "critical_time": 6 + 1 + 3 + 2 + 0.5 + 1 + 0.5,
        "cost_per_customer": labour + fixed,
        "cost_per_minute": labour / (1.25 * 6 + 4),
        "profit_per_customer": 20 - labour - fixed,
        "break_even_time": (1.25 * 6 + 4) * (20 - fixed) / labour,
    }


@pytest.mark.parametrize(("measure", "value"), by_hand().items())
def test_each_measure_is_as_worked_out_by_hand(measure, value):
    assert getattr(measures(made()), measure) == pytest.approx(value)


def test_every_measure_is_worked_out_by_hand_here():
    assert [m.id for m in measures(made())] == list(by_hand())


def test_the_critical_path_leads_from_start_to_end():
    assert measures(made()).critical_steps == (
        "come",
        "queue",
        "ask",
        "serve",
        "enter",
        "post",
        "right",
        "thank",
        "go",
    )


def test_a_customer_step_and_its_answer_count_once_only_in_one_column():
    together = measures(made()).contact_time
    flows = [f for f in FLOWS if f["source"] != "ask"]
    flows += [{"source": "ask", "target": "say"}, {"source": "say", "target": "serve"}]
    say = {"id": "say", "band": "onstage", "name": "Say", "time_mean": 2, "pool": "desk"}
    assert measures(made([*STEPS, say], flows)).contact_time == pytest.approx(together + 2)


def test_time_and_money_draws_a_line_that_passes_zero_at_the_break_even_time():
    m = measures(made())
    table = m.time_and_money
    assert table["factor"].iloc[0] == 1 and table["profit"].iloc[0] == pytest.approx(m.profit_per_customer)
    slope = table["profit"].diff().div(table["minutes"].diff()).dropna()
    assert slope.tolist() == pytest.approx([-m.cost_per_minute] * len(slope))
    at_zero = table["minutes"].iloc[0] + table["profit"].iloc[0] / m.cost_per_minute
    assert at_zero == pytest.approx(m.break_even_time)


def test_pools_share_the_minutes_and_wages():
    pools = measures(made()).pools.set_index("pool")
    assert pools.loc["desk"].tolist() == pytest.approx([7.5, 7.5])
    assert pools.loc["clerk"].tolist() == pytest.approx([4, 2])


def without(step_id, **fields):
    return [{**row, **(fields if row["id"] == step_id else {})} for row in STEPS]


@pytest.mark.parametrize(
    ("bp", "measure", "said"),
    [
        (made(without("enter", time_mean=None)), "provider_time", "no time for enter"),
        (made(without("enter", time_mean=None)), "critical_time", "no time for enter"),
        (made(without("queue", wait_actual=None)), "customer_time", "no actual waiting time for queue"),
        (made(without("post", cost=None)), "cost_per_customer", "no cost, or no wage and time, for post"),
        (made(price=None), "profit_per_customer", "there is no price"),
        (
            made(flows=[{**f, "probability": None} for f in FLOWS]),
            "contact_time",
            "no probabilities that sum to 1 on the exits of right",
        ),
        (Blueprint(), "evidence_cover", "there are no customer actions"),
    ],
)
def test_what_is_unknown_is_none_and_says_what_it_needs(bp, measure, said):
    found = measures(bp)[measure]
    assert found.value is None and found.missing.en == said
    assert found.missing.zh
    assert math.isnan(measures(bp).table.set_index("measure").loc[measure, "value"])


def test_an_unknown_time_does_not_hide_what_needs_none():
    m = measures(made(without("enter", time_mean=None)))
    assert m.contact_time == pytest.approx(by_hand()["contact_time"]) and m.waiting_time == 6


def test_rework_makes_every_time_longer():
    surely = [{**f, "probability": {"Y": 1, "N": 0}.get(f.get("label"))} for f in FLOWS]
    assert measures(made(flows=surely)).provider_time == pytest.approx(6.5 + 4)


@given(sound_blueprints(timed=True))
def test_shares_lie_between_zero_and_one_and_times_add_up(bp):
    m = measures(bp)
    for name in (
        "visible_share",
        "evidence_cover",
        "decision_share",
        "divergence",
        "contact_ratio",
        "presence_ratio",
    ):
        value = getattr(m, name)
        assert value is None or -1e-9 <= value <= 1 + 1e-9
    assert m.customer_time == pytest.approx(m.contact_time + m.waiting_time)
    assert m.contact_ratio + m.potential_efficiency == pytest.approx(1)
    assert m.creation_time >= m.contact_time
    steps = [bp.step(s) for s in m.critical_steps]
    assert steps[0].kind == "start" and steps[-1].kind == "end"
    assert sum((s.wait_actual or 0) if s.wait_point else (s.time_mean or 0) for s in steps) == pytest.approx(
        m.critical_time
    )


@given(any_blueprints() | wild_blueprints())
def test_measures_answer_on_any_blueprint(bp):
    m = measures(bp)
    for row in m:
        assert row.value is None or math.isfinite(row.value)
        assert (row.value is None) == bool(row.missing)
    assert repr(m) and m._repr_html_() and len(m.table) == len(m)


def test_every_measure_has_name_unit_definition_and_source_in_both_languages():
    for row in measures(made()):
        for text in (row.name, row.definition, row.source):
            assert CHINESE.search(text.zh) and text.en and not CHINESE.search(text.en)
        assert row.unit.zh and row.unit.en and not CHINESE.search(row.unit.en)


def test_the_table_speaks_the_language_in_use():
    m = measures(made())
    assert "contact ratio" in set(m.table["name"])
    use_language("zh")
    assert "接触程度" in set(m.table["name"])
    assert "接触程度" in m._repr_html_() and 'lang="zh"' in m._repr_html_()


def test_an_unknown_measure_is_refused_with_the_nearest_name():
    with pytest.raises(AttributeError, match="Did you mean 'complexity'"):
        _ = measures(made()).complexty
    assert not hasattr(measures(made()), "_ipython_canary_method_should_not_exist_")
    assert "contact_ratio" in dir(measures(made()))


@pytest.mark.parametrize("case_id", list(cases()["id"]))
def test_the_cases_have_the_times_that_a_profile_needs(case_id):
    m = measures(case(case_id))
    assert 0 < m.contact_ratio <= 1
    assert m.customer_time > 0
