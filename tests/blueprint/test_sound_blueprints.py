"""Whatever passes correctness is kept whole by its file and its tables, and can be drawn."""

import xml.etree.ElementTree as ElementTree

from blueprints import any_blueprints, sound_blueprints
from hypothesis import assume, given, settings

from finserv.blueprint import Blueprint, from_json, to_json
from finserv.blueprint.rules import check
from finserv.drawing.draw import draw


@given(any_blueprints())
def test_a_correct_blueprint_round_trips(bp):
    assume(not check(bp, "correctness"))
    assert from_json(to_json(bp)) == bp
    assert to_json(from_json(to_json(bp))) == to_json(bp)
    assert Blueprint.from_tables(bp.steps, bp.flows, bp.pools, **bp.about) == bp


@settings(max_examples=12, deadline=None)
@given(sound_blueprints(max_segments=4))
def test_a_correct_blueprint_draws(bp):
    picture = ElementTree.fromstring(draw(bp, "en").svg)
    ids = {node.get("id", "") for node in picture.iter()}
    for step in bp.step_rows:
        assert any(found.endswith(f"step-{step.id}") for found in ids)
