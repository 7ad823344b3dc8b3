"""The design lab in a browser by keyboard: predict, make a move and undo it, keep, save, find all after a restart."""

import json

import pytest
from playwright.sync_api import expect

CODE = "import finserv as fs\n\nfs.use_language({language!r})\nfs.widgets.DesignLab({given})"
WORDS = {
    "en": {"made": "✓ Made", "kept": "is kept", "ran": "run for 100 days", "up": "goes up", "missing": "Missing"},
    "zh": {"made": "✓ 已做", "kept": "留下了", "ran": "运行100天", "up": "上升", "missing": "还缺"},
}
UNNAMED = """root => [...root.querySelectorAll('input,select,button,summary,img,[role=region]')]
    .filter(e => e.getClientRects().length && !(e.labels && e.labels.length && e.labels[0].textContent.trim())
        && !e.getAttribute('aria-label') && !e.getAttribute('alt') && !e.textContent.trim()).map(e => e.outerHTML)"""
MOVE = 'button[data-key="production_line:technology:print_data"]'


def write(lab, name, language, given):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [],
            "source": CODE.format(language=language, given=given)}  # fmt: skip
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    return name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_predict_move_undo_keep_and_save_by_keyboard_and_find_all_again(open_lesson, lab, language):
    for file in ("answers.json", "counter.json", "counter.svg"):
        (lab.work / file).unlink(missing_ok=True)
    words = WORDS[language]
    lesson = open_lesson(write(lab, f"design_lab_{language}.ipynb", language, "'deposit', 'production_line'"))
    lesson.run_all()
    page = lesson.page
    room = page.locator(".finserv-design")
    alert, status = room.get_by_role("alert").first, room.get_by_role("status")
    expect(room.locator(MOVE)).to_be_disabled()
    expect(room.locator(".design-outcome")).to_be_hidden()
    assert room.evaluate(UNNAMED) == []

    room.locator("[data-action=predict]").focus()
    page.keyboard.press("Enter")
    expect(alert).to_contain_text(words["missing"])
    for question in ("wait", "cost_per_customer", "contact_ratio"):
        room.locator(f'input[data-question="{question}"][value=up]').focus()
        page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(room.locator(MOVE)).to_be_enabled(timeout=30_000)
    expect(room.locator(".design-side table")).to_contain_text(words["up"])
    start = room.locator("img.finserv-drawing").get_attribute("src")

    room.locator(MOVE).focus()
    page.keyboard.press("Space")
    expect(alert).to_contain_text(words["made"], timeout=30_000)
    expect(room.locator(".design-made li")).to_have_count(1)
    expect(room.locator('[data-action="undo"]')).to_be_focused()
    expect(room.locator("img.finserv-drawing")).not_to_have_attribute("src", start)
    expect(room.locator(".design-side table")).to_contain_text("▲")
    expect(room.locator(".design-verdict")).not_to_be_empty()
    expect(status).to_contain_text(words["ran"], timeout=60_000)
    assert room.evaluate(UNNAMED) == []

    page.keyboard.press("Control+z")
    expect(room.locator(".design-made li")).to_have_count(0, timeout=30_000)
    expect(room.locator("img.finserv-drawing")).to_have_attribute("src", start)
    room.locator('[data-action="redo"]').focus()
    page.keyboard.press("Enter")
    expect(room.locator(".design-made li")).to_have_count(1, timeout=30_000)

    room.locator('[data-field="name"]').focus()
    page.keyboard.type("A")
    page.keyboard.press("Enter")
    expect(room.locator(".design-compare table")).to_contain_text("A", timeout=30_000)
    expect(room.locator(".design-compare [role=alert]")).to_contain_text(words["kept"])
    room.locator('[data-field="file"]').fill("counter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(room.locator(".design-compare [role=alert]")).to_contain_text("counter.svg", timeout=30_000)
    assert json.loads((lab.work / "counter.json").read_text(encoding="utf-8")) and (lab.work / "counter.svg").exists()

    room.locator(".design-assume summary").focus()
    page.keyboard.press("Space")
    factor = room.locator('[data-field="machine_time_factor"]')
    factor.fill("99")
    page.keyboard.press("Enter")
    expect(room.locator(".design-assume [role=alert]")).to_contain_text("machine_time_factor", timeout=30_000)
    factor.fill("0.4")
    page.keyboard.press("Enter")
    expect(room.locator(".design-assume [role=alert]")).to_be_hidden(timeout=30_000)
    assert room.evaluate(UNNAMED) == []
    expect(room).not_to_have_attribute("aria-busy", "true", timeout=30_000)

    lesson.restart_kernel()
    lesson.run_all()
    again = page.locator(".finserv-design")
    expect(again.locator(".design-made li")).to_have_count(1, timeout=30_000)
    expect(again.locator(".design-compare table")).to_contain_text("A")
    expect(again.locator('[data-field="machine_time_factor"]')).to_have_value("0.4")
    expect(again.locator(".design-side table")).to_contain_text(words["up"])
    assert not lesson.errors()
