from __future__ import annotations

from finserv.chapter import (
    blueprint_bands,
    blueprint_benefits,
    blueprint_lines,
    blueprint_questions,
    blueprint_rules,
    blueprint_steps,
    blueprint_symbols,
    order_arrows,
    order_boxes,
)


def test_counts():
    assert [len(f()) for f in (blueprint_benefits, blueprint_steps, blueprint_questions)] == [9, 6, 8]
    assert len(blueprint_rules()) == 13


def test_ordered_lists_are_numbered_from_one():
    for part in (blueprint_bands, blueprint_lines, blueprint_benefits, blueprint_steps, blueprint_questions):
        frame = part()
        assert list(frame["order"]) == list(range(1, len(frame) + 1))


def test_three_lines_part_four_zones_in_order():
    zones = list(blueprint_bands()["id"])[1:]
    lines = blueprint_lines()
    assert list(zip(lines["above"], lines["below"], strict=True)) == list(zip(zones, zones[1:], strict=False))


def test_order_flow_reaches_every_box_and_uses_known_symbols():
    boxes, arrows = order_boxes(), order_arrows()
    assert set(boxes["symbol"]) <= set(blueprint_symbols()["id"])
    assert set(arrows["source"]) | set(arrows["target"]) == set(boxes["id"])
    following: dict[str, list[str]] = {}
    for source, target in zip(arrows["source"], arrows["target"], strict=True):
        following.setdefault(source, []).append(target)
    reached, waiting = set(), ["start"]
    while waiting:
        box = waiting.pop()
        if box not in reached:
            reached.add(box)
            waiting.extend(following.get(box, []))
    assert reached == set(boxes["id"])


def test_only_decisions_have_labelled_exits():
    arrows = order_arrows()
    symbol = order_boxes().set_index("id")["symbol"]
    assert ((arrows["label"] != "") == (arrows["source"].map(symbol) == "decision")).all()
