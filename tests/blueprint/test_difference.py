from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_strategies import blueprints, redesigns

from finserv import FinservError
from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case
from finserv.blueprint.difference import KINDS, diff, said
from finserv.blueprint.edits import (
    add_step,
    connect,
    disconnect,
    move_step,
    remove_step,
    set_about,
    set_fields,
    set_flow,
    set_pool,
)
from finserv.language import use_language

DEPOSIT = case("deposit")


def rows(before, after):
    return diff(before, after).data.to_dict("records")


def test_nothing_is_different_from_itself():
    difference = diff(DEPOSIT, DEPOSIT)
    assert not difference
    assert difference.changes == ()
    assert list(difference.data.columns) == ["element", "id", "kind", "field", "before", "after"]
    assert list(difference.table.columns) == ["element", "kind", "field", "before", "after"]
    assert repr(difference) == "Difference: 0 added, 0 removed, 0 moved, 0 changed"
    assert str(difference.said) == "Nothing is different."
    assert difference.said.zh == "没有变化。"
    assert "Nothing is different." in difference._repr_html_()


@pytest.mark.parametrize(
    ("after", "row"),
    [
        (
            set_fields(DEPOSIT, "stamp", time_mean=None),
            ["step", "stamp", "changed", "time_mean", "0.2", ""],
        ),
        (
            set_fields(DEPOSIT, "stamp", fail_point=True),
            ["step", "stamp", "changed", "fail_point", "False", "True"],
        ),
        (
            set_fields(DEPOSIT, "stamp", band="后台"),
            ["step", "stamp", "moved", "band", "onstage", "backstage"],
        ),
        (move_step(DEPOSIT, "queue", before="arrive"), ["step", "queue", "moved", "order", "3", "1"]),
        (add_step(DEPOSIT, id="sit", band="customer", name="Sit"), ["step", "sit", "added", "", "", ""]),
        (connect(DEPOSIT, "stamp", "leave"), ["flow", "stamp → leave", "added", "", "", ""]),
        (
            disconnect(DEPOSIT, "arrive", "take_number"),
            ["flow", "arrive → take_number", "removed", "", "", ""],
        ),
        (
            set_flow(DEPOSIT, "check_passbook", "leave", probability=0.9),
            ["flow", "check_passbook → leave", "changed", "probability", "0.98", "0.9"],
        ),
        (set_pool(DEPOSIT, "teller", capacity=4), ["pool", "teller", "changed", "capacity", "3", "4"]),
        (set_pool(DEPOSIT, "guard"), ["pool", "guard", "added", "", "", ""]),
        (set_about(DEPOSIT, price=10), ["blueprint", "deposit", "changed", "price", "9.0", "10.0"]),
        (
            Blueprint.from_tables(
                DEPOSIT.steps, DEPOSIT.flows, DEPOSIT.pools, **DEPOSIT.about, waivers=[{"rule": "SB1"}]
            ),
            ["waiver", "SB1", "added", "", "", ""],
        ),
        (
            Blueprint.from_tables(
                DEPOSIT.steps, DEPOSIT.flows, DEPOSIT.pools, **DEPOSIT.about, pins=[{"step": "stamp"}]
            ),
            ["pin", "stamp", "added", "", "", ""],
        ),
    ],
)
def test_one_change_is_one_row(after, row):
    (found,) = diff(DEPOSIT, after).data.values.tolist()
    assert found == row


def test_removing_a_step_tells_all_that_went_with_it():
    found = {
        (row["element"], row["id"], row["kind"], row["field"])
        for row in rows(DEPOSIT, remove_step(DEPOSIT, "correct_entry"))
    }
    assert found == {
        ("step", "correct_entry", "removed", ""),
        ("step", "process_data", "changed", "recovery_step"),
        ("flow", "check_passbook → correct_entry", "removed", ""),
        ("flow", "correct_entry → print_data", "removed", ""),
    }


def test_words_for_the_picture():
    after = remove_step(DEPOSIT, "correct_entry").change("stamp", band="backstage", time_mean=1)
    after = add_step(move_step(after, "queue"), id="sit", band="customer", name="Sit")
    after = connect(connect(after, "arrive", "sit"), "stamp", "return_passbook", label="again")
    difference = diff(DEPOSIT, after)
    assert difference.steps == {
        "correct_entry": "removed",
        "sit": "added",
        "process_data": "changed",
        "stamp": "moved",
    }
    assert difference.flows == {
        ("check_passbook", "correct_entry"): "removed",
        ("correct_entry", "print_data"): "removed",
        ("arrive", "sit"): "added",
        ("stamp", "return_passbook"): "changed",
    }


def test_table_and_sentences_are_in_the_language_in_use():
    difference = diff(DEPOSIT, DEPOSIT.change("stamp", band="backstage", fail_point=True))
    assert difference.table.values.tolist() == [
        [
            "step 'Stamp the passbook'",
            "moved",
            "band",
            "onstage employee actions",
            "backstage employee actions",
        ],
        ["step 'Stamp the passbook'", "changed", "fail point", "no", "yes"],
    ]
    use_language("zh")
    assert difference.table.values.tolist() == [
        ["步骤“盖章”", "移动", "所在区域", "前台员工行为", "后台员工行为"],
        ["步骤“盖章”", "修改", "失误点", "否", "是"],
    ]
    assert (
        str(difference.said)
        == "移动：步骤“盖章”的所在区域（前台员工行为 → 后台员工行为）。修改：步骤“盖章”的失误点（否 → 是）。"
    )


def test_a_long_list_is_told_in_short():
    after = DEPOSIT
    for step in DEPOSIT.step_rows[:10]:
        after = after.change(step.id, cost=7)
    assert said(DEPOSIT, after).en.endswith(" and 4 more.")
    assert said(DEPOSIT, after).zh.endswith("，另有4处。")


def test_the_notebook_shows_signs_and_words_and_escapes():
    after = add_step(DEPOSIT, id="sit", band="customer", name="<b>Sit</b>").change("stamp", band="support")
    html = diff(DEPOSIT, after)._repr_html_()
    assert "&lt;b&gt;Sit" in html
    assert "<b>" not in html
    assert "+ added" in html
    assert "↕ moved" in html
    assert "color" not in html
    assert html.count("<tr>") == 3


def test_as_few_steps_as_can_be_are_said_to_have_moved():
    steps = [{"id": f"s{n}", "band": "customer", "name": "S"} for n in range(8)]
    before = Blueprint.from_tables(steps)
    for order, moved in (
        ([7, 0, 1, 2, 3, 4, 5, 6], {"s7"}),
        ([1, 2, 3, 4, 0, 5, 6, 7], {"s0"}),
        ([1, 0, 2, 3, 4, 5, 7, 6], None),
    ):
        found = [row["id"] for row in rows(before, Blueprint.from_tables([steps[n] for n in order]))]
        assert len(found) == len(moved or {1, 2})
        assert moved is None or set(found) == moved
    assert len(rows(before, Blueprint.from_tables(steps[::-1]))) == 7


@settings(max_examples=50)
@given(redesigns())
def test_there_is_a_difference_where_and_only_where_two_are_unequal(pair):
    before, after = pair
    assert bool(diff(before, after)) == (before != after)
    assert not diff(before, before)


@settings(max_examples=50)
@given(redesigns())
def test_a_difference_seen_from_the_other_side_is_turned_around(pair):
    before, after = pair
    turned = {"added": "removed", "removed": "added", "moved": "moved", "changed": "changed"}
    there, back = diff(before, after), diff(after, before)
    assert Counter((c.element, turned[c.kind], c.field == "order") for c in there.changes) == Counter(
        (c.element, c.kind, c.field == "order") for c in back.changes
    )
    assert {
        (c.id, c.field, repr(c.before), repr(c.after))
        for c in there.changes
        if c.column and c.element == "step"
    } == {
        (c.id, c.field, repr(c.after), repr(c.before))
        for c in back.changes
        if c.column and c.element == "step"
    }
    assert set(there.data["kind"]) <= set(KINDS)


@settings(max_examples=40)
@given(redesigns(), st.sampled_from(["zh", "en"]))
def test_any_difference_can_be_shown(pair, language):
    before, after = pair
    use_language(language)
    difference = diff(before, after)
    table = difference.table
    assert len(table) == len(difference.data) == len(difference.changes)
    assert (table["element"] != "").all()
    assert difference.said
    assert difference._repr_html_().count("<tr>") == len(table) + 1


@settings(max_examples=40)
@given(blueprints(min_steps=2), st.data())
def test_step_words_are_the_steps_own(bp, data):
    one = data.draw(st.sampled_from([step.id for step in bp.step_rows]))
    assert diff(bp, remove_step(bp, one)).steps[one] == "removed"
    assert diff(remove_step(bp, one), bp).steps[one] == "added"
    band = data.draw(st.sampled_from([band for band in ("customer", "support") if band != bp.step(one).band]))
    assert diff(bp, bp.change(one, band=band)).steps == {one: "moved"}


@pytest.mark.parametrize("wrong", [None, 3, "deposit"])
def test_only_blueprints_are_compared(wrong):
    for pair in ((case("deposit"), wrong), (wrong, case("deposit"))):
        with pytest.raises(FinservError, match="takes a blueprint"):
            diff(*pair)


def test_each_language_tells_of_its_own_columns():
    both = said(DEPOSIT, DEPOSIT.change("stamp", name_zh="加盖印章", name_en="Put the stamp on"))
    assert "加盖印章" in both.zh and "Put the stamp on" in both.en
    assert "加盖印章" not in both.en.replace(DEPOSIT.step("stamp").name_zh, "")
    only = said(DEPOSIT, DEPOSIT.change("stamp", note_zh="只有中文"))
    assert "只有中文" in only.zh and "只有中文" in only.en
