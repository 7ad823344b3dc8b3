"""The criteria of a blueprint task read the graph, not the names or the order of its rows."""

import pytest

from finserv.blueprint import Blueprint
from finserv.errors import FinservError
from finserv.teaching import check_answer, question
from finserv.teaching.blueprint_task import criterion_met
from finserv.teaching.task_start import EDITS, edited


def test_what_cannot_be_read_or_is_not_known_is_said():
    task = question("b5-fail")
    with pytest.raises(FinservError):
        check_answer(task, "not a blueprint")
    with pytest.raises(FinservError, match="bend"):
        criterion_met(Blueprint(), {"kind": "bend"})
    with pytest.raises(FinservError, match="glue"):
        edited(Blueprint(), [["glue", "a", "b"]])
    assert set(EDITS) >= {"add", "set", "connect", "disconnect", "remove"}


def chain(*ids, band="onstage"):
    steps = [{"id": i, "band": "customer" if i in "az" else band, "name": i} for i in ids]
    flows = [{"source": a, "target": b} for a, b in zip(ids, ids[1:], strict=False)]
    return Blueprint.from_tables(steps, flows)


def test_before_is_a_relation_of_the_graph():
    bp = chain("a", "b", "c")
    assert criterion_met(bp, {"kind": "before", "steps": ["a", "b", "c"]})
    assert criterion_met(bp, {"kind": "before", "first": "a", "then": "c"})
    assert not criterion_met(bp, {"kind": "before", "first": "c", "then": "a"})
    assert not criterion_met(
        edited(bp, [["connect", "c", "a"]]), {"kind": "before", "first": "a", "then": "c"}
    )
    assert criterion_met(
        edited(bp, [["connect", "c", "a", {"kind": "rework"}]]), {"kind": "before", "first": "a", "then": "c"}
    )


def test_via_closes_every_other_way_and_through_asks_for_one():
    wanted = {"first": "a", "then": "z", "band": "onstage"}
    bp = chain("a", "m", "z")
    assert criterion_met(bp, {"kind": "via", **wanted}) and criterion_met(bp, {"kind": "through", **wanted})
    past = edited(bp, [["connect", "a", "z"]])
    assert not criterion_met(past, {"kind": "via", **wanted})
    assert criterion_met(past, {"kind": "through", **wanted})
    assert not criterion_met(chain("a", "z"), {"kind": "via", **wanted})
    assert not criterion_met(chain("a", "z"), {"kind": "through", **wanted})


def test_free_of_is_met_by_either_language():
    wanted = {"kind": "free_of", "field": "segment", "marks": ["；", " and "]}
    both = Blueprint(segment_zh="储户；用户", segment_en="savers and users")
    assert not criterion_met(both, wanted) and not criterion_met(Blueprint(), wanted)
    assert criterion_met(edited(both, [["about", {"segment_en": "savers"}]]), wanted)


def test_a_step_counts_only_where_it_is_linked():
    wanted = {"kind": "count", "band": "onstage", "at_least": 2}
    bp = chain("a", "m", "z")
    assert not criterion_met(edited(bp, [["add", {"id": "n", "band": "onstage", "name": "n"}]]), wanted)
    assert criterion_met(chain("a", "m", "n", "z"), wanted)


def test_exits_lead_apart_under_labels_of_their_own():
    wanted = {"kind": "exits", "step": "m"}
    bp = edited(chain("a", "m", "z"), [["add", {"id": "n", "band": "onstage", "name": "n"}]])
    bare = edited(bp, [["connect", "m", "n"]])
    same = edited(bp, [["flow", "m", "z", {"label": "Y"}], ["connect", "m", "n", {"label": "Y"}]])
    good = edited(bp, [["flow", "m", "z", {"label": "Y"}], ["connect", "m", "n", {"label": "N"}]])
    assert [criterion_met(b, wanted) for b in (bp, bare, same, good)] == [False, False, False, True]


def test_a_step_does_not_recover_itself():
    bp = edited(chain("a", "m", "z"), [["set", "m", {"fail_point": True, "recovery_step": "m"}]])
    wanted = {"kind": "recovery", "steps": ["m"]}
    assert not criterion_met(bp, wanted)
    assert criterion_met(edited(bp, [["set", "m", {"recovery_step": "z"}]]), wanted)


def test_who_faces_the_customer_is_seen_or_remote():
    wanted = {"kind": "faces", "step": "z"}
    hidden = chain("a", "m", "z", band="backstage")
    assert not criterion_met(hidden, wanted)
    assert criterion_met(edited(hidden, [["set", "m", {"remote": True}]]), wanted)
    assert criterion_met(edited(hidden, [["set", "m", {"band": "onstage"}]]), wanted)
