import re

from finserv.blueprint.construction import belongs, construction_steps, too_early
from finserv.chapter import blueprint_steps
from finserv.language import Text


def test_there_are_six_steps_in_the_chapters_order_with_the_chapters_words():
    steps = construction_steps()
    rows = blueprint_steps().to_dict("records")
    assert [step.number for step in steps] == [row["order"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [step.name for step in steps] == [Text(row["name_zh"], row["name_en"]) for row in rows]


def test_every_step_says_why_it_matters_in_both_languages():
    for step in construction_steps():
        assert step.matters.zh.endswith("。")
        assert step.matters.en.endswith(".")
        assert not re.search("[\u4e00-\u9fff]", step.matters.en)
        assert step.code == f"b.{step.call}(…)"


def test_what_is_too_early_is_told_what_to_do_first_and_why():
    third = construction_steps()[2]
    text = too_early(Text("还早", "too early"), third, None).text
    assert text.en.startswith("too early: first take step 3 (map the process from the customer's view) with")
    assert third.matters.en in text.en
    assert third.matters.zh in text.zh
    again = too_early(Text("还早", "too early"), third, Text("编号重复。", "an id is used twice.")).text
    assert again.en.endswith(
        "must be taken again with b.customer_actions(…). After what was changed, an id is used twice."
    )
    assert again.zh.endswith("因为前面改过之后，编号重复。")


def test_what_belongs_to_another_step_is_sent_there():
    assert belongs("segment", construction_steps()[1]).text.en.endswith("give it to b.customer(…).")
