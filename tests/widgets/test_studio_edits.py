import pytest

from finserv import FinservError, use_language
from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case
from finserv.widgets.studio_edits import link_in_order, name_end, paste, remove_row, reorder, set_cell
from finserv.widgets.studio_work import work_of

CUSTOMER = {"band": "customer"}


def desk(*names):
    """A desk with customer steps of these names."""
    work = work_of(Blueprint())
    for number, name in enumerate(names):
        work = set_cell(work, "steps", f"new-{number}", "name", name, given=CUSTOMER)
    return work


def names(work):
    return [step.name_en for step in work.blueprint.step_rows]


def test_a_row_enters_the_blueprint_when_it_has_a_name_and_not_before():
    work = set_cell(work_of(Blueprint()), "steps", "new-1", "time_mean", "2", given=CUSTOMER)
    assert work.blueprint == Blueprint() and work.drafts[0].cells["time_mean"] == 2
    work = set_cell(work, "steps", "new-1", "name", "Count the cash")
    step = work.blueprint.step("count_the_cash")
    assert (step.time_mean, step.band, step.actor) == (2, "customer", "customer")
    assert not work.drafts


def test_ids_are_made_from_english_names_or_numbered_and_stay_when_the_name_changes():
    use_language("zh")
    work = set_cell(work_of(Blueprint()), "steps", "new-1", "name", "取号", given=CUSTOMER)
    work = set_cell(work, "steps", "new-2", "name", "排队", given=CUSTOMER)
    assert work.keys("steps") == ("step", "step_2")
    work = set_cell(work, "steps", "step", "name", "在手机上取号")
    assert work.blueprint.step("step").name_zh == "在手机上取号"
    use_language("en")
    work = desk("Ask", "Ask")
    assert work.keys("steps") == ("ask", "ask_2")


def test_a_mistake_stays_at_its_cell_until_it_is_mended():
    work = set_cell(desk("Ask"), "steps", "ask", "time_mean", "soon")
    slip = work.slip("steps", "ask", "time_mean")
    assert slip.typed == "soon" and "number" in slip.why.en and "数" in slip.why.zh
    assert work.blueprint.step("ask").time_mean is None
    assert set_cell(work, "steps", "ask", "kind", "decision").slip("steps", "ask", "time_mean") == slip
    work = set_cell(work, "steps", "ask", "time_mean", "３")
    assert not work.slips and work.blueprint.step("ask").time_mean == 3


def test_a_name_that_is_taken_away_is_a_mistake_and_the_step_stays():
    work = set_cell(desk("Ask"), "steps", "ask", "name", "  ")
    assert "no name" in work.slips[0].why.en and names(work) == ["Ask"]


def test_a_mistake_in_a_half_made_row_goes_with_it_into_the_blueprint():
    work = set_cell(work_of(Blueprint()), "steps", "new-1", "time_mean", "soon", given=CUSTOMER)
    work = set_cell(work, "steps", "new-1", "name", "Ask")
    assert work.slip("steps", "ask", "time_mean").typed == "soon"


def test_a_flow_needs_two_ends_and_takes_names():
    work = set_cell(desk("Ask", "Go"), "flows", "new-f", "source", "Ask")
    assert not work.blueprint.flow_rows and work.drafts
    work = set_cell(work, "flows", "new-f", "target", "go")
    assert (work.blueprint.flow_rows[0].source, work.blueprint.flow_rows[0].target) == ("ask", "go")
    assert work.flow_keys == ("new-f",)
    wrong = set_cell(work, "flows", "new-g", "source", "Aks")
    assert "Ask" in wrong.slips[0].why.en


def test_flows_keep_their_keys_whatever_happens_to_the_others():
    work = link_in_order(desk("Ask", "Wait", "Pay", "Go"))
    first, second, third = work.flow_keys
    work = set_cell(work, "flows", third, "label", "Y")
    work = remove_row(work, "flows", first)
    assert work.flow_keys == (second, third)
    assert work.row("flows", third).label_en == "Y"
    work = remove_row(work, "steps", "wait")
    assert work.flow_keys == (third,)


def test_rows_are_listed_where_they_were_begun():
    work = desk("Ask", "Go")
    work = set_cell(work, "steps", "new-9", "name", "Wait", after="ask", given=CUSTOMER)
    assert names(work) == ["Ask", "Wait", "Go"]


def test_the_order_of_one_band_leaves_the_others_in_their_places():
    work = set_cell(
        desk("Ask", "Go"), "steps", "new-s", "name", "Answer", after="ask", given={"band": "onstage"}
    )
    assert names(reorder(work, "steps", ["go", "ask"])) == ["Go", "Answer", "Ask"]


def test_an_end_is_made_once_and_then_renamed():
    work = name_end(name_end(desk("Ask"), "end", "Leave"), "start", "Come in")
    assert names(work) == ["Come in", "Ask", "Leave"]
    work = name_end(work, "start", "Walk in")
    assert names(work) == ["Walk in", "Ask", "Leave"]
    assert [step.kind for step in work.blueprint.step_rows] == ["start", "action", "end"]


def test_linking_in_order_adds_only_what_is_missing():
    work = link_in_order(desk("Ask", "Wait", "Go"))
    assert [(f.source, f.target) for f in work.blueprint.flow_rows] == [("ask", "wait"), ("wait", "go")]
    assert link_in_order(work) == work


def test_pasting_fills_rows_and_adds_more_in_their_order():
    cells = [["Queue", "action", "3"], ["Pay", "判断", "much"], ["Go", "end", ""]]
    work = paste(
        desk("Ask"), "steps", ["ask"], ["name", "kind", "time_mean"], cells, new="new-p", given=CUSTOMER
    )
    assert names(work) == ["Queue", "Pay", "Go"]
    assert [step.kind for step in work.blueprint.step_rows] == ["action", "decision", "end"]
    assert work.slip("steps", "pay", "time_mean").typed == "much"
    assert len(work.slips) == 1


@pytest.mark.parametrize("column", ["id", "step_rows", "nothing"])
def test_a_column_that_is_none_is_refused(column):
    with pytest.raises(FinservError):
        set_cell(desk("Ask"), "steps", "ask", column, "x")


def test_a_row_that_is_gone_is_told():
    with pytest.raises(FinservError, match="no longer"):
        set_cell(work_of(case("deposit")), "steps", "gone", "name", "x")
    with pytest.raises(FinservError, match="no longer"):
        remove_row(work_of(case("deposit")), "flows", "gone")
