"""The legend: what occurs and nothing else, in both languages, inside the page."""

from dataclasses import replace

from hypothesis import given
from plans import PLANS, checked, loan

from finserv.drawing.legend import legend
from finserv.drawing.text_width import text_width


def names(diagram):
    return {item.name for item in legend(diagram, 900, 0)[0]}


def test_the_legend_shows_what_occurs():
    diagram = loan()
    everything = {"action", "decision", "start", "document", "connector"} | set("FWDR")
    assert names(diagram) == everything | {"heading", "flow", "rework", "recovery", "evidence"}
    plain = replace(diagram, boxes=diagram.boxes[1:2], arrows=())
    assert names(plain) == {"heading", "start"}
    changed = replace(plain, boxes=(replace(diagram.boxes[1], change="moved"),))
    assert names(changed) == {"heading", "start", "moved"}


def test_both_languages_and_own_words():
    diagram = replace(loan("zh"), legend={"F": "风险点"})
    texts = {item.name: item.text for item in legend(diagram, 900, 0)[0]}
    assert (texts["heading"], texts["F"], texts["W"], texts["rework"]) == (
        "图例：",
        "风险点",
        "等待点",
        "返工",
    )
    assert {item.text for item in legend(loan(), 900, 0)[0]} >= {"Legend:", "Fail point", "Rework"}


@checked
@given(PLANS)
def test_entries_stay_apart_and_inside_the_width(plan):
    items, height = legend(plan.diagram, 500, 100)
    rows = {}
    for item in items:
        left = item.x - item.width / 2
        right = item.text_x + text_width(item.text, 9) / 2
        assert left >= 0 and right <= 500 and 100 < item.y < 100 + height
        assert left >= rows.get(item.y, 0)
        rows[item.y] = right
