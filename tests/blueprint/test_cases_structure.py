"""Every case is a sound blueprint and ready to run, by a checker of its own and by the kit's rules."""

from __future__ import annotations

import pytest
from case_walks import EVERY_CASE, first_pass, reach, targets, the_start

from finserv.blueprint.cases import CASE_IDS, case
from finserv.blueprint.rules import check

BANDS = ("customer", "onstage", "backstage", "support")
HIDDEN = ("backstage", "support")


@EVERY_CASE
def test_all_four_bands_one_start_some_end_and_nothing_out_of_reach(bp):
    assert {step.band for step in bp.step_rows} == set(BANDS)
    out = targets(bp)
    assert reach(out, the_start(bp)) == set(out)
    ends = {step.id for step in bp.step_rows if step.kind == "end"}
    assert ends and all(not out[end] for end in ends)
    assert all(reach(out, step_id) & {s for s in out if not out[s]} for step_id in out)


@EVERY_CASE
def test_decisions_have_labelled_exits_whose_probabilities_sum_to_one(bp):
    for step in bp.step_rows:
        exits = bp.flows_from(step.id)
        if step.kind == "decision":
            assert len({flow.target for flow in exits}) >= 2
            assert len({flow.label_zh for flow in exits} - {""}) == len(exits)
            assert len({flow.label_en for flow in exits} - {""}) == len(exits)
            assert sum(flow.probability for flow in exits) == pytest.approx(1)
        elif step.kind not in ("end", "connector"):
            assert all(flow.probability in (None, 1) for flow in exits)


@EVERY_CASE
def test_without_rework_nothing_goes_round_and_rework_is_named_and_weighed(bp):
    forward = targets(bp, ("flow", "recovery"))
    for step_id, nexts in forward.items():
        assert all(step_id not in reach(forward, nxt) for nxt in nexts)
    for flow in bp.flow_rows:
        if flow.kind == "rework":
            assert flow.label_zh and flow.label_en and flow.probability
            assert flow.source in reach(targets(bp), flow.target), "rework leads back"


@EVERY_CASE
def test_nothing_jumps_a_line(bp):
    for flow in bp.flow_rows:
        a, b = bp.step(flow.source), bp.step(flow.target)
        bands = {a.band, b.band}
        if "customer" in bands and bands & set(HIDDEN):
            assert a.remote or b.remote, (a.id, b.id)
    for step in bp.step_rows:
        assert (step.band == "customer") == (step.actor == "customer")


@EVERY_CASE
def test_onstage_meets_customers_and_the_hidden_bands_serve_them(bp):
    near: dict[str, set[str]] = {step.id: set() for step in bp.step_rows}
    for flow in bp.flow_rows:
        near[flow.source].add(flow.target)
        near[flow.target].add(flow.source)

    def met(step) -> set[str]:
        """The bands that touch what hangs together with ``step`` inside its own band."""
        group, stack, bands = {step.id}, [step.id], set()
        while stack:
            for other in (bp.step(i) for i in near[stack.pop()]):
                if other.band != step.band:
                    bands.add(other.band)
                elif other.id not in group:
                    group.add(other.id)
                    stack.append(other.id)
        return bands

    for step in bp.step_rows:
        if step.band == "onstage":
            assert "customer" in met(step), step.id
        elif step.band == "backstage":
            assert "onstage" in met(step), step.id
        elif step.band == "support":
            assert met(step) & {"onstage", "backstage"}, step.id


@EVERY_CASE
def test_evidence_stands_on_each_customer_act_and_on_no_hidden_step(bp):
    for step in bp.step_rows:
        if step.band == "customer" and step.kind not in ("start", "end", "connector"):
            assert step.evidence_zh and step.evidence_en, step.id
        elif step.band != "customer":
            assert not step.evidence_zh, step.id


@EVERY_CASE
def test_fail_points_have_cause_owner_limit_remedy_and_a_recovery_that_goes_on(bp):
    fails = [step for step in bp.step_rows if step.fail_point]
    assert fails
    out = targets(bp)
    for step in fails:
        assert step.fail_cause_en and step.fail_owner_en and step.fail_time_limit and step.fail_remedy_en
        assert step.recovery_step != step.id
        assert out[step.recovery_step]
        assert not step.recovery_blueprint or step.recovery_blueprint in CASE_IDS


@EVERY_CASE
def test_wait_points_have_both_times_and_no_work_of_their_own(bp):
    waits = [step for step in bp.step_rows if step.wait_point]
    assert waits
    for step in waits:
        assert 0 < step.wait_actual <= step.wait_tolerable
        assert step.time_mean is None and not step.pool


# Ready to run


@EVERY_CASE
def test_a_run_has_what_it_needs(bp):
    assert len(bp.arrivals) == 8 and min(bp.arrivals) > 0
    assert bp.price is not None
    for step in bp.step_rows:
        does_work = step.kind not in ("start", "end", "connector") and not step.wait_point
        assert (step.time_mean is not None) == does_work, step.id
        if does_work and step.actor == "staff":
            assert step.pool, step.id
        assert step.band == "customer" or not does_work or step.actor != "staff" or step.discretion
    assert {step.pool for step in bp.step_rows} - {""} == {pool.id for pool in bp.pool_rows}
    assert all(pool.capacity >= 1 and pool.wage > 0 for pool in bp.pool_rows)


@EVERY_CASE
def test_no_pool_is_overloaded_in_the_busiest_hour(bp):
    visits = first_pass(bp)
    for pool in bp.pool_rows:
        minutes = sum(visits[s.id] * s.minutes for s in bp.step_rows if s.pool == pool.id)
        assert 0 < minutes * max(bp.arrivals) / 60 / pool.capacity < 0.9, pool.id


@EVERY_CASE
def test_the_kit_s_own_rules_find_nothing(bp):
    since = case(bp.based_on) if bp.based_on else None
    for rules in ("correctness", "recommended", "ready_to_run"):
        assert list(check(bp, rules, since=since).table["rule"]) == []
