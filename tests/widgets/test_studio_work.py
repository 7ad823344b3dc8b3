from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case
from finserv.widgets.studio_edits import remove_row, set_cell
from finserv.widgets.studio_work import put_aside_damaged, read_work, unfinished_of, work_of, write_work


def test_the_desk_is_written_and_read_with_what_is_unfinished(tmp_path):
    work = set_cell(work_of(case("deposit")), "steps", "queue", "time_mean", "long")
    work = set_cell(work, "steps", "new-1", "fail_point", True, after="queue", given={"band": "customer"})
    work = set_cell(remove_row(work, "flows", "f1"), "flows", "f5", "probability", "7")
    write_work(tmp_path / "a.json", work)
    again = read_work(tmp_path / "a.json")
    assert again.blueprint == work.blueprint and again.drafts == work.drafts
    assert again.slip("steps", "queue", "time_mean").typed == "long"
    flow = again.row("flows", next(slip.key for slip in again.slips if slip.kind == "flows"))
    assert flow == work.row("flows", "f5")


def test_a_finished_desk_leaves_nothing_beside_its_file(tmp_path):
    file = tmp_path / "a.json"
    work = set_cell(work_of(Blueprint()), "steps", "new-1", "time_mean", "x", given={"band": "support"})
    write_work(file, work)
    assert unfinished_of(file).exists()
    write_work(file, work_of(case("deposit")))
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_damaged_unfinished_rows_are_put_aside_and_the_blueprint_opens(tmp_path):
    file = tmp_path / "a.json"
    write_work(file, work_of(case("deposit")))
    unfinished_of(file).write_text('{"drafts": [{"nothing": 1}], "slips": []}', encoding="utf-8")
    assert "a.unfinished-damaged" in put_aside_damaged(file).en
    assert read_work(file) == work_of(case("deposit"))
    assert not put_aside_damaged(file)


def test_mistakes_go_with_their_rows():
    work = set_cell(work_of(case("deposit")), "steps", "queue", "time_mean", "long")
    assert not remove_row(work, "steps", "queue").slips
