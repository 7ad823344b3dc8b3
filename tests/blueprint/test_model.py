import dataclasses

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_strategies import HARD_TEXTS, blueprints, numbers

from finserv.blueprint import Blueprint, Flow, Pin, Pool, Step, Waiver
from finserv.blueprint.model import FLOW_LIMIT, STEP_LIMIT
from finserv.errors import FinservError
from finserv.language import Text, use_language

STEPS = [
    {"id": "ask", "band": "customer", "name_zh": "询问", "name_en": "Ask", "evidence": "desk"},
    {"id": "wait", "band": "customer", "name_zh": "等待", "name_en": "Wait", "wait_point": True},
    {"id": "look_up", "band": "support", "name_zh": "查询", "name_en": "Look up", "pool": "clerk"},
    {
        "id": "answer",
        "band": "onstage",
        "name_zh": "答复",
        "name_en": "Answer",
        "fail_point": True,
        "recovery_step": "ask",
    },
]
FLOWS = [
    {"source": "ask", "target": "wait"},
    {"source": "wait", "target": "look_up"},
    {"source": "look_up", "target": "answer"},
]
POOLS = [{"id": "clerk", "name": "Clerks"}]


@pytest.fixture
def bp():
    return Blueprint.from_tables(STEPS, FLOWS, POOLS, id="enquiry", title_en="Enquiry")


def refused(**changed):
    tables = {"steps": STEPS, "flows": FLOWS, "pools": POOLS, **changed}
    with pytest.raises(FinservError) as caught:
        Blueprint.from_tables(**tables)
    return caught.value.text


def test_a_blueprint_gives_its_rows_by_band_and_by_step(bp):
    assert [step.id for step in bp.band("customer")] == ["ask", "wait"]
    assert bp.band("backstage") == ()
    assert bp.step("answer").name == Text("答复", "Answer")
    assert [flow.target for flow in bp.flows_from("wait")] == ["look_up"]
    assert [flow.source for flow in bp.flows_to("wait")] == ["ask"]
    assert repr(bp) == "Blueprint 'enquiry': 4 steps, 3 flows, 1 pool"
    assert bp.title == Text("", "Enquiry")
    assert Blueprint(id="empty").title == Text("empty", "empty")


def test_badges(bp):
    assert {step.id: bp.badges(step) for step in bp.step_rows} == {
        "ask": ("R",),
        "wait": ("W",),
        "look_up": (),
        "answer": ("F",),
    }
    decided = bp.change("ask", kind="decision")
    assert decided.badges(decided.step("ask")) == ("D", "R")
    behind = bp.change("look_up", kind="decision")
    assert behind.badges(behind.step("look_up")) == ()
    sound = bp.change("answer", fail_point=False)
    assert sound.badges(sound.step("ask")) == ()


def test_everything_is_immutable_and_tables_are_copies(bp):
    with pytest.raises(dataclasses.FrozenInstanceError):
        bp.id = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        bp.step_rows[0].band = "onstage"
    table = bp.steps
    table.loc[0, "id"] = "changed"
    assert bp.steps.loc[0, "id"] == "ask"
    rows = [dict(row) for row in STEPS]
    made = Blueprint.from_tables(rows, pools=POOLS)
    rows[0]["id"] = "changed"
    assert made.step_rows[0].id == "ask"


def test_records_and_mappings_may_stand_in_one_table(bp):
    mixed = [bp.step("ask"), *STEPS[1:]]
    assert Blueprint.from_tables(mixed, bp.flow_rows, bp.pools, **bp.about) == bp
    assert (
        Blueprint(step_rows=STEPS, flow_rows=FLOWS, pool_rows=POOLS, id="enquiry", title_en="Enquiry") == bp
    )


def test_a_duplicate_id_names_both_rows():
    text = refused(steps=[*STEPS, {**STEPS[1], "name": "Again"}])
    assert "step id 'wait' is used twice (rows 2 and 5)" in text.en
    assert "'wait_2'" in text.en
    assert "步骤编号“wait”用了两次（第2行和第5行）" in text.zh
    assert "资源池编号“clerk”用了两次" in refused(pools=POOLS * 2).zh


@pytest.mark.parametrize(
    ("ref", "same"), [(1, 1.0), (1.0, "1"), ("1", 1), ("ａｓｋ", "ask"), (" ask ", "ask"), ("1.0", "1.0")]
)
def test_ids_from_spreadsheets_meet(ref, same):
    bp = Blueprint.from_tables(
        [{"id": ref, "band": "customer", "name": "Ask"}], [{"source": same, "target": ref}]
    )
    assert bp.flow_rows[0].source == bp.step_rows[0].id


@pytest.mark.parametrize(("end", "zh", "en"), [("source", "起点", "source"), ("target", "终点", "target")])
def test_a_flow_to_nowhere_names_flow_end_nearest_and_what_there_is(end, zh, en):
    text = refused(flows=[{"source": "ask", "target": "wait", **{end: "anser"}}])
    assert (
        f": {en} 'anser' does not exist. Did you mean 'answer'? The steps are: ask, wait, look_up, answer."
        in text.en
    )
    assert f"的{zh}“anser”不存在。是不是想写“answer”？现有的步骤：ask、wait、look_up、answer。" in text.zh


@pytest.mark.parametrize(
    ("column", "what"),
    [("pool", "pool 'tellr' does not exist"), ("recovery_step", "recovery step 'tellr' does not exist")],
)
def test_a_step_that_refers_to_nothing_is_named(column, what):
    text = refused(steps=[*STEPS[:3], {**STEPS[3], column: "tellr"}])
    assert f"step 'answer': {what}" in text.en
    assert "步骤“answer”的" in text.zh


def test_pins_refer_to_steps_once_each():
    assert "pin 'anser': step 'anser' does not exist" in refused(pins=[{"step": "anser"}]).en
    assert "one place only" in refused(pins=[{"step": "ask", "row": 1}, {"step": "ask", "row": 2}]).en


@pytest.mark.parametrize(
    ("column", "value", "en", "zh"),
    [
        ("band", "onstge", "Did you mean 'onstage'?", "是不是想写“onstage”？"),
        ("name_en", "字" * 10_000, "has 10,000 characters; 200 is the most", "有10,000个字符，最多200个"),
        ("name_zh", "a\0b", "U+0000", "U+0000"),
        ("time_mean", float("inf"), "takes a number of 0 or more", "不小于0的数"),
        ("time_mean", -1, "takes a number of 0 or more", "不小于0的数"),
        ("time_mean", "soon", "'soon'", "“soon”"),
        ("time_mean", 10**400, "takes a number", "数"),
        ("wait_point", "perhaps", "Write yes or no", "请填“是”或“否”"),
        ("id", "取号", "count_cash", "count_cash"),
        ("time_maen", 1, "Did you mean 'time_mean'?", "是不是想写“time_mean”？"),
        ("中文名", 1, "there is no '中文名'", "名称”？可用的有"),
    ],
)
def test_a_bad_cell_names_table_and_row_in_both_languages(column, value, en, zh):
    text = refused(steps=[STEPS[0], {**STEPS[1], column: value}])
    assert text.en.startswith("step table, row 2: ")
    assert text.zh.startswith("步骤表第2行：")
    assert en in text.en
    assert zh in text.zh


@pytest.mark.parametrize("value", HARD_TEXTS, ids=ascii)
def test_texts_of_every_kind_are_kept_everywhere(value):
    bp = Blueprint.from_tables(
        [{"id": "a", "band": "customer", "name": value, "note": value, "evidence": value}],
        [{"source": "a", "target": "a", "label": value}],
        [{"id": "p", "name": value}],
        title=value,
        story=value,
    )
    assert bp.step_rows[0].name_en == bp.step_rows[0].note_zh == bp.step_rows[0].evidence_en == value
    assert bp.flow_rows[0].label_zh == bp.pool_rows[0].name_en == bp.title_zh == bp.story_en == value


@pytest.mark.parametrize("word", ["前台", "前台员工行为", "Onstage", "onstage employee actions"])
def test_bands_in_either_language(word):
    assert Blueprint.from_tables([{"id": "a", "band": word, "name": "A"}]).step("a").band == "onstage"


@pytest.mark.parametrize("value", [5, "steps", b"steps", {"id": "a"}, None, STEPS[0], 1.5])
def test_what_is_no_table_is_refused(value):
    assert "should be a table" in refused(steps=value).en
    assert "应当是一张表" in refused(steps=value).zh


@pytest.mark.parametrize("row", ["ask", 3, None, ["ask"], ("id", "ask")])
def test_what_is_no_row_is_refused(row):
    assert "flow table, row 1 is not of the form" in refused(flows=[row]).en
    assert "流程表第1行不是" in refused(flows=[row]).zh


def test_too_many_rows_are_refused_with_a_way_out():
    step = {"band": "customer", "name": "A"}
    text = refused(steps=[{**step, "id": f"s{n}"} for n in range(STEP_LIMIT + 1)], flows=(), pools=())
    assert "There are 501 steps; a blueprint takes 500 at most" in text.en
    assert "用连接符相连" in text.zh
    text = refused(flows=[FLOWS[0]] * (FLOW_LIMIT + 1))
    assert "2001 flows" in text.en
    assert "5000 rows" in refused(flows=(FLOWS[0] for _ in iter(int, 1))).en


def test_an_unknown_keyword_is_told_with_the_nearest(bp):
    text = refused(titel_zh="询问")
    assert "blueprint: there is no 'titel_zh'. Did you mean 'title_zh'?" in text.en
    assert "蓝图：没有“titel_zh”这一项。是不是想写“title_zh”？" in text.zh
    assert "no 'step_rows'" in refused(step_rows=()).en


def test_an_unknown_step_is_told_with_the_nearest(bp):
    with pytest.raises(FinservError) as caught:
        bp.step("anser")
    assert "step 'anser' does not exist. Did you mean 'answer'?" in caught.value.text.en
    for odd in (None, 3, ["ask"], "ask\0"):
        with pytest.raises(FinservError):
            bp.step(odd)


def test_messages_follow_the_language_in_use(bp):
    use_language("zh")
    with pytest.raises(FinservError, match="步骤“anser”不存在"):
        bp.step("anser")


def test_change_takes_headings_for_both_languages_and_names_the_step(bp):
    assert bp.change("ask", name="Enquire").step("ask").name == Text("Enquire", "Enquire")
    assert bp.change("ask", name=Text("问", "Enquire")).step("ask").name.zh == "问"
    with pytest.raises(FinservError) as caught:
        bp.change("ask", time_maen=1)
    assert "step 'ask': there is no 'time_maen'. Did you mean 'time_mean'?" in caught.value.text.en
    with pytest.raises(FinservError, match="does not exist"):
        bp.change("anser", time_mean=1)
    with pytest.raises(FinservError, match="pool 'x' does not exist"):
        bp.change("ask", pool="x")
    with pytest.raises(FinservError, match="no name"):
        bp.change("ask", name="")


def test_a_step_that_changes_band_changes_hands_unless_it_is_said(bp):
    assert bp.change("ask", band="onstage").step("ask").actor == "staff"
    assert bp.change("answer", band="customer").step("answer").actor == "customer"
    assert bp.change("answer", band="backstage").step("answer").actor == "staff"
    assert bp.change("ask", band="onstage", actor="machine").step("ask").actor == "machine"
    machine = bp.change("answer", actor="machine")
    assert machine.change("answer", band="support").step("answer").actor == "machine"


@settings(max_examples=60)
@given(bp=blueprints(min_steps=1), data=st.data())
def test_change_changes_only_that(bp, data):
    before = bp.as_row(), bp.step_rows
    step = data.draw(st.sampled_from(bp.step_rows))
    time = data.draw(st.none() | numbers)
    changed = bp.change(step.id, time_mean=time)
    assert (bp.as_row(), bp.step_rows) == before
    assert changed.step(step.id) == dataclasses.replace(step, time_mean=time)
    assert [s for s in changed.step_rows if s.id != step.id] == [s for s in bp.step_rows if s.id != step.id]
    assert dataclasses.replace(changed, step_rows=bp.step_rows) == bp
    assert changed.change(step.id, time_mean=step.time_mean) == bp


@settings(max_examples=60)
@given(blueprints())
def test_a_blueprint_is_a_value(bp):
    same = dataclasses.replace(bp)
    assert same == bp
    assert hash(same) == hash(bp)
    assert len({same, bp}) == 1
    assert dataclasses.replace(bp, id=bp.id + "x") != bp


@settings(max_examples=60)
@given(blueprints())
def test_a_blueprint_comes_back_from_its_tables(bp):
    assert Blueprint.from_tables(bp.steps, bp.flows, bp.pools, **bp.about) == bp
    records = [table.to_dict("records") for table in (bp.steps, bp.flows, bp.pools)]
    assert Blueprint.from_tables(*records, **bp.about) == bp


@settings(max_examples=30)
@given(blueprints())
def test_tables_hold_plain_strings_and_numbers(bp):
    for table in (bp.steps, bp.flows, bp.pools):
        for name in table:
            kind = table[name].dtype
            assert pd.api.types.is_string_dtype(kind) or pd.api.types.is_numeric_dtype(kind), (name, kind)
            assert {type(value).__name__ for value in table[name].tolist()} <= {"str", "int", "float", "bool"}


def test_waivers_and_pins_are_kept():
    bp = Blueprint.from_tables(
        STEPS,
        pools=POOLS,
        waivers=[{"rule": "SB110", "reason": "small"}],
        pins=pd.DataFrame([{"step": "ask", "column": 3}]),
    )
    assert bp.waivers == (Waiver(rule="SB110", reason_zh="small", reason_en="small"),)
    assert bp.pins == (Pin(step="ask", column=3),)
    assert bp.about["pins"] == [{"step": "ask", "column": 3, "row": None}]


def test_an_empty_blueprint_is_one():
    assert Blueprint().step_rows == ()
    assert list(Blueprint().steps.columns) == [field.name for field in dataclasses.fields(Step)]
    assert list(Blueprint().flows.columns) == [field.name for field in dataclasses.fields(Flow)]
    assert list(Blueprint().pools.columns) == [field.name for field in dataclasses.fields(Pool)]
