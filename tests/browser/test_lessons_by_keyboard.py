"""Lessons 1 to 3 done from beginning to end by keyboard alone, the kernel restarted in the middle."""

import json
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from finserv.language import use_language
from finserv.teaching import all_questions, seed_for, variant
from finserv.teaching.question import CHOICE_KINDS, WRITTEN_KINDS

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "teaching"))
from question_keys import key_of  # noqa: E402


class Learner:
    """Someone without a mouse who knows every answer."""

    def __init__(self, page, language):
        self.page = page
        use_language(language)
        asked = [variant(q, seed_for("", q.id)) for q in all_questions()]
        self.by_text = {str(q.ask): q for q in asked}

    def press(self, target, key="Enter"):
        target.focus()
        self.page.keyboard.press(key)

    def cards(self, cell):
        """The question cards of a cell, once it is in view and drawn."""
        self.page.evaluate("i => window.jupyterapp.shell.currentWidget.content.scrollToItem(i, 'start')", cell)
        found = self.page.locator(f'.jp-Cell[data-windowed-list-index="{cell}"] .finserv-question')
        expect(found.first).to_be_visible()
        return found.all()

    def do(self, card):
        question = self.by_text[card.locator(".finserv-ask").inner_text()]
        getattr(self, self.way(question))(card, question, key_of(question))
        self.press(card.locator('[data-action="check"]'))
        expect(card.locator(".finserv-verdict")).to_have_class("finserv-verdict finserv-right")
        return question

    def way(self, question):
        if question.kind in CHOICE_KINDS:
            return "choose"
        return "write" if question.kind in WRITTEN_KINDS else question.kind

    def choose(self, card, question, key):
        for option in [key] if isinstance(key, str) else key:
            self.press(card.locator(f'input[value="{option}"]'), "Space")

    def write(self, card, question, key):
        card.locator("textarea").focus()
        self.page.keyboard.type(str(question.points[0].text))
        self.press(card.locator('[data-action="check"]'))
        ticks = card.locator('input[type="checkbox"]')
        expect(ticks).to_have_count(len(question.points))
        for number in range(len(question.points)):
            self.press(ticks.nth(number), "Space")

    def order(self, card, question, key):
        names = {item.id: str(item.text) for item in question.items}
        for place, item in enumerate(key):
            rows = [row.locator("span").inner_text() for row in card.locator("ol li").all()]
            for at in range(rows.index(names[item]), place, -1):
                self.press(card.locator("ol li").nth(at).locator('[data-by="-1"]'))

    def place(self, card, question, key):
        for item, cell in key.items():
            self.press(card.locator(f'[data-item="{item}"]'))
            self.press(card.locator(f'[data-cell="{cell}"]'))

    def number(self, card, question, key):
        card.locator('input[type="text"]').focus()
        self.page.keyboard.type(key)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["1_meaning", "2_classification", "3_design_methods"])
def test_a_lesson_is_done_by_keyboard_and_the_answers_are_back(open_lesson, lab, name, language):
    kept = lab.work / "answers.json"
    kept.unlink(missing_ok=True)
    lesson = open_lesson(f"notebooks/{language}/{name}.ipynb")
    lesson.run_all()
    assert lesson.errors() == []
    notebook = json.loads((lab.folder / lesson.notebook).read_text(encoding="utf-8"))
    asking = [
        number
        for number, cell in enumerate(notebook["cells"])
        if any(word in "".join(cell["source"]) for word in ("QuestionCard(", "Prediction(", "Recall("))
    ]
    learner = Learner(lesson.page, language)
    half = len(asking) // 2
    done = {question.id for cell in asking[:half] for question in map(learner.do, learner.cards(cell))}
    lesson.restart_kernel()
    lesson.run_all()
    for cell in asking[:half:5]:
        for card in learner.cards(cell):
            expect(card.locator(".finserv-verdict")).to_have_class("finserv-verdict finserv-right")
    done |= {question.id for cell in asking[half:] for question in map(learner.do, learner.cards(cell))}
    assert done >= {question.id for question in all_questions() if question.lesson == name}
    tries = json.loads(kept.read_text(encoding="utf-8"))["tries"]
    assert all(rows[-1]["state"] == "right" for rows in tries.values())


def test_a_prediction_opens_its_result(open_lesson, lab):
    (lab.work / "answers.json").unlink(missing_ok=True)
    lesson = open_lesson("notebooks/en/1_meaning.ipynb")
    lesson.run_all()
    learner = Learner(lesson.page, "en")
    notebook = json.loads((lab.folder / lesson.notebook).read_text(encoding="utf-8"))
    cell = next(n for n, c in enumerate(notebook["cells"]) if "Prediction(" in "".join(c["source"]))
    (card,) = learner.cards(cell)
    output = lesson.page.locator(f'.jp-Cell[data-windowed-list-index="{cell}"]')
    expect(output.get_by_text("You predicted")).to_have_count(0)
    learner.press(card.locator('input[value="three"]'), "Space")
    learner.press(card.locator('[data-action="check"]'))
    expect(output.get_by_text("You predicted")).to_be_visible()
    expect(output.get_by_role("cell", name="Stamp the passbook", exact=True)).to_be_visible()
