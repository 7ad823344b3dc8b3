"""Lesson 0 as a newcomer meets it: read before it is run, run, changed by keyboard, saved, opened again."""

import json
import re

import pytest
from playwright.sync_api import expect

WORDS = {
    "en": {
        "editor": "Change a step of the blueprint",
        "step": "Choose a step",
        "name": "Name of the step",
        "fail": "Fail point (F)",
        "time": "Mean time",
        "undo": "Undo",
        "saved": "Saved at",
        "first": "Take a number",
        "new": "Take a number by phone",
        "picture": "Deposit at a bank counter",
    },
    "zh": {
        "editor": "修改蓝图里的一个步骤",
        "step": "选择步骤",
        "name": "步骤名称",
        "fail": "失误点（F）",
        "time": "平均时间",
        "undo": "撤销",
        "saved": "已保存",
        "first": "取序号",
        "new": "手机上取号",
        "picture": "银行柜台存款",
    },
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_newcomer_reads_runs_changes_saves_and_comes_back(open_lesson, lab, language):
    words = WORDS[language]
    kept = lab.work / "deposit_first_try.json"
    kept.unlink(missing_ok=True)
    lesson = open_lesson(f"notebooks/{language}/0_start.ipynb")
    page = lesson.page

    picture = page.get_by_role("img", name=re.compile(words["picture"])).first
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 500
    expect(page.get_by_text("object at 0x")).to_have_count(0)

    lesson.run_all()
    assert lesson.errors() == []
    editor = page.get_by_role("region", name=words["editor"], exact=True)
    expect(editor).to_be_visible()
    before = editor.locator("img").get_attribute("src")

    chooser = editor.get_by_label(words["step"])
    chooser.focus()
    chooser.select_option("take_number")
    name = editor.get_by_label(words["name"])
    expect(name).to_have_value(words["first"])
    name.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(words["new"])
    page.keyboard.press("Enter")
    expect(editor.get_by_role("status").first).to_contain_text(words["saved"])
    expect(editor.locator("img")).to_have_attribute("alt", re.compile(words["new"]))
    assert editor.locator("img").get_attribute("src") != before

    page.keyboard.press("Tab")
    editor.get_by_label(words["fail"], exact=True).focus()
    page.keyboard.press("Space")
    expect(editor.locator(".finserv-findings li").first).to_be_visible()
    expect(editor.get_by_label(words["fail"], exact=True)).to_be_checked()

    time = editor.get_by_label(words["time"], exact=True)
    time.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("-3")
    page.keyboard.press("Enter")
    expect(editor.get_by_role("alert")).to_contain_text("-3")
    page.keyboard.press("Control+a")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(editor.get_by_role("alert")).to_be_hidden()

    undo = editor.get_by_role("button", name=words["undo"], exact=True)
    undo.focus()
    page.keyboard.press("Enter")
    expect(time).not_to_have_value("3")

    saved = json.loads(kept.read_text(encoding="utf-8"))
    step = next(step for step in saved["steps"] if step["id"] == "take_number")
    assert step[f"name_{language}"] == words["new"] and step["fail_point"] is True

    lesson.save()
    again = open_lesson(f"notebooks/{language}/0_start.ipynb")
    again.restart_kernel()
    again.run_all()
    editor = again.page.get_by_role("region", name=words["editor"], exact=True)
    editor.get_by_label(words["step"]).select_option("take_number")
    expect(editor.get_by_label(words["name"])).to_have_value(words["new"])
    expect(editor.get_by_label(words["fail"], exact=True)).to_be_checked()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_control_is_without_a_name(open_lesson, language):
    lesson = open_lesson(f"notebooks/{language}/0_start.ipynb")
    lesson.run_all()
    nameless = lesson.page.locator(".jp-Notebook").evaluate(
        """page => [...page.querySelectorAll('.finserv')]
            .flatMap(root => [...root.querySelectorAll('input, select, textarea, button, [tabindex="0"]')])
            .filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.textContent.trim())
            .map(e => e.outerHTML)"""
    )
    assert nameless == []
