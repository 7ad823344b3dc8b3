import json
import re

import pytest

from finserv import FinservError, use_language
from finserv.blueprint.cases import CASE_IDS, case
from finserv.design_methods import DESIGN_METHODS, redesign
from finserv.design_methods.reckon import Measured
from finserv.files import load
from finserv.simulation import compare
from finserv.teaching import AnswersFile
from finserv.widgets import DesignLab, design_lab
from finserv.widgets.design_lab_design import Design, known_design
from finserv.widgets.design_lab_figures import ALL_DAYS

QUICK = "order_processing"
PREDICTED = {"wait": "down", "cost_per_customer": "up", "contact_ratio": "same"}
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))
    monkeypatch.setenv("FINSERV_STRICT", "1")
    monkeypatch.setattr(design_lab, "prepare", lambda: None)
    use_language("en")
    return tmp_path


def tell(lab, **message):
    lab._received(lab, message, [])
    return lab.view


def first_move(lab):
    return next(place["key"] for move in lab.view["moves"] for place in move["can"] if place["advised"])


def open_lab(method="production_line", of=QUICK):
    return DesignLab(of, method, predict=False)


def texts(value):
    if isinstance(value, dict):
        return [t for part in value.values() for t in texts(part)]
    if isinstance(value, list):
        return [t for part in value for t in texts(part)]
    return [value] if isinstance(value, str) else []


def test_nothing_moves_before_a_whole_prediction_is_recorded(work):
    lab = DesignLab(QUICK, "production_line")
    view = lab.view
    assert view["locked"] and view["results"] is None and view["beside"] is None and view["side"] is None
    assert [q["id"] for q in view["asked"]["questions"]] == list(PREDICTED)
    for message in ({"type": "move", "key": first_move(lab)}, {"type": "all"}, {"type": "keep", "name": "A"}):
        tell(lab, **message)
    assert lab.redesign.turns == () and lab.kept == ()
    view = tell(lab, type="predict", prediction={"wait": "down"}, n="a.7")
    assert view["error"] and view["answers"] == "a.7" and lab.locked
    assert "the cost per customer, the contact ratio" in view["message"]
    view = tell(lab, type="predict", prediction=PREDICTED)
    assert not view["locked"] and view["results"] and "Make moves" in view["side"]["rows"][0][2]
    kept = AnswersFile().read().last(f"design_lab_{QUICK}_production_line").answer
    assert kept["prediction"] == PREDICTED
    tell(lab, type="predict", prediction={**PREDICTED, "wait": "up"})
    assert AnswersFile().read().last(f"design_lab_{QUICK}_production_line").answer["prediction"] == PREDICTED


def test_the_result_is_what_compare_and_the_measures_say():
    lab = DesignLab(QUICK, "production_line")
    tell(lab, type="predict", prediction=PREDICTED)
    tell(lab, type="all")
    while lab.view["unfinished"]:
        view = tell(lab, type="settled")
    bp, after = case(QUICK), redesign(case(QUICK), "production_line").after
    assert lab.redesign.after == after
    row = compare(bp, after, days=ALL_DAYS).set_index("measure").loc["wait"]
    wait = next(r for r in view["results"]["rows"] if r[0] == "mean wait (min)")
    assert wait[1:3] == [f"{row['before']:.2f}", f"{row['after']:.2f}"]
    for end in ("low", "high"):
        assert f"{abs(row[end]):.2f}" in wait[3]
    contact = next(r for r in view["results"]["rows"] if r[0] == "contact ratio")
    measured = [Measured(b)["contact_ratio"] for b in (bp, after)]
    assert contact[1:3] == [f"{share:.1%}".replace("%", " %") for share in measured]
    said = view["side"]["rows"][0]
    went = "down" if row["high"] < 0 else "up" if row["low"] > 0 else "same"
    assert said[2].startswith("✓ As predicted" if went == "down" else "✗ Otherwise")
    assert view["verdict"].startswith(("Better", "Worse", "Some", "No difference"))


def test_moves_are_made_and_undone_one_by_one_and_drawn_with_their_marks():
    lab = open_lab()
    plain = dict(lab.picture)
    key = first_move(lab)
    view = tell(lab, type="move", key=key)
    assert view["message"].startswith("✓ Made") and not view["error"] and len(view["made"]) == 1
    assert key not in [place["key"] for move in view["moves"] for place in move["can"]]
    assert lab.picture != plain and "hanged" in lab.picture["alt"]
    assert tell(lab, type="move", key=key)["message"] == "This move is made already."
    assert tell(lab, type="undo")["made"] == [] and lab.picture == plain
    assert len(tell(lab, type="redo")["made"]) == 1
    second = first_move(lab)
    tell(lab, type="move", key=second)
    turns = lab.redesign.turns
    assert tell(lab, type="back", key="made:0") and lab.redesign.turns == turns[1:]
    assert tell(lab, type="again")["made"] == [] and lab.redesign.after.step_rows == case(QUICK).step_rows
    assert tell(lab, type="undo") and lab.redesign.turns == turns[1:]
    assert tell(lab, type="back", key="made:9")["error"]


@pytest.mark.parametrize("method", DESIGN_METHODS)
def test_every_refusal_has_its_reason_and_control_steps_stay(method):
    lab = open_lab(method, "deposit")
    for move in lab.view["moves"]:
        assert move["principle"].startswith("Principle: ") and (move["can"] or move["refused"] or move["nothing"])
        assert all(why for _, why in move["refused"]) and all(place["label"] for place in move["can"])
    assert "Enter the PIN" in lab.view["controls"]
    tell(lab, type="move", key=f"{method}:{lab.view['moves'][0]['key'].split(':')[1]}:enter_pin")
    assert lab.view["error"] and lab.view["message"]
    assert lab.redesign.after.step("enter_pin").control


def test_what_is_no_move_is_told():
    lab = open_lab()
    for key in ("", "nonsense", "production_line:technology", "production_line:fly:stamp", None):
        assert tell(lab, type="move", key=key)["error"]
    assert tell(lab, type="move", key="production_line:technology:no_such_step")["error"]
    assert tell(lab, type="case", value="no_such")["error"]
    assert tell(lab, type="method", value="no_such")["error"]
    assert tell(lab, type="_open", value="deposit")["choosers"]["case"]["value"] == QUICK
    assert lab.redesign.turns == ()


def test_assumptions_are_numbers_with_bounds_and_change_the_result():
    lab = open_lab()
    boxes = {box["name"]: box for box in lab.view["assumptions"]}
    assert "synthetic" in lab.view["labels"]["assumptions"]
    assert "misfit_share" in boxes and "able_share" not in boxes and all(box["label"] for box in boxes.values())
    tell(lab, type="all")
    made = lab.redesign.after
    tell(lab, type="assume", name="standard_time_factor", value="0.5")
    assert lab.redesign.assume.standard_time_factor == 0.5 and lab.redesign.after != made
    for value in ("much", None, "?", "-1", True):
        message = tell(lab, type="assume", name="standard_time_factor", value=value)["message"]
        assert "it takes a number from" in message
    tell(lab, type="usual")
    assert lab.redesign.after == made
    tell(lab, type="undo")
    assert lab.redesign.assume.standard_time_factor == 0.5


def test_four_designs_stand_side_by_side_with_the_lowest_told():
    lab = open_lab()
    assert tell(lab, type="keep", name="  ")["error"]
    tell(lab, type="keep", name="as it is")
    tell(lab, type="all")
    for name in ("B", "C", "D"):
        assert not tell(lab, type="keep", name=name)["error"]
    assert "Remove one" in tell(lab, type="keep", name="E")["message"]
    beside = lab.view["beside"]
    assert beside["head"] == ["measure", "starting design", "as it is", "B", "C", "D"]
    assert {len(row) for row in beside["rows"]} == {6}
    cost = next(row for row in beside["rows"] if row[0].startswith("cost per customer"))
    assert any("lowest" in text for text in cost[1:]) and cost[1].split(" ")[0] == cost[2].split(" ")[0]
    tell(lab, type="remove", key="kept:0")
    assert [one.name for one in lab.kept] == ["B", "C", "D"]
    assert "is called 'B' already" in tell(lab, type="keep", name="B")["message"]
    assert tell(lab, type="remove", key="kept:9")["error"]


def test_a_design_is_saved_as_a_blueprint_and_a_picture_and_never_over_another_unasked(work):
    lab = open_lab()
    tell(lab, type="move", key=first_move(lab))
    assert not tell(lab, type="save", which="now", file="my_design")["error"]
    assert load(work / "my_design.json") == lab.redesign.after
    assert "<svg" in (work / "my_design.svg").read_text(encoding="utf-8")
    before = (work / "my_design.json").read_bytes()
    tell(lab, type="all")
    assert "once more" in tell(lab, type="save", which="now", file="my_design")["message"]
    assert (work / "my_design.json").read_bytes() == before
    tell(lab, type="save", which="now", file="my_design")
    assert load(work / "my_design.json") == lab.redesign.after
    assert tell(lab, type="save", which="now", file="../outside")["error"]
    assert tell(lab, type="save", which="kept:0", file="none")["error"] and not (work / "none.json").exists()


def test_all_is_there_again_in_a_new_kernel_and_the_other_language():
    lab = DesignLab(QUICK, "production_line")
    tell(lab, type="predict", prediction=PREDICTED)
    tell(lab, type="second", value="coproduction")
    tell(lab, type="move", key=first_move(lab))
    tell(lab, type="assume", name="machine_cost_each", value=1)
    tell(lab, type="keep", name="mine")
    use_language("zh")
    again = DesignLab(QUICK, "production_line")
    assert again.redesign.turns == lab.redesign.turns and again.redesign.after == lab.redesign.after
    assert [one.name for one in again.kept] == ["mine"] and again.view["choosers"]["second"]["value"] == "coproduction"
    assert again.view["side"]["rows"][0][1] == "下降"
    other = DesignLab(QUICK, "coproduction")
    assert other.locked and other.redesign.turns == () and [one.name for one in other.kept] == ["mine"]


def test_a_record_that_somebody_has_edited_opens_an_empty_design(work):
    unknown, large = {"turns": [["x", "y", "z"]], "assumptions": {}}, {"turns": [], "assumptions": {"misfit_share": 7}}
    odd = {"turns": [], "assumptions": [], "second": []}
    for answer in (unknown, large, odd, {"turns": 3}, {"prediction": []}, "text", None):
        AnswersFile().record(f"design_lab_{QUICK}_production_line", answer, "kept", 0.0)
        AnswersFile().record(f"design_lab_{QUICK}", {"kept": [answer, {"name": 3}]}, "kept", 0.0)
        lab = DesignLab(QUICK, "production_line")
        assert lab.redesign.turns == () and lab.kept == () and lab.locked


def test_a_method_that_makes_things_worse_says_so():
    lab = open_lab("production_line", "advisory")
    assert lab.view["verdict"] == "" and not lab.view["worse"]
    view = tell(lab, type="all")
    assert view["worse"] and view["verdict"].startswith("Worse on the whole") and "does not pay" in view["verdict"]
    while not tell(lab, type="all")["error"]:
        assert len(set(lab.redesign.turns)) == len(lab.redesign.turns)
    assert "nothing more" in lab.view["message"]


def test_designs_are_read_back_as_they_were_written():
    made = redesign(case("deposit"), "production_line").then("coproduction")
    design = Design(made.turns).with_assumption("able_share", 0.6)
    kept = json.loads(json.dumps(design.as_json()))
    assert known_design(case("deposit"), kept) == design
    assert design.with_assumption("able_share", 0.85).changed == ()
    with pytest.raises(FinservError, match="able_share"):
        design.with_assumption("able_shar", 0.5)


@pytest.mark.parametrize("name", CASE_IDS)
def test_every_case_opens_with_every_method_in_both_languages(name):
    for word in ("en", "zh"):
        use_language(word)
        lab = DesignLab(name)
        for method in DESIGN_METHODS:
            view = tell(lab, type="method", value=method)
            assert not view["error"] and view["locked"] and view["choosers"]["method"]["value"] == method
            if word == "en":
                assert not [t for t in texts(view) if CHINESE.search(t)]


def test_the_face_before_it_is_run_is_fixed_and_gives_no_result_away():
    def faces():
        data = lab._repr_mimebundle_()
        return data[0] if isinstance(data, tuple) else data

    lab = DesignLab("deposit", "production_line")
    first = faces()
    assert first["text/plain"] == "Design lab: Deposit at a bank counter"
    assert 'alt="' in first["text/html"] and "<table>" in first["text/html"] and "95 %" not in first["text/html"]
    tell(lab, type="predict", prediction=PREDICTED)
    tell(lab, type="move", key=first_move(lab))
    assert faces()["text/html"] == first["text/html"]
