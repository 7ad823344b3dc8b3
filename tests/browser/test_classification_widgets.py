"""The questionnaire and the table of section 2, by keyboard, in both languages, and after a restart."""

import json

import pytest
from playwright.sync_api import expect

CODE = "import finserv as fs\n\nfs.use_language({language!r})\nfs.widgets.{widget}()"
ANSWERS = {
    "present": "there", "doer": "both", "acts_on": "thing", "whose": "customer",
    "variants": "", "judgement": "", "exchange": "",
}  # fmt: skip
REACHED = {"en": "interaction", "zh": "交互服务"}


def write(lab, name, language, widget):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [],
            "source": CODE.format(language=language, widget=widget)}  # fmt: skip
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    return name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_service_is_classified_by_keyboard_and_is_there_after_a_restart(open_lesson, lab, language):
    (lab.work / "answers.json").unlink(missing_ok=True)
    lesson = open_lesson(write(lab, f"questionnaire_{language}.ipynb", language, "Questionnaire"))
    lesson.run_all()
    page = lesson.page
    card = page.locator(".finserv").first
    expect(card.locator("fieldset")).to_have_count(7)
    for question, option in ANSWERS.items():
        first = card.locator(f'fieldset[data-question="{question}"] input').first
        first.focus()
        page.keyboard.press("Space")
        for _ in range(4):
            if (
                not option
                or card.locator(f'fieldset[data-question="{question}"] input:checked').get_attribute("value")
                == option
            ):
                break
            page.keyboard.press("ArrowDown")
    expect(card.locator(".finserv-values")).to_contain_text(REACHED[language])
    expect(card.locator(".finserv-result img")).to_be_visible()
    lesson.restart_kernel()
    lesson.run_all()
    again = page.locator(".finserv").first
    expect(again.locator(".finserv-values")).to_contain_text(REACHED[language])
    expect(again.locator('fieldset[data-question="doer"] input[value="both"]')).to_be_checked()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_cell_of_the_table_opens_by_keyboard_and_by_mouse(open_lesson, lab, language):
    lesson = open_lesson(write(lab, f"table_{language}.ipynb", language, "ClassificationTable"))
    lesson.run_all()
    page = lesson.page
    table = page.locator(".finserv").first
    expect(table.locator("button.finserv-cell")).to_have_count(24)
    cell = table.locator('[data-cell="none|low|goods"]')
    cell.focus()
    page.keyboard.press("Enter")
    expect(cell).to_have_attribute("aria-pressed", "true")
    expect(table.get_by_role("status")).to_contain_text({"en": "safe-deposit box", "zh": "保管箱"}[language])
    table.locator('[data-cell="interaction|high|information"]').click()
    expect(table.get_by_role("status")).to_contain_text(
        {"en": "financial plan design", "zh": "理财方案设计"}[language]
    )
    expect(cell).to_have_attribute("aria-pressed", "false")
