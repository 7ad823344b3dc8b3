import json
import re
from xml.etree import ElementTree

import pytest

from finserv import Blueprint, FinservError, use_language
from finserv.blueprint.cases import CASE_IDS, case
from finserv.simulation import compare, simulate
from finserv.teaching import AnswersFile
from finserv.widgets import RunLab, charts, run_lab, run_lab_runs
from finserv.widgets.run_lab_results import results
from finserv.widgets.run_lab_runs import LabRuns
from finserv.widgets.run_lab_settings import changed, controls, known_settings, starting_settings

QUICK = "order_processing"


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))
    monkeypatch.setenv("FINSERV_STRICT", "1")
    monkeypatch.setattr(run_lab, "prepare", lambda: None)
    monkeypatch.setattr(run_lab, "soon_faster", lambda: False)
    use_language("en")
    return tmp_path


def tell(lab, **message):
    lab._received(lab, message, [])
    return lab.view


def cells(view):
    return {row[0]: row[1:] for row in view["results"]["table"]["rows"]}


def test_controls_and_results_are_locked_until_a_prediction_is_recorded():
    lab = RunLab(QUICK)
    assert lab.view["locked"] and lab.view["results"] is None and lab.view["side"] is None
    before = lab.settings
    assert tell(lab, type="set", control="pool.checker", value=3, n="a.1")["answers"] == "a.1"
    assert lab.settings == before
    assert "Choose the pool" in tell(lab, type="predict", pool=None, fall="1")["message"]
    assert lab.view["error"] and lab.locked
    assert "as a number" in tell(lab, type="predict", pool="checker", fall="much")["message"]
    assert lab.locked
    view = tell(lab, type="predict", pool="checker", fall="0.5")
    assert not view["locked"] and view["results"] and not view["error"]


def test_prediction_and_result_stand_side_by_side_with_what_two_runs_say():
    lab = RunLab(QUICK)
    tell(lab, type="predict", pool="file_clerk", fall="-0.25")
    view = tell(lab, type="settled")
    bp = case(QUICK)
    assert simulate(bp).bottleneck() == "checker"
    rows = view["side"]["rows"]
    assert rows[0][1] == "file clerk" and "order checker" in rows[0][2]
    assert rows[1][1] == "−0.25 min"
    table = compare(bp, bp, {"staffing": {"checker": 2}}).set_index("measure").loc["wait"]
    assert (
        rows[2][2] == f"{-table['difference']:.2f} min, between {-table['high']:.2f} and {-table['low']:.2f}"
    )
    assert "highest is the bottleneck" in view["side"]["why"][1]


def test_results_are_those_of_a_comparison_with_the_starting_design():
    lab = RunLab(QUICK, predict=False)
    lab.set("pool.order_clerk", 1)
    bp = case(QUICK)
    expected = compare(bp, bp, {"staffing": {"order_clerk": 1}}).set_index("measure")
    shown = cells(lab.view)
    wait, used = expected.loc["wait"], expected.loc["utilisation.order_clerk"]
    assert shown["wait (min)"][:2] == [f"{wait['before']:.2f}", f"{wait['after']:.2f}"]
    assert f"between {wait['low']:.2f} and {wait['high']:.2f}" in shown["wait (min)"][3]
    assert shown["utilisation: order clerks"][:2] == [
        f"{used['before'] * 100:.1f} %",
        f"{used['after'] * 100:.1f} %",
    ]
    assert "percentage points" in shown["utilisation: order clerks"][3]
    assert shown["utilisation: file clerk"][3].startswith(("no clear difference", "the same", "+", "−"))


def test_the_starting_design_differs_from_itself_in_nothing():
    lab = RunLab(QUICK, predict=False)
    tell(lab, type="settled")
    assert {row[3] for row in cells(lab.view).values()} == {"the same"}
    run = simulate(case(QUICK))
    assert cells(lab.view)["wait (min)"][1] == f"{run['wait']:.2f}"


def test_settings_and_prediction_are_there_in_a_new_kernel_and_the_other_language():
    lab = RunLab(QUICK)
    tell(lab, type="predict", pool="checker", fall="0.5")
    tell(lab, type="set", control="pool.checker", value=2)
    tell(lab, type="set", control="rate", value=11)
    tell(lab, type="set", control="shape", value="constant")
    tell(lab, type="settled")
    kept = AnswersFile().read().last(f"run_lab_{QUICK}")
    assert kept.answer["prediction"] == {"pool": "checker", "fall": 0.5} and kept.state == "kept"
    use_language("zh")
    again = RunLab(QUICK)
    assert again.settings == lab.settings and not again.locked
    assert again.view["side"]["rows"][0][1] == case(QUICK).pool_rows[1].name_zh
    assert not re.search("[A-Za-z]{4,}", again.view["results"]["sentence"])
    tell(again, type="again")
    assert again.settings == starting_settings(case(QUICK))


def test_a_number_that_cannot_be_is_told_and_the_message_stays_when_the_hand_rests():
    lab = RunLab(QUICK, predict=False)
    before = lab.settings
    for value in ("2.5", "0", "99", "?", "", True, None):
        view = tell(lab, type="set", control="pool.checker", value=value)
        assert view["error"] and "from 1 to 8" in view["message"]
    assert lab.settings == before
    assert "from 1 to 8" in tell(lab, type="settled")["message"]
    assert tell(lab, type="set", control="pool.nobody", value=2)["message"].startswith("Unknown control")


def test_what_cannot_run_is_told_in_a_sentence_and_no_old_result_stays():
    bp = Blueprint.from_tables(
        [{"id": "serve", "band": "onstage", "name": "Serve", "pool": "desk"}], pools=[{"id": "desk"}]
    )
    for predict in (True, False):
        lab = RunLab(bp, predict=predict)
        assert "have no time" in lab.view["message"] and lab.view["error"]
        assert lab.view["results"] is None and lab.view["asked"] is None
    assert "have no time" in tell(lab, type="set", control="pool.desk", value=2)["message"]
    assert "have no time" in lab._repr_mimebundle_()[0]["text/html"]
    with pytest.raises(FinservError, match="deposit"):
        RunLab("deposti")


def test_a_blueprint_without_pools_has_no_prediction_and_no_bottleneck():
    bp = Blueprint.from_tables([{"id": "read", "band": "customer", "name": "Read", "time_mean": 3}])
    lab = RunLab(bp)
    assert not lab.locked and lab.view["results"]["bottleneck"] == ""
    assert "no pool" in lab.view["results"]["sentence"] and lab.view["results"]["charts"] == []


def test_an_overload_in_the_busiest_hour_is_said():
    lab = RunLab(QUICK, predict=False)
    assert lab.view["results"]["warnings"] == []
    lab.set("rate", 36)
    assert any(
        "busiest hour" in warning and "checker" in warning for warning in lab.view["results"]["warnings"]
    )


def test_another_case_brings_its_own_controls_and_its_own_lock():
    lab = RunLab(QUICK)
    tell(lab, type="predict", pool="checker", fall="0.5")
    view = tell(lab, type="case", case="advisory")
    assert view["locked"] and view["case"] == "advisory"
    assert [c["id"] for c in view["controls"]][:2] == ["pool.adviser", "pool.analyst"]
    assert not tell(lab, type="case", case=QUICK)["locked"]
    assert "Unknown case" in tell(lab, type="case", case="nothing")["message"]


def test_the_bottleneck_is_marked_on_its_steps_and_named_beside_the_picture():
    lab = RunLab(QUICK, predict=False)
    pool = lab.view["results"]["bottleneck"]
    steps = [step for step in case(QUICK).step_rows if step.pool == pool]
    assert len(lab.picture["boxes"][pool]) == len(steps)
    assert all(str(step.name) in lab.view["results"]["marked"] for step in steps)
    boxes = [box for each in lab.picture["boxes"].values() for box in each]
    width, height = lab.picture["width"], lab.picture["height"]
    assert all(x > 0 and x + w < width and y > 0 and y + h < height for x, y, w, h in boxes)


def test_marks_lie_on_the_boxes_of_the_picture():
    import base64

    lab = RunLab(QUICK, predict=False)
    svg = base64.b64decode(lab.picture["src"].partition(",")[2]).decode()
    root = ElementTree.fromstring(svg.encode())
    space = {"s": "http://www.w3.org/2000/svg"}
    shift = re.search(r"translate\(([\d.]+)[ ,]([\d.]+)\)", root.find("s:g", space).get("transform"))
    dx, dy = (float(n) for n in shift.groups())
    drawn = set()
    for shape in root.iter("{http://www.w3.org/2000/svg}polygon"):
        points = [tuple(map(float, p.split(","))) for p in shape.get("points").split()]
        xs, ys = zip(*points, strict=True)
        drawn.add((round((min(xs) + max(xs)) / 2 + dx), round((min(ys) + max(ys)) / 2 + dy)))
    for x, y, w, h in (box for each in lab.picture["boxes"].values() for box in each):
        near = [c for c in drawn if abs(c[0] - x - w / 2) <= 1.5 and abs(c[1] - y - h / 2) <= 4]
        assert near, (x, y, w, h)


def test_few_days_first_without_the_compiled_engine_and_all_when_the_hand_rests(monkeypatch):
    monkeypatch.setattr(run_lab_runs, "compiled_kernel", lambda: None)
    lab = RunLab("deposit", predict=False)
    assert lab.pair.days == 5 and lab.view["unfinished"]
    assert "5 days for now" in lab.view["status"]
    monkeypatch.setattr(run_lab, "soon_faster", lambda: True)
    assert "being compiled" in tell(lab, type="settled")["status"] and lab.pair.days == 5
    monkeypatch.setattr(run_lab, "soon_faster", lambda: False)
    tell(lab, type="set", control="days", value=20)
    view = tell(lab, type="settled")
    assert lab.pair.days == 20 and not view["unfinished"] and "All 20 days" in view["status"]


def test_compiled_it_runs_a_hundred_days_at_once(monkeypatch):
    monkeypatch.setattr(run_lab_runs, "compiled_kernel", lambda: "ready")
    for id_ in CASE_IDS:
        runs = LabRuns(case(id_))
        assert runs.days_at_once(runs.start) >= 100


def test_the_day_is_stretched_over_the_opening_hours_at_the_same_mean():
    bp = case("deposit")
    start = starting_settings(bp)
    assert start.rates(bp) == pytest.approx(list(bp.arrivals))
    for hours in (1, 4, 7, 12):
        rates = changed(bp, changed(bp, start, "hours", hours), "rate", 20.75).rates(bp)
        assert len(rates) == hours and sum(rates) / hours == pytest.approx(20.75)
    assert changed(bp, start, "shape", "constant").of_simulate(bp)["hours"] == 8


def test_unticking_keep_makes_customers_queue_again():
    bp = case("deposit")
    again = changed(bp, starting_settings(bp), "keep", False).blueprint(bp)
    assert any(step.keep for step in bp.step_rows) and not any(step.keep for step in again.step_rows)
    assert "keep" not in [c["id"] for c in controls(case("advisory"), starting_settings(case("advisory")))]


def test_every_case_starts_within_its_controls_and_runs():
    for id_ in CASE_IDS:
        bp = case(id_)
        start = starting_settings(bp)
        for control in controls(bp, start):
            if control["kind"] == "amount":
                assert control["low"] <= control["value"] <= control["high"]
                steps = (control["value"] - control["low"]) / control["step"]
                assert steps == pytest.approx(round(steps), abs=1e-6)
            assert changed(bp, start, control["id"], control["value"]) == start


def test_what_a_file_says_wrongly_is_left_out():
    bp = case(QUICK)
    start = starting_settings(bp)
    for kept in (
        None,
        3,
        {},
        {"servers": 7},
        {"servers": {"gone": 3}},
        {"rate": -1},
        {"days": "many"},
        {"keep": {}},
    ):
        assert known_settings(bp, kept) == start
    assert known_settings(bp, {"servers": {"checker": 3}, "rate": "x"}).servers["checker"] == 3


def test_the_face_before_it_is_run_is_always_the_same_and_gives_nothing_away():
    first, second = (RunLab(QUICK, predict=False)._repr_mimebundle_()[0] for _ in range(2))
    assert first["text/html"] == second["text/html"] and first["text/plain"] == second["text/plain"]
    assert all(part in first["text/html"] for part in ("<img alt=", "between", "Run this cell"))
    asked = RunLab(QUICK)._repr_mimebundle_()[0]["text/html"]
    assert "Which pool will be the bottleneck?" in asked and "The bottleneck is" not in asked


def test_charts_say_in_words_and_tables_what_they_draw():
    for language in ("en", "zh"):
        use_language(language)
        lab = RunLab(QUICK, predict=False)
        used, waits, queue = lab.view["results"]["charts"]
        for chart in (used, waits, queue):
            root = ElementTree.fromstring(chart["svg"])
            assert root.get("role") == "img" and chart["title"] in root.get("aria-label")
            assert chart["rows"] and all(len(row) == len(chart["head"]) for row in chart["rows"])
        for row in used["rows"]:
            assert f"{row[0]}: {row[2]}" in ElementTree.fromstring(used["svg"]).get("aria-label")
        tell(lab, type="queue", pool="file_clerk")
        assert lab.view["results"]["charts"][2]["title"] != queue["title"]


def test_bars_and_intervals_are_drawn_to_scale_and_names_are_harmless():
    row = charts.Row("<b>&", 0.5, 0.25, 0.75, 1.0, "50 %")
    root = ElementTree.fromstring(charts.rows_chart("Use", [row], most=1.0))
    rects = root.findall("{http://www.w3.org/2000/svg}rect")
    track, bar = (float(r.get("width")) for r in rects)
    assert bar / track == pytest.approx(0.5, abs=0.01)
    assert root.find("{http://www.w3.org/2000/svg}text").text == "<b>&"
    nothing = charts.Row("none", float("nan"), float("nan"), float("nan"), float("nan"), "–")
    assert "nan" not in charts.rows_chart("Use", [nothing])


def test_one_day_has_no_intervals_and_says_so():
    run = simulate(case(QUICK), days=1)
    shown = results(run_lab_runs.Pair(run, run, True), "checker")
    assert shown["table"]["rows"][0][3] == "–"
    assert json.dumps(shown)


def test_no_words_in_the_javascript():
    text = run_lab_runs.__file__.rpartition("/")[0] + "/static/run_lab.js"
    with open(text, encoding="utf-8") as file:
        code = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
    assert not re.search(r'(text|textContent|aria-label)"?\s*[:=]\s*"[^"]', code)
