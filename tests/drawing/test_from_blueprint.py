from finserv.blueprint import Blueprint
from finserv.drawing.from_blueprint import diagram, small_print, tooltip


def small():
    return Blueprint.from_tables(
        steps=[
            dict(id="ask", band="customer", name_zh="提问", name_en="Ask", evidence_zh="表格", evidence_en="form"),
            dict(id="wait", band="customer", name="Wait", wait_point=True, wait_actual=12, wait_tolerable=10),
            dict(id="answer", band="onstage", name_zh="回答", name_en="Answer", time_mean=2, standard_time=1.5, cost=3,
                 fail_point=True, fail_cause_en="wrong figure", recovery_step="repair"),
            dict(id="repair", band="onstage", name="Repair", time_mean=1, time_unit="hour"),
        ],
        flows=[
            dict(source="ask", target="answer"),
            dict(source="answer", target="repair", label="N", kind="recovery"),
            dict(source="repair", target="answer", kind="rework"),
        ],
        title_zh="问答", title_en="Question and answer",
        pins=[dict(step="answer", column=3, row=1)],
    )  # fmt: skip


def test_lanes_stand_in_the_order_of_the_chapter_with_their_three_lines():
    lanes = diagram(small(), "zh").lanes
    assert [lane.title for lane in lanes] == [
        "有形展示",
        "顾客行为",
        "前台员工行为",
        "后台员工行为",
        "支持过程",
    ]
    assert [lane.line_below for lane in lanes] == ["", "互动分界线", "可视分界线", "内部互动分界线", ""]


def test_evidence_is_a_box_of_its_own_above_its_step():
    made = diagram(small(), "en")
    box = next(b for b in made.boxes if b.kind == "evidence")
    assert (box.lane, box.label) == ("evidence", "form")
    assert [(a.source, a.target) for a in made.arrows if a.kind == "evidence"] == [(box.id, "ask")]


def test_badges_pins_and_kinds_reach_the_boxes():
    boxes = {b.id: b for b in diagram(small(), "en").boxes}
    assert boxes["answer"].badges == ("F",)
    assert boxes["repair"].badges == ("R",)
    assert boxes["wait"].badges == ("W",)
    assert (boxes["answer"].column, boxes["answer"].row) == (3, 1)
    assert [a.kind for a in diagram(small(), "en").arrows if a.kind != "evidence"] == [
        "flow",
        "recovery",
        "rework",
    ]


def test_small_print_shows_times_in_their_unit_with_the_standard_and_the_tolerable():
    bp = small()
    assert small_print(bp, bp.step("answer"), "en") == "2 min (std 1.5) · ¥3"
    assert small_print(bp, bp.step("answer"), "zh") == "2分/标准1.5 · ¥3"
    assert small_print(bp, bp.step("wait"), "zh") == "12分（≤10）"
    assert small_print(bp, bp.step("repair"), "en") == "1 h"
    assert small_print(bp, bp.step("ask"), "en") == ""


def test_tooltip_tells_band_actor_marks_and_origin():
    told = tooltip(small(), small().step("answer"), "en")
    for part in ("Onstage employee actions: Answer", "staff", "fail point", "wrong figure", "user"):
        assert part in told


def test_a_fail_point_names_the_blueprint_that_mends_it():
    bp = small().change("answer", recovery_blueprint="complaint")
    assert small_print(bp, bp.step("answer"), "en") == "2 min (std 1.5) · ¥3 · recovery: complaint"
    assert small_print(bp, bp.step("answer"), "zh") == "2分/标准1.5 · ¥3 · 补救见 complaint"
    assert "recovery: complaint" in tooltip(bp, bp.step("answer"), "en")
    assert "补救见 complaint" in diagram(bp, "zh").boxes[3].note


def test_marks_of_a_comparison_go_to_boxes_and_arrows():
    made = diagram(small(), "en", {"ask": "added"}, {("ask", "answer"): "changed"})
    assert {b.id: b.change for b in made.boxes} == {
        "ask": "added", "ask__evidence": "added", "wait": "", "answer": "", "repair": "",
    }  # fmt: skip
    assert [a.change for a in made.arrows] == ["added", "changed", "", ""]


def test_the_language_in_use_is_the_default():
    assert diagram(small()).title == "Question and answer"
