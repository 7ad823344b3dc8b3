"""The run lab in a browser: predict first, move a slider by keyboard, both languages, after a restart, an error."""

import json

import pytest
from playwright.sync_api import expect

CODE = "import finserv as fs\n\nfs.use_language({language!r})\nfs.widgets.RunLab({given})"
WORDS = {
    "en": {
        "mark": "bottleneck",
        "days": "All 100 days run",
        "between": "between",
        "wrong": "number from 1 to 8",
    },
    "zh": {"mark": "瓶颈", "days": "已运行全部100天", "between": "之间", "wrong": "1到8之间的整数"},
}
UNNAMED = """root => [...root.querySelectorAll('input,select,button,summary,[role=img],[role=region]')]
    .filter(e => e.getClientRects().length && !e.labels?.[0]?.textContent.trim() && !e.getAttribute('aria-label')
        && !document.getElementById(e.getAttribute('aria-labelledby'))?.textContent.trim() && !e.textContent.trim())
    .map(e => e.outerHTML)"""
NO_TIME = "[{'id': 'a', 'band': 'onstage', 'name': 'A', 'pool': 'desk'}], pools=[{'id': 'desk'}]"


def write(lab, name, language, given=""):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [],
            "source": CODE.format(language=language, given=given)}  # fmt: skip
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    return name


def kept_setting(lesson, lab, case, name, wanted):
    """What the answers file holds of a setting, once it is ``wanted`` (it is kept a while after the last move)."""
    for _ in range(60):
        tries = json.loads((lab.work / "answers.json").read_text(encoding="utf-8"))["tries"]
        settings = tries[f"run_lab_{case}"][-1]["answer"]["settings"] if f"run_lab_{case}" in tries else {}
        found = settings.get("servers", {}).get(name, settings.get(name))
        if found == wanted:
            break
        lesson.page.wait_for_timeout(250)
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_predict_move_a_slider_by_keyboard_and_find_all_again_after_a_restart(open_lesson, lab, language):
    (lab.work / "answers.json").unlink(missing_ok=True)
    words = WORDS[language]
    lesson = open_lesson(write(lab, f"run_lab_{language}.ipynb", language))
    lesson.run_all()
    page = lesson.page
    room = page.locator(".finserv-lab")
    slider, number = (
        room.locator(f'input[type={kind}][data-control="pool.teller"]') for kind in ("range", "number")
    )
    expect(slider).to_be_disabled()
    expect(number).to_be_disabled()
    expect(room.locator(".lab-mark")).to_have_count(0)
    assert room.evaluate(UNNAMED) == []

    room.locator('.lab-predict input[type=radio][value="clerk"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("0.5")
    page.keyboard.press("Enter")
    expect(slider).to_be_enabled()
    expect(room.locator(".lab-side table")).to_contain_text("0.50")
    expect(room.locator(".lab-predict")).to_be_hidden()
    marks = room.locator(".lab-tag-text")
    expect(marks.first).to_contain_text(words["mark"])
    steps = marks.count()
    expect(room.locator(".finserv-status")).to_contain_text(words["days"], timeout=90_000)

    waited = room.locator(".lab-table tbody tr").first.locator("td").nth(1)
    before = waited.inner_text()
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(number).to_have_value("5")
    expect(waited).not_to_have_text(before)
    expect(room.locator(".lab-table tbody tr").first).to_contain_text(words["between"])
    expect(room.locator(".lab-chart")).to_have_count(3)
    expect(marks).not_to_have_count(steps)  # with five tellers another pool is the bottleneck
    assert room.evaluate(UNNAMED) == []

    number.fill("2.5")
    page.keyboard.press("Enter")
    expect(room.get_by_role("alert")).to_contain_text(words["wrong"])
    number.fill("4")
    page.keyboard.press("Enter")
    expect(room.get_by_role("alert")).to_be_hidden()
    expect(slider).to_have_value("4")
    assert kept_setting(lesson, lab, "deposit", "teller", 4) == 4

    lesson.restart_kernel()
    lesson.run_all()
    again = page.locator(".finserv-lab")
    expect(again.locator('input[type=number][data-control="pool.teller"]')).to_have_value("4")
    expect(again.locator(".lab-side table")).to_contain_text("0.50")
    assert not lesson.errors()


def test_a_slider_that_is_dragged_ends_where_the_hand_ends(open_lesson, lab):
    lesson = open_lesson(write(lab, "run_lab_drag.ipynb", "en", "'order_processing', predict=False"))
    lesson.run_all()
    room = lesson.page.locator(".finserv-lab")
    slider = room.locator('input[type=range][data-control="rate"]')
    slider.evaluate("""async slider => { for (let value = 2; value <= 30; value++) {
        slider.value = value + 0.75; slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise(done => setTimeout(done, 15)) } }""")
    expect(room.locator('input[type=number][data-control="rate"]')).to_have_value("30.75")
    expect(room.locator(".finserv-status")).to_contain_text("All 100 days", timeout=90_000)
    expect(slider).to_have_value("30.75")
    assert kept_setting(lesson, lab, "order_processing", "rate", 30.75) == 30.75


def test_what_cannot_run_shows_a_sentence(open_lesson, lab):
    given = f"fs.Blueprint.from_tables({NO_TIME}), predict=False"
    lesson = open_lesson(write(lab, "run_lab_error.ipynb", "en", given))
    lesson.run_all()
    room = lesson.page.locator(".finserv-lab")
    expect(room.get_by_role("alert")).to_contain_text("have no time")
    expect(room.locator(".lab-table table")).to_have_count(0)
    assert not lesson.errors()
