"""The key of every question, its wrong answers, and the transcript of a lesson: shared by the tests of content.

``python tests/teaching/question_keys.py`` writes the transcripts anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from finserv.blueprint import to_json
from finserv.errors import FinservError
from finserv.language import Text, language, use_language
from finserv.teaching import all_questions, check_answer, questions_of
from finserv.teaching.question import CHOICE_KINDS, WRITTEN_KINDS, Question
from finserv.teaching.task_start import edited, right_answers, task_start
from finserv.teaching.verdict import STATE_NAMES
from finserv.widgets.place_table import place_table

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("zh", "en")


def lessons() -> list[str]:
    return list(dict.fromkeys(question.lesson for question in all_questions()))


def key_of(question: Question) -> Any:
    """A right answer, read from the data by another way than the check goes."""
    right = [option.id for option in question.options if option.right]
    if question.kind in CHOICE_KINDS:
        return right if question.kind == "multiple" else right[0]
    if question.kind in WRITTEN_KINDS:
        return {"text": str(question.solution), "claimed": [point.id for point in question.points]}
    if question.kind == "order":
        return sorted_items(question)
    if question.kind == "place":
        return {item.id: item.cell for item in question.items}
    if question.kind == "blueprint":
        return to_json(right_answers(question)[0])
    assert question.kind == "number"
    return str(question.answer)


def sorted_items(question: Question) -> list[str]:
    """The items so that nothing comes before what it needs, the earlier id first where either will do."""
    left, order = sorted(item.id for item in question.items), []
    while left:
        free = next(i for i in left if not any(b.then == i and b.first in left for b in question.before))
        order.append(free)
        left.remove(free)
    return order


def cells(question: Question) -> list[str]:
    table = place_table(question)
    return [f"{row['id']}|{column['id']}" for row in table["rows"] for column in table["columns"]]


def wrong_answers(question: Question) -> Iterator[tuple[str, Any]]:
    """Every way of being wrong in one place, named."""
    key = key_of(question)
    if question.kind in ("single", "true_false"):
        yield from ((option.id, option.id) for option in question.options if not option.right)
    elif question.kind == "multiple":
        yield from ((f"+{o.id}", [*key, o.id]) for o in question.options if not o.right)
        yield from ((f"-{o.id}", [k for k in key if k != o.id]) for o in question.options if o.right)
    elif question.kind == "order":
        for rule in question.before:
            order = [item for item in key if item != rule.then]
            order.insert(order.index(rule.first), rule.then)
            yield f"{rule.then} before {rule.first}", order
    elif question.kind == "place":
        for item in question.items:
            for cell in cells(question):
                if cell != item.cell and cell not in item.also:
                    yield f"{item.id} in {cell}", {**key, item.id: cell}
    elif question.kind == "number":
        yield from ((str(wrong.value), wrong.value) for wrong in question.wrong_numbers)
    elif question.kind == "blueprint":
        yield from unfinished(question)


def unfinished(question: Question) -> Iterator[tuple[str, str]]:
    """What the task gave, and the first right way with one of its edits left out, where the others go without it."""
    start, way = task_start(question), question.blueprint["right"][0]
    yield "as given", to_json(start)
    for number, (word, *values) in enumerate(way, start=1) if len(way) > 1 else ():
        try:
            made = edited(start, [*way[: number - 1], *way[number:]])
        except FinservError:
            continue
        yield (
            f"without {number} {word} {values[0] if isinstance(values[0], str) else ''}".rstrip(),
            to_json(made),
        )


def texts(value: Any, at: str = "") -> Iterator[tuple[str, Text]]:
    """Every text of a question, with where it stands; left out are those that a kind has no use for."""
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts(part, f"{at}[{number}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, f"{at}.{key}")
    elif hasattr(value, "__dataclass_fields__"):
        for field in value.__dataclass_fields__:
            yield from texts(getattr(value, field), f"{at}.{field}")


def transcript(lesson: str, chosen: str) -> str:
    """What a learner of one language reads: each question, its hints, its key and every mistake with the verdict."""
    found = language()
    use_language(chosen)
    try:
        lines: list[str] = []
        for question in questions_of(lesson):
            lines += [f"## {question.id}", str(question.ask)]
            lines += [f"  hint: {hint}" for hint in question.hints]
            for name, answer in [("key", key_of(question)), *wrong_answers(question)]:
                verdict = check_answer(question, answer)
                codes = " ".join(verdict.misconceptions)
                lines.append(f"  {name}: {STATE_NAMES[verdict.state]} {verdict.score:g} {codes}".rstrip())
                lines += [f"    {message}" for message in verdict.messages]
            lines += [f"  solution: {question.solution}", ""]
        return "\n".join(lines)
    finally:
        use_language(found)


def golden_file(lesson: str, chosen: str) -> Path:
    return GOLDEN / f"{lesson.replace('+', '_')}.{chosen}.txt"


if __name__ == "__main__":
    for lesson in lessons():
        for chosen in LANGUAGES:
            golden_file(lesson, chosen).write_text(transcript(lesson, chosen), encoding="utf-8")
