"""What is recommended, against what the chapter itself says (section 3.5), and never by cell."""

import itertools

import pytest

from finserv.blueprint.cases import CASE_IDS, case
from finserv.chapter import chapter_services
from finserv.classification import classify
from finserv.design_methods import DESIGN_METHODS, fit_table, recommend, recommend_services
from finserv.design_methods.fit_features import FEATURES
from finserv.errors import FinservError
from finserv.language import use_language

SERVICES = chapter_services().set_index("id")


def scores(of=None, **classes):
    table = recommend(of, **classes)
    return dict(zip(table["method"], table["score"], strict=True))


@pytest.mark.parametrize(
    "service", ["counter_cash", "atm", "settlement_remittance", "online_payment", "share_trading"]
)
def test_the_chapters_examples_of_the_production_line_fit_it(service):
    """Slide 18: deposits and withdrawals, transfers, share trading."""
    assert scores(service)["production_line"] > 0.5


def test_deposits_and_transfers_fit_the_line_best():
    assert recommend("counter_cash")["method"].iloc[0] == "production_line"
    assert recommend("settlement_remittance")["method"].iloc[0] == "production_line"
    assert recommend(case("deposit"))["method"].iloc[0] == "production_line"


@pytest.mark.parametrize("divergence", ["low", "high"])
@pytest.mark.parametrize("thing", ["goods", "information"])
def test_no_and_indirect_participation_is_more_like_manufacturing(divergence, thing):
    """Slide 14."""
    line = {p: scores(participation=p, divergence=divergence, object=thing)["production_line"]
            for p in ("none", "indirect", "interaction")}  # fmt: skip
    assert line["none"] >= line["indirect"] > line["interaction"]


def test_coproduction_needs_a_customer_who_can_contribute():
    """Slide 20: self-service and interaction alike, none where he takes no part."""
    for divergence, thing in itertools.product(("low", "high"), ("goods", "information", "people")):
        found = {p: scores(participation=p, divergence=divergence, object=thing)["coproduction"]
                 for p in ("none", "self_service", "interaction")}  # fmt: skip
        assert found["self_service"] > 0.5 and found["interaction"] > 0.5 > found["none"]


def test_contact_suits_what_has_high_and_low_parts():
    """Slides 22-25: wealth advice is the pole of high contact; where nobody is met there is nothing to separate."""
    plan = scores("financial_planning")["customer_contact"]
    assert plan == max(scores(s)["customer_contact"] for s in SERVICES.index)
    assert plan > scores("safe_deposit_box")["customer_contact"]
    assert scores(case("advisory"))["customer_contact"] > scores(case("order_processing"))["customer_contact"]


def test_authority_for_customised_services_and_information():
    """Slide 8, and the tradition."""
    for participation in ("none", "indirect", "self_service", "interaction"):
        for thing in ("goods", "information", "people"):
            low, high = (
                scores(participation=participation, divergence=d, object=thing) for d in ("low", "high")
            )
            assert high["information_empowerment"] > low["information_empowerment"]
            assert high["production_line"] < low["production_line"]
    best = recommend_services().set_index("id")["information_empowerment"]
    assert best["financial_planning"] == best.max()


def test_advice_does_not_belong_on_the_line():
    assert recommend(case("advisory"))["method"].iloc[-1] == "production_line"


def test_all_19_services_are_scored_and_the_tension_is_shown():
    table = recommend_services()
    assert len(table) == 19 and table[list(DESIGN_METHODS)].stack().between(0, 1).all()
    told = table.set_index("id")["tension"]
    assert "production line" in told["share_trading"] and (told.drop("share_trading") == "").all()
    assert recommend("share_trading")["reasons"].str.contains("Discuss").all()


def test_the_score_is_the_weighted_mean_of_the_features_shown():
    for of in (*SERVICES.index, *(case(c) for c in CASE_IDS)):
        table = fit_table(of)
        for name, rows in table.groupby("method"):
            mean = (rows["weight"] * rows["value"]).sum() / rows["weight"].sum()
            assert scores(of)[name] == pytest.approx(mean, abs=0.0006)
        assert table["value"].between(0, 1).all()


def test_two_blueprints_of_one_class_may_score_differently():
    quick = case("deposit").change("transact", time_mean=20, discretion="judgement")
    assert scores(quick)["production_line"] < scores(case("deposit"))["production_line"]


def test_reasons_name_the_features_in_both_languages():
    english = recommend(case("advisory"))["reasons"]
    use_language("zh")
    chinese = recommend(case("advisory"))
    assert english.str.contains("For: |Against: ").all() and chinese["reasons"].str.contains("支持").all()
    assert chinese["name"].iloc[0] == "信息授权法"


def test_a_class_in_chinese_and_a_classification_give_the_same():
    one = scores(participation="交互服务", divergence="低", object="物品")
    two = scores(classify({"present": "there", "doer": "both", "acts_on": "thing", "whose": "customer",
                           "variants": "few", "judgement": "rule", "exchange": "little"}))  # fmt: skip
    assert one == two == scores("counter_cash")


def test_what_is_not_known_is_left_out_not_taken_for_zero():
    assert scores(divergence="low")["production_line"] == 1.0
    assert "coproduction" in scores(divergence="low")


@pytest.mark.parametrize(
    "asked, said",
    [
        (("counter_cas",), "counter_cash"),
        ((7,), "takes a blueprint"),
        ((), "nothing to score"),
    ],
)
def test_a_slip_is_told(asked, said):
    with pytest.raises(FinservError) as error:
        recommend(*asked)
    assert said in str(error.value)
    with pytest.raises(FinservError, match="participation"):
        recommend(participaton="none")


def test_every_feature_has_weight_basis_and_a_reason_for_each_value():
    for features in FEATURES.values():
        assert len({f.id for f in features}) == len(features)
        assert all(f.weight > 0 and f.basis for f in features)
