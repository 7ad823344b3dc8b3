from __future__ import annotations

from finserv.chapter import chapter_services
from finserv.classification import against_chapter, disagreements, reader_answers, services_elsewhere
from finserv.classification.against_chapter import classify_row


def test_every_service_is_answered_in_full():
    answers = reader_answers()
    assert list(answers["id"]) == list(chapter_services()["id"])
    for row in answers.to_dict("records"):
        found = classify_row(row)
        assert found.place is not None, row["id"]
        assert found.problems == [], row["id"]


def test_the_disagreements_are_these_and_each_has_a_reason():
    found = disagreements().set_index("id")
    assert set(found.index[found["agrees"] == "no"]) == {
        "safe_deposit_box", "insurance_claim", "online_balance", "bill_collection", "share_trading", "road_show"
    }  # fmt: skip
    assert list(found.index[found["agrees"] == "owner differs"]) == ["atm"]
    assert (found["why_zh"] != "").all() and (found["why_en"] != "").all()


def test_no_reason_is_given_where_they_agree():
    table = against_chapter()
    assert len(table) == 19
    assert (table.loc[table["agrees"] == "yes", "why_en"] == "").all()


def test_the_chapters_columns_are_the_chapters():
    table = against_chapter().set_index("id")
    services = chapter_services().set_index("id")
    for dimension in ("participation", "divergence", "object", "owner"):
        assert table[f"chapter_{dimension}"].to_dict() == services[dimension].to_dict()


def test_where_they_differ():
    table = against_chapter().set_index("id")
    assert table.loc["safe_deposit_box", "participation"] == "self_service"
    assert table.loc["road_show", "divergence"] == "high"
    assert table.loc["insurance_claim", "participation"] == "indirect"
    assert tuple(table.loc["bill_collection", ["participation", "divergence"]]) == ("none", "low")


def test_services_outside_finance_land_where_expected():
    for row in services_elsewhere().to_dict("records"):
        found = classify_row(row)
        assert found.place == (row["participation"], row["divergence"], row["object"]), row["id"]
    assert {"haircut", "car_repair", "vending_machine", "online_groceries"} <= set(services_elsewhere()["id"])


def test_the_kit_s_own_reading_is_labelled_so():
    assert (
        set(reader_answers()["provenance"]) == set(services_elsewhere()["provenance"]) == {"reconstruction"}
    )
