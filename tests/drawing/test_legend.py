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


def test_both_languages():
    texts = {item.name: item.text for item in legend(loan("zh"), 900, 0)[0]}
    wanted = {"heading": "图例：", "F": "失误点", "W": "等待点", "connector": "连接符（同字母处接续）"}
    assert wanted.items() <= texts.items()
    english = {item.text for item in legend(loan(), 900, 0)[0]}
    assert english >= {"Legend:", "Fail point", "Rework", "Connector (goes on at the same letter)"}


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
