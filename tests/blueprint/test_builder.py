import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_strategies import blueprints

from finserv.blueprint import Blueprint, Step
from finserv.blueprint.builder import BlueprintBuilder
from finserv.blueprint.cases import case
from finserv.blueprint.construction import construction_steps
from finserv.chapter import blueprint_steps
from finserv.errors import FinservError
from finserv.language import Text, use_language

CALLS = ["process", "customer", "customer_actions", "employee_actions", "support", "evidence"]
BANDS = ["customer", "onstage", "backstage", "support"]
LAYERS = [0, 1, 1, 2]


def calls_for(bp: Blueprint) -> list[tuple[str, dict]]:
    """The six calls, with what each is to be given, that make this blueprint."""
    steps = bp.steps.assign(evidence_zh="", evidence_en="")
    bands = {step.id: BANDS.index(step.band) for step in bp.step_rows}
    layers = [LAYERS[max(bands[flow.source], bands[flow.target])] for flow in bp.flow_rows]
    flows = [[flow for flow, layer in zip(bp.flow_rows, layers, strict=True) if layer == n] for n in range(2)]
    of_customer = ("segment", "needs", "declared", "price", "currency", "arrivals")
    about = {key: value for key, value in bp.about.items() if not key.startswith(of_customer)}
    shown = [step for step in bp.step_rows if step.evidence]
    return [
        ("process", about),
        ("customer", {key: value for key, value in bp.about.items() if key.startswith(of_customer)}),
        ("customer_actions", {"steps": steps[steps["band"] == "customer"], "flows": flows[0]}),
        (
            "employee_actions",
            {
                "onstage": steps[steps["band"] == "onstage"],
                "backstage": steps[steps["band"] == "backstage"],
                "links": flows[1],
            },
        ),
        ("support", {"steps": steps[steps["band"] == "support"], "links": bp.flows, "pools": bp.pools}),
        ("evidence", {"evidence": {step.id: step.evidence for step in shown}}),
    ]


@pytest.fixture
def b():
    """A builder with all six steps taken."""
    return (
        BlueprintBuilder()
        .process("询问", "看清等待", id="enquiry", start="ask", end="leave")
        .customer("来访者", "答得快")
        .customer_actions([("ask", "询问", "Ask"), ("leave", "离开", "Leave")], flows=[])
        .employee_actions([("answer", "答复", "Answer")], links=[("ask", "answer"), ("answer", "leave")])
        .support(
            [{"id": "look_up", "name": "查询", "pool": "clerk"}],
            links=[("answer", "look_up")],
            pools=[{"id": "clerk"}],
        )
        .evidence({"ask": ("服务台", "desk"), "leave": "门"})
    )


def taken(number: int) -> BlueprintBuilder:
    """A builder with so many steps taken."""
    b = BlueprintBuilder()
    for call, arguments in calls_for(case("deposit"))[:number]:
        getattr(b, call)(**arguments)
    return b


def test_six_calls_make_the_deposit_case_from_nothing():
    assert taken(6).build() == case("deposit")


def test_a_lesson_writes_short_forms(b):
    bp = b.build()
    assert bp == Blueprint.from_tables(
        [
            {
                "id": "ask",
                "band": "customer",
                "name_zh": "询问",
                "name_en": "Ask",
                "evidence_zh": "服务台",
                "evidence_en": "desk",
            },
            {"id": "leave", "band": "customer", "name_zh": "离开", "name_en": "Leave", "evidence": "门"},
            {"id": "answer", "band": "onstage", "name_zh": "答复", "name_en": "Answer"},
            {"id": "look_up", "band": "support", "name": "查询", "pool": "clerk"},
        ],
        [
            {"source": "ask", "target": "answer"},
            {"source": "answer", "target": "leave"},
            {"source": "answer", "target": "look_up"},
        ],
        [{"id": "clerk"}],
        id="enquiry",
        title="询问",
        purpose="看清等待",
        segment="来访者",
        needs="答得快",
    )


def test_customer_acts_follow_one_another_unless_flows_are_given():
    acts = [("ask", "Ask"), ("wait", "Wait"), ("leave", "Leave")]
    b = taken(2).customer_actions(acts)
    assert [(flow.source, flow.target) for flow in b.so_far().flow_rows] == [
        ("ask", "wait"),
        ("wait", "leave"),
    ]
    b.customer_actions(
        acts, flows=[("ask", "leave", "N", 0.1), {"source": "ask", "target": "wait", "kind": "rework"}]
    )
    first, second = b.so_far().flow_rows
    assert (first.label_en, first.probability, second.kind) == ("N", 0.1, "rework")


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_step_taken_too_early_is_refused_with_what_to_do_and_why(number, language):
    use_language(language)
    due = construction_steps()[number]
    for later in range(number + 1, 7):
        b = taken(number)
        before = repr(b)
        call = CALLS[later] if later < 6 else "build"
        arguments = {"steps": []} if call == "customer_actions" else {}
        with pytest.raises(FinservError) as caught:
            getattr(b, call)(**arguments)
        message = str(caught.value)
        for part in (due.place, due.matters, due.needs):
            assert part.in_language(language) in message
        assert f"b.{CALLS[number]}(…)" in message
        if later < 6:
            assert construction_steps()[later].place.in_language(language) in message
        assert repr(b) == before


def test_the_texts_are_the_chapters():
    table = blueprint_steps()
    for step, row in zip(construction_steps(), table.to_dict("records"), strict=True):
        assert step.name == Text(row["name_zh"], row["name_en"])
        assert step.needs == Text(row["needs_zh"], row["needs_en"])
        assert step.yields == Text(row["yields_zh"], row["yields_en"])
    assert [step.call for step in construction_steps()] == CALLS


@pytest.mark.parametrize(
    ("language", "done", "now", "later"),
    [("en", "done", "now", "later"), ("zh", "已完成", "现在做", "以后做")],
)
def test_progress_says_how_far_one_is(language, done, now, later):
    use_language(language)
    for number in range(7):
        table = taken(number).progress()
        assert list(table.columns) == ["step", "name", "state", "needs", "yields", "call"]
        assert list(table["step"]) == [1, 2, 3, 4, 5, 6]
        states = [done] * number + ([now] if number < 6 else []) + [later] * (5 - number)
        assert all(state.startswith(word) for state, word in zip(table["state"], states, strict=True))
        assert list(table["name"]) == list(blueprint_steps()[f"name_{language}"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_builder_says_what_comes_next(language):
    use_language(language)
    for number in range(6):
        line = repr(taken(number))
        due = construction_steps()[number]
        assert line.startswith("BlueprintBuilder: ")
        assert due.needs.in_language(language) in line
        assert due.code in line
        if number:
            assert construction_steps()[number - 1].yields.in_language(language) in line
        assert "0x" not in line
    assert "b.build()" in repr(taken(6))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_notebook_table_tells_the_state_in_words(language):
    use_language(language)
    for number in range(7):
        b = taken(number)
        html = b._repr_html_()
        for state in b.progress()["state"]:
            assert state.replace("'", "&#x27;") in html
        assert html.count("<tr") == 7
        assert html.count('scope="row"') == 6
        assert html.count('aria-current="step"') == (number < 6)
        assert "color" not in html
        assert html == taken(number)._repr_html_()


def test_what_is_still_lacking_is_said_and_stops_nothing():
    b = BlueprintBuilder().process(id="x").customer().customer_actions([("ask", "Ask"), ("go", "去", "Go")])
    b.employee_actions().support().evidence({"ask": "desk"})
    states = b.progress()["state"]
    assert states[0] == "done, still without title, purpose, start and end"
    assert states[1] == "done, still without segment, needs"
    assert states[3] == "done, still without onstage actions"
    assert states[5] == "done, still without Go"
    assert b.build().step("go").evidence == Text()
    use_language("zh")
    assert b.progress()["state"][0] == "已完成，还缺：标题、目的、起点和终点"


def test_texts_of_learners_are_escaped_in_the_notebook():
    b = BlueprintBuilder().process("x").customer().customer_actions([("ask", "<b>Ask</b>")])
    b.employee_actions([("answer", "Answer")], links=[("ask", "answer")]).support().evidence()
    assert "<b>" not in b._repr_html_()
    assert "&lt;b&gt;Ask" in b._repr_html_()


def test_a_step_may_be_taken_again_and_replaces(b):
    b.customer("企业客户", "省时间").evidence({"ask": "新服务台"})
    bp = b.build()
    assert bp.segment_zh == "企业客户"
    assert bp.step("ask").evidence_zh == "新服务台"
    assert bp.step("leave").evidence == Text()


def test_what_no_longer_fits_is_to_be_taken_again_and_says_why(b):
    b.customer_actions([("inquire", "询问", "Inquire"), ("leave", "离开", "Leave")])
    state = b.progress()["state"][3]
    assert state.startswith("to be taken again: flow 'ask → answer': source 'ask' does not exist.")
    assert "Now step 4 (map onstage and backstage employee actions) is to be taken again" in repr(b)
    assert list(b.progress()["state"][4:]) == ["kept until the steps before it fit"] * 2
    assert "↻" in b._repr_html_()
    for call in (b.support, b.build):
        with pytest.raises(
            FinservError, match=re.escape("must be taken again with b.employee_actions(…). After")
        ):
            call()
    b.employee_actions([("answer", "答复", "Answer")], links=[("inquire", "answer"), ("answer", "leave")])
    with pytest.raises(FinservError, match="start or end 'ask' does not exist"):
        b.build()
    b.process("询问", "看清等待", start="inquire", end="leave")
    with pytest.raises(
        FinservError, match=re.escape("b.evidence(…). After what was changed, evidence: step 'ask'")
    ):
        b.build()
    assert b.evidence({"inquire": "服务台"}).build().step("inquire").evidence_zh == "服务台"


def test_undo_takes_calls_back_one_by_one(b):
    done = repr(b)
    assert repr(b.evidence({}).undo()) == done
    lines = []
    for _ in range(6):
        lines.append(repr(b.undo()))
    assert [re.search(r"(\d) of 6", line).group(1) for line in lines] == list("543210")
    for language, words in (("en", "nothing to undo"), ("zh", "没有可以撤销的")):
        use_language(language)
        with pytest.raises(FinservError, match=words):
            b.undo()


def test_so_far_grows_with_the_steps():
    bp = case("deposit")
    bands = [[], [], ["customer"], ["customer", "onstage", "backstage"], BANDS, BANDS]
    for number, expected in enumerate(bands, start=1):
        partial = taken(number).so_far()
        assert list(dict.fromkeys(step.band for step in partial.step_rows)) == expected
        assert partial.title == bp.title
    assert taken(5).so_far().band("customer")[0].evidence == Text()
    assert taken(6).so_far() == bp
    assert BlueprintBuilder().so_far() == Blueprint()


BAD = [
    ("process", {"title": "x" * 10_000}, "200 is the most", "最多200个"),
    ("process", {"level": "deep"}, "Choices: concept, detail", "可选：concept"),
    ("process", {"segment": "x"}, "belongs to step 2", "属于第2步"),
    ("process", {"titel_zh": "x"}, "Did you mean 'title_zh'", "是不是想写“title_zh”"),
    ("customer", {"segment": ["a", "b"]}, "one segment", "只画一类顾客"),
    ("customer", {"declared": {"divergence": "some"}}, "declared divergence", "申报的差异程度"),
    ("customer", {"declared": {"colour": "red"}}, "there is no 'declared_colour'", "没有“declared_colour”"),
    ("customer", {"declared": "low"}, "write it as", "的形式"),
    ("customer", {"price": -1}, "of 0 or more", "不小于0"),
    ("customer_actions", {"steps": []}, "one customer action at least", "至少要有一个顾客行为"),
    ("customer_actions", {"steps": "ask"}, "should be a table", "应当是一张表"),
    ("customer_actions", {"steps": ["ask"]}, "customer actions, row 1", "顾客行为第1行"),
    ("customer_actions", {"steps": [("ask", "Ask"), ("ask", "Ask")]}, "used twice", "用了两次"),
    (
        "customer_actions",
        {"steps": [("a", "A")], "flows": [("a", "b")]},
        "target 'b' does not exist",
        "终点“b”不存在",
    ),
    (
        "customer_actions",
        {"steps": [("a", "A")], "flows": [("a",)]},
        "customer flows, row 1",
        "顾客流程第1行",
    ),
    (
        "customer_actions",
        {"steps": [{"id": "a", "name": "A", "band": "onstage"}]},
        "Put it into the step of its band",
        "对应的那一步",
    ),
    ("customer_actions", {"steps": [{"id": "a", "nmae": "A"}]}, "Did you mean 'name'", "是不是想写“name”"),
    ("employee_actions", {"onstage": [("ask", "Ask")]}, "used twice", "用了两次"),
    ("employee_actions", {"links": [("ask", "anser")]}, "target 'anser' does not exist", "终点“anser”不存在"),
    ("employee_actions", {"backstage": [{"id": "x", "name": "X", "band": "support"}]}, "only", "这里只收"),
    (
        "support",
        {"steps": [{"id": "x", "name": "X", "pool": "nobody"}]},
        "pool 'nobody' does not exist",
        "资源池“nobody”不存在",
    ),
    ("support", {"pools": [{"id": "x", "capacity": 0}]}, "pool table, row 1", "资源池表第1行"),
    ("evidence", {"evidence": {"aks": "desk"}}, "Did you mean 'ask'", "是不是想写“ask”"),
    ("evidence", {"evidence": {"look_up": "desk"}}, "behind the line of visibility", "可视分界线之后"),
    ("evidence", {"evidence": ["desk"]}, "evidence, row 1", "有形展示第1行"),
    ("evidence", {"evidence": {"ask": ["a", "b", "c"]}}, "it takes text", "要填文字"),
]


@pytest.mark.parametrize(("call", "arguments", "en", "zh"), BAD)
def test_bad_input_teaches_and_changes_nothing(b, call, arguments, en, zh):
    before, line = b.build(), repr(b)
    with pytest.raises(FinservError) as caught:
        getattr(b, call)(**arguments)
    assert en in caught.value.text.en
    assert zh in caught.value.text.zh
    assert b.build() == before
    assert repr(b) == line


def test_a_start_that_is_no_step_is_found_when_all_is_linked(b):
    b.process("询问", start="nowhere", end="leave")
    with pytest.raises(FinservError, match="start or end 'nowhere' does not exist"):
        b.build()


def test_rows_of_every_form_are_taken():
    acts = [
        {"id": "ask", "name_zh": "询问", "name_en": "Ask"},
        {"id": "go", "name_zh": "去", "name_en": "Go"},
    ]
    forms = [
        acts,
        pd.DataFrame(acts),
        [("ask", "询问", "Ask"), ["go", "去", "Go"]],
        [Step(id="ask", band="customer", name_zh="询问", name_en="Ask"), acts[1]],
        [{**acts[0], "band": "顾客"}, {**acts[1], "band": None}],
        [{"编号": "ask", "中文名称": "询问", "英文名称": "Ask", "所在区域": "顾客行为"}, acts[1]],
    ]
    made = [taken(2).customer_actions(form).so_far() for form in forms]
    assert all(bp == made[0] for bp in made)
    shown = [
        {"ask": ("台", "desk")},
        {"ask": Text("台", "desk")},
        [{"step": "ask", "evidence_zh": "台", "evidence_en": "desk"}],
    ]
    for evidence in (*shown, pd.DataFrame(shown[2])):
        b = taken(2).customer_actions(acts).employee_actions().support().evidence(evidence)
        assert b.build().step("ask").evidence == Text("台", "desk")


def test_backstage_rows_may_stand_in_one_table_with_onstage_ones():
    rows = [{"id": "a", "name": "A", "band": "backstage"}, {"id": "b", "name": "B"}]
    assert [step.band for step in taken(3).employee_actions(rows).so_far().step_rows][-2:] == [
        "backstage",
        "onstage",
    ]


def test_waivers_and_pins_come_with_the_building(b):
    bp = b.build(waivers=[{"rule": "SB302", "reason": "small"}], pins=[{"step": "ask", "column": 0}])
    assert bp.waivers[0].rule == "SB302"
    assert bp.pins[0].column == 0
    with pytest.raises(FinservError, match="Pin 'x'"):
        b.build(pins=[{"step": "x"}])


@settings(max_examples=40)
@given(blueprints(min_steps=1))
def test_any_blueprint_can_be_built(bp):
    rows = sorted(bp.step_rows, key=lambda step: BANDS.index(step.band))
    rows = [step for step in rows if step.band in ("customer", "onstage") or not step.evidence]
    if not any(step.band == "customer" for step in rows):
        return
    ids = {step.id for step in rows}
    table = [
        {**step.as_row(), "recovery_step": step.recovery_step if step.recovery_step in ids else ""}
        for step in rows
    ]
    flows = [flow for flow in bp.flow_rows if {flow.source, flow.target} <= ids]
    about = {key: value for key, value in bp.about.items() if key not in ("waivers", "pins")}
    bp = Blueprint.from_tables(table, flows, bp.pool_rows, **about)
    b = BlueprintBuilder()
    for call, arguments in calls_for(bp):
        getattr(b, call)(**arguments)
    built = b.build()
    assert built.step_rows == bp.step_rows
    assert set(built.flow_rows) == set(bp.flow_rows)
    assert (built.pool_rows, built.about) == (bp.pool_rows, bp.about)


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*CALLS, "undo", "bad"]), max_size=15))
def test_calls_in_any_order_leave_a_builder_that_says_where_it_is(order):
    arguments = dict(calls_for(case("deposit")))
    b = BlueprintBuilder()
    taken_calls: list[str] = []
    for call in order:
        before = repr(b)
        try:
            if call == "bad":
                b.process(level="no such level")
            else:
                getattr(b, call)(**arguments.get(call, {}))
                taken_calls = taken_calls[:-1] if call == "undo" else [*taken_calls, call]
        except FinservError:
            assert repr(b) == before
        done = len(set(taken_calls))
        assert sorted(set(taken_calls), key=CALLS.index) == CALLS[:done]
        assert [state.split(",")[0] for state in b.progress()["state"]].count("done") == done
