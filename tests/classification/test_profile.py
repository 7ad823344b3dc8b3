from __future__ import annotations

import pytest

from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case, cases
from finserv.classification import profile
from finserv.language import use_language


def blueprint(steps, flows=(), **about):
    return Blueprint.from_tables(
        steps=[{"name": step["id"], **step} for step in steps], flows=list(flows), **about
    )


def counter(**onstage):
    return blueprint(
        [
            {"id": "ask", "band": "customer", "time_mean": 2},
            {"id": "serve", "band": "onstage", "time_mean": 4, **onstage},
        ],
        [{"source": "ask", "target": "serve"}],
    )


@pytest.mark.parametrize("name", list(cases()["id"]))
def test_every_case_has_a_profile_that_agrees_with_what_it_declares(name):
    bp = case(name)
    found = profile(bp)
    assert found.participation in ("none", "indirect", "self_service", "interaction")
    assert 0 <= found.contact_ratio <= 1 and found.potential_efficiency == pytest.approx(
        1 - found.contact_ratio
    )
    assert found.disagreements == []
    assert found.object == bp.declared_object
    assert len(found.reasons) == 3


@pytest.mark.parametrize(
    ("onstage", "participation"),
    [({}, "interaction"), ({"actor": "machine"}, "self_service"), ({"remote": True}, "indirect"),
     ({"actor": "machine", "remote": True}, "self_service")],
)  # fmt: skip
def test_participation_follows_who_meets_the_customer(onstage, participation):
    assert profile(counter(**onstage)).participation == participation


def test_without_contact_there_is_no_direct_participation():
    assert profile(blueprint([{"id": "post", "band": "backstage"}])).participation == "none"
    bp = blueprint([{"id": "order", "band": "customer"}, {"id": "post", "band": "backstage"}])
    assert profile(bp).participation == "indirect"


@pytest.mark.parametrize(
    ("discretion", "value", "share"),
    [("routine", "low", 0.0), ("some", "high", 0.5), ("judgement", "high", 1.0)],
)
def test_divergence_is_the_share_of_time_left_to_discretion(discretion, value, share):
    found = profile(counter(discretion=discretion))
    assert (found.divergence, found.discretion_share) == (value, share)


def test_time_weighs_and_where_it_is_unknown_steps_count_alike():
    steps = [{"id": "type", "band": "onstage", "discretion": "routine", "time_mean": 9},
             {"id": "judge", "band": "onstage", "discretion": "judgement", "time_mean": 1}]  # fmt: skip
    assert profile(blueprint(steps)).discretion_share == pytest.approx(0.1)
    assert profile(blueprint([{**step, "time_mean": None} for step in steps])).discretion_share == 0.5


def test_a_machine_follows_its_program():
    assert profile(counter(actor="machine")).divergence == "low"


def test_unknown_is_said_and_never_guessed():
    found = profile(blueprint([{"id": "ask", "band": "customer"}, {"id": "serve", "band": "onstage"}]))
    assert found.divergence == "" and found.discretion_share is None and found.contact_ratio is None
    assert "unknown" in repr(found)
    assert "No step states its discretion" in found.reasons[1]


def test_a_declaration_that_the_steps_deny_is_told_in_both_languages():
    bp = blueprint(
        [{"id": "ask", "band": "customer"}, {"id": "serve", "band": "onstage", "discretion": "routine"}],
        [{"source": "ask", "target": "serve"}],
        declared_participation="none", declared_divergence="high",
    )  # fmt: skip
    found = profile(bp)
    assert len(found.disagreements) == 2
    assert "declared as 'no participation', by the steps it is 'direct interaction'" in found.disagreements[0]
    use_language("zh")
    assert "申报为“定制服务”" in found.disagreements[1]
    assert found.disagreements[0] in found._repr_html_()


def test_the_blueprint_stays_as_it_is():
    bp = case("deposit")
    profile(bp)
    assert bp == case("deposit")
