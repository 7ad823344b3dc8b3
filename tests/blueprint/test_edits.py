import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from model_strategies import blueprints, ids, random_edit

from finserv.blueprint import Blueprint, from_json, to_json
from finserv.blueprint.cases import case
from finserv.blueprint.edits import (
    add_step,
    connect,
    disconnect,
    free_id,
    move_step,
    remove_pool,
    remove_step,
    rename_id,
    set_about,
    set_fields,
    set_flow,
    set_pool,
)
from finserv.blueprint.history import History
from finserv.errors import FinservError

DEPOSIT = case("deposit")


@pytest.fixture
def bp():
    return Blueprint.from_tables(
        [
            {"id": "ask", "band": "customer", "name": "Ask"},
            {"id": "answer", "band": "onstage", "name": "Answer", "pool": "clerk", "recovery_step": "again"},
            {"id": "again", "band": "onstage", "name": "Answer again"},
        ],
        [
            {"source": "ask", "target": "answer"},
            {"source": "answer", "target": "again", "kind": "recovery"},
            {"source": "again", "target": "ask", "kind": "rework"},
        ],
        [{"id": "clerk"}],
        waivers=[{"rule": "SB1", "element": "again"}, {"rule": "SB2", "element": "clerk"}, {"rule": "SB3"}],
        pins=[{"step": "again", "row": 1}, {"step": "ask", "row": 0}],
    )


def listing(bp):
    return [step.id for step in bp.step_rows]


def test_free_id_is_the_first_that_is_free():
    assert free_id([], "step") == "step"
    assert free_id(["step", "step_3"], "step") == "step_2"


def test_add_step_lists_it_where_it_is_asked(bp):
    assert listing(add_step(bp, after="ask", id="wait", band="customer", name="Wait")) == [
        "ask",
        "wait",
        "answer",
        "again",
    ]
    assert listing(add_step(bp, band="顾客", name="Wait"))[-1] == "step"
    with pytest.raises(FinservError, match="used twice"):
        add_step(bp, id="ask", band="customer", name="Ask")
    with pytest.raises(FinservError, match="'asc' does not exist"):
        add_step(bp, after="asc", band="customer", name="Wait")
    with pytest.raises(FinservError, match="Did you mean 'band'"):
        add_step(bp, bnad="customer", name="Wait")


def test_remove_step_takes_all_that_refers_to_it(bp):
    left = remove_step(bp, "again")
    assert listing(left) == ["ask", "answer"]
    assert [(flow.source, flow.target) for flow in left.flow_rows] == [("ask", "answer")]
    assert left.step("answer").recovery_step == ""
    assert [waiver.rule for waiver in left.waivers] == ["SB2", "SB3"]
    assert [pin.step for pin in left.pins] == ["ask"]
    assert left.pool_rows == bp.pool_rows
    with pytest.raises(FinservError, match="does not exist"):
        remove_step(bp, "gone")


def test_a_waiver_of_a_pool_outlives_a_step_of_the_same_name(bp):
    both = set_pool(bp, "again")
    assert [waiver.rule for waiver in remove_step(both, "again").waivers] == ["SB1", "SB2", "SB3"]
    assert [waiver.rule for waiver in remove_pool(both, "again").waivers] == ["SB1", "SB2", "SB3"]
    assert rename_id(both, "again", "anew").waivers == both.waivers


def test_move_step_changes_the_listing_alone(bp):
    assert listing(move_step(bp, "again", before="answer")) == ["ask", "again", "answer"]
    assert listing(move_step(bp, "ask")) == ["answer", "again", "ask"]
    assert move_step(bp, "ask", before="ask") == bp
    assert move_step(bp, "again", before="ask").flow_rows == bp.flow_rows
    for arguments in ({"step_id": "x"}, {"step_id": "ask", "before": "x"}):
        with pytest.raises(FinservError, match="'x' does not exist"):
            move_step(bp, **arguments)


def test_rename_id_carries_every_reference(bp):
    renamed = rename_id(bp, "again", "ｓｅｃｏｎｄ")
    assert '"again"' not in to_json(renamed)
    assert rename_id(renamed, "second", "again") == bp
    assert rename_id(bp, "ask", "ask") == bp
    with pytest.raises(FinservError) as caught:
        rename_id(bp, "ask", "answer")
    assert "answer_2" in caught.value.text.en
    assert "answer_2" in caught.value.text.zh
    with pytest.raises(FinservError, match="count_cash"):
        rename_id(bp, "ask", "询问")


def test_set_fields_takes_an_id_too(bp):
    changed = set_fields(bp, "again", id="second", name="Second")
    assert changed.step("second").name_en == "Second"
    assert changed.step("answer").recovery_step == "second"
    with pytest.raises(FinservError, match="Step 'ask': there is no 'colour'"):
        set_fields(bp, "ask", colour="red")


def test_set_about_takes_headings_for_both_languages(bp):
    changed = set_about(bp, title="Enquiry", price=3)
    assert (changed.title_zh, changed.title_en, changed.price) == ("Enquiry", "Enquiry", 3)
    assert set_about(changed, title="", price=None) == bp
    with pytest.raises(
        FinservError, match="Blueprint 'blueprint': there is no 'prize'. Did you mean 'price'"
    ):
        set_about(bp, prize=3)
    with pytest.raises(FinservError, match="there is no 'step_rows'"):
        set_about(bp, step_rows=())


def test_connect_and_disconnect_undo_each_other(bp):
    joined = connect(bp, "ask", "again", label="N")
    assert joined.flow_rows[-1].label_zh == "N"
    assert disconnect(joined, "ask", "again") == bp
    with pytest.raises(FinservError) as caught:
        connect(joined, "ask", "again", label="N")
    assert "is there already" in caught.value.text.en
    assert "已经有了" in caught.value.text.zh
    assert len(connect(joined, "ask", "again", label="Y").flow_rows) == 5
    with pytest.raises(FinservError, match="target 'x' does not exist"):
        connect(bp, "ask", "x")


def test_disconnect_takes_all_or_one_kind(bp):
    twice = connect(bp, "ask", "answer", kind="rework")
    assert len(disconnect(twice, "ask", "answer").flow_rows) == 2
    assert disconnect(twice, "ask", "answer", kind="返工") == bp
    for kind in ("", "recovery"):
        with pytest.raises(FinservError, match="has no flow 'ask → again'"):
            disconnect(bp, "ask", "again", kind=kind)


def test_set_flow_changes_one_flow(bp):
    changed = set_flow(bp, "answer", "again", label="N", probability=0.1, new_kind="flow")
    assert (changed.flow_rows[1].label_en, changed.flow_rows[1].kind) == ("N", "flow")
    assert changed.flow_rows[::2] == bp.flow_rows[::2]
    with pytest.raises(FinservError, match="Flow 'ask → answer': there is no 'lable'. Did you mean 'label'"):
        set_flow(bp, "ask", "answer", lable="N")
    with pytest.raises(FinservError, match="0 to 1"):
        set_flow(bp, "ask", "answer", probability=2)


def test_pools_are_made_changed_and_removed(bp):
    changed = set_pool(set_pool(bp, "clerk", capacity=3), "teller", name="Teller")
    assert [(pool.id, pool.capacity) for pool in changed.pool_rows] == [("clerk", 3), ("teller", 1)]
    left = remove_pool(changed, "clerk")
    assert left.step("answer").pool == ""
    assert [waiver.rule for waiver in left.waivers] == ["SB1", "SB3"]
    with pytest.raises(FinservError, match="'clerc' does not exist. Did you mean 'clerk'"):
        remove_pool(bp, "clerc")
    with pytest.raises(FinservError, match="Pool 'clerk': there is no 'size'"):
        set_pool(bp, "clerk", size=2)


@settings(max_examples=40)
@given(blueprints(min_steps=1), st.data(), ids)
def test_renaming_there_and_back_is_nothing(bp, data, new):
    step = data.draw(st.sampled_from(listing(bp)))
    if new in listing(bp) or any(pool.id in (new, step) for pool in bp.pool_rows):
        return
    if any(waiver.element == new for waiver in bp.waivers):
        return
    assert rename_id(rename_id(bp, step, new), new, step) == bp


@pytest.mark.parametrize("seed", range(2))
def test_a_thousand_edits_undone_give_the_blueprint_of_the_start(seed):
    choose = random.Random(seed)
    history = History(DEPOSIT, limit=1000)
    written = [to_json(DEPOSIT)]
    for _ in range(1000):
        edited = history.do(random_edit(history.present, choose))
        if edited is not history:
            written.append(to_json(edited.present))
        history = edited
    assert len(written) > 700
    for text in reversed(written):
        assert to_json(history.present) == text
        history = history.undo()
    assert history.present == DEPOSIT
    assert not history.can_undo
    while history.can_redo:
        history = history.redo()
    assert from_json(written[-1]) == history.present


class Editor(RuleBasedStateMachine):
    """Edits, undo and redo in any order, beside a plain list of all the blueprints that there were."""

    @initialize(bp=blueprints(min_steps=1, max_steps=4))
    def begin(self, bp):
        self.history, self.line, self.at = History(bp, limit=1000), [bp], 0

    @rule(seed=st.integers(0, 10_000))
    def edit(self, seed):
        changed = random_edit(self.history.present, random.Random(seed))
        self.history = self.history.do(changed)
        if changed != self.line[self.at]:
            self.line = [*self.line[: self.at + 1], changed]
            self.at += 1

    @rule(
        call=st.sampled_from([remove_step, rename_id, connect, set_fields, move_step, disconnect]),
        arguments=st.lists(st.sampled_from(["no such step", "", None, "取号"]), min_size=2, max_size=2),
    )
    def refused(self, call, arguments):
        before = to_json(self.history.present)
        with pytest.raises(FinservError):
            call(self.history.present, *arguments[: 1 if call in (remove_step, set_fields) else 2])
        assert to_json(self.history.present) == before

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        self.history = self.history.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.line) - 1)
    @rule()
    def redo(self):
        self.history = self.history.redo()
        self.at += 1

    @invariant()
    def the_present_is_where_it_should_be(self):
        assert self.history.present == self.line[self.at]
        assert self.history.can_undo == (self.at > 0)
        assert self.history.can_redo == (self.at < len(self.line) - 1)

    def teardown(self):
        if hasattr(self, "history"):
            while self.history.can_undo:
                self.history = self.history.undo()
            assert self.history.present == self.line[0]


TestEditor = Editor.TestCase
TestEditor.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
