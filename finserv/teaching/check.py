"""Check an answer: three states, the reason for what is wrong, partial credit."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import FinservError
from ..language import Text
from .blueprint_task import check_blueprint
from .question import CHOICE_KINDS, WRITTEN_KINDS, Question
from .verdict import RIGHT, WRONG, Verdict, not_attempted

MISSED = Text("还漏选了：{what}。{why}", "Still missing: {what}. {why}")
NAMED = Text("{what}：{why}", "{what}: {why}")
FIRST_WRONG = Text(
    "前{n}步的顺序是对的，问题出在“{what}”。{why}", "The first {n} are in order; look at '{what}'. {why}"
)
BEGINNING_WRONG = Text("“{what}”放在最前面不对。{why}", "'{what}' cannot come first. {why}")


def check_answer(question: Question, answer: Any) -> Verdict:
    """The verdict on an answer in its plain form.

    Forms: a choice is an option id, several are a list of them; a written answer is ``{"text": …, "claimed": [point
    ids]}``; an order is a list of item ids; placing is ``{item id: cell}``; a number is a number or its text; a
    blueprint is its JSON form. An empty answer is never wrong. Raises `FinservError` for an answer of another form.
    """
    return _CHECKS[question.kind](question, answer)


def _choice(question: Question, answer: Any) -> Verdict:
    chosen = [answer] if isinstance(answer, str) and answer else list(answer or ())
    options = {option.id: option for option in question.options}
    if any(not isinstance(c, str) or c not in options for c in chosen):
        raise _form(question)
    if not chosen:
        return not_attempted()
    right = {option.id for option in question.options if option.right}
    wrong = [options[c] for c in options if c in chosen and c not in right]
    missed = [options[r] for r in options if r in right and r not in chosen]
    if not wrong and not missed:
        return Verdict(RIGHT, 1.0, (question.explain,))
    messages = [option.message for option in wrong]
    if question.kind == "multiple":
        messages += [MISSED.format(what=o.text, why=o.message) for o in missed]
        score = max(0.0, (len(right) - len(missed) - len(wrong)) / len(right))
    else:
        score = 0.0
    return Verdict(WRONG, score, tuple(messages), _codes(o.misconception for o in wrong))


def _written(question: Question, answer: Any) -> Verdict:
    if not isinstance(answer, Mapping):
        if answer:
            raise _form(question)
        return not_attempted()
    if not str(answer.get("text", "")).strip():
        return not_attempted()
    claimed = set(answer.get("claimed") or ())
    got = sum(p.marks for p in question.points if p.id in claimed)
    missed = [p for p in question.points if p.id not in claimed]
    if not missed:
        return Verdict(RIGHT, 1.0, (question.explain,))
    what = Text("；".join(p.text.zh for p in missed), "; ".join(p.text.en for p in missed))
    message = Text("没有写到的采分点：{what}。", "Points you did not make: {what}.").format(what=what)
    return Verdict(WRONG, got / question.marks, (message,))


def _order(question: Question, answer: Any) -> Verdict:
    order = list(answer or ())
    items = {item.id: item for item in question.items}
    if not order:
        return not_attempted()
    if sorted(map(str, order)) != sorted(items):
        raise _form(question)
    place = {item: number for number, item in enumerate(order)}
    broken = [b for b in question.before if place[b.first] > place[b.then]]
    if not broken:
        return Verdict(RIGHT, 1.0, (question.explain,))
    first = min(broken, key=lambda b: place[b.then])
    at = place[first.then]
    message = (FIRST_WRONG if at else BEGINNING_WRONG).format(n=at, what=items[first.then].text, why=first.why)
    score = 1 - len(broken) / len(question.before)
    return Verdict(WRONG, round(score, 4), (message,), _codes([first.misconception]))


def _place(question: Question, answer: Any) -> Verdict:
    placed = {k: v for k, v in dict(answer or {}).items() if v}
    items = {item.id: item for item in question.items}
    if any(k not in items or not isinstance(v, str) for k, v in placed.items()):
        raise _form(question)
    if not placed:
        return not_attempted()
    messages, codes, right, notes = [], [], 0, []
    for item in question.items:
        cell = placed.get(item.id)
        if cell == item.cell or cell in item.also:
            right += 1
            notes += [NAMED.format(what=item.text, why=item.also[cell])] if cell in item.also else []
        elif cell is None:
            messages.append(Text("“{what}”还没有放。", "'{what}' has no place yet.").format(what=item.text))
        else:
            for key in _differences(cell, item.cell):
                found = (item.messages[k] for k in (cell, key, key.partition(":")[0]) if k in item.messages)
                message, code = next(found, (Text(), ""))
                if message:
                    messages.append(NAMED.format(what=item.text, why=message))
                    codes.append(code)
    if right == len(items):
        return Verdict(RIGHT, 1.0, (question.explain, *notes))
    return Verdict(WRONG, round(right / len(items), 4), tuple(dict.fromkeys(messages + notes)), _codes(codes))


def _differences(cell: str, right: str) -> list[str]:
    """Where two cells (``participation|divergence|object``) differ, as ``dimension:value given``."""
    names = ("participation", "divergence", "object")
    pairs = list(zip(names, cell.split("|"), right.split("|"), strict=False))
    return [f"{name}:{given}" for name, given, wanted in pairs if given != wanted]


def _number(question: Question, answer: Any) -> Verdict:
    text = "" if answer in (None, [], {}) else unicodedata.normalize("NFKC", str(answer)).strip()
    if not text:
        return not_attempted()
    percent = text.endswith("%")
    try:
        value = float(text.rstrip("%").replace(",", "")) / (100 if percent else 1)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        message = Text("请填一个数，例如 2.5。", "Give a number, for example 2.5.")
        return Verdict(WRONG, 0.0, (message,))

    def near(wanted: float) -> bool:
        return abs(value - wanted) <= question.tolerance * max(1.0, abs(wanted))

    if near(float(question.answer)):
        return Verdict(RIGHT, 1.0, (question.explain,))
    for wrong in question.wrong_numbers:
        if near(wrong.value):
            return Verdict(WRONG, 0.0, (wrong.message,), _codes([wrong.misconception]))
    size = Text("大了", "large") if value > float(question.answer) else Text("小了", "small")
    message = Text("这个数{size}。看看提示。", "That is too {size}. Look at a hint.").format(size=size)
    return Verdict(WRONG, 0.0, (message,))


def _blueprint(question: Question, answer: Any) -> Verdict:
    return check_blueprint(question, answer) if answer else not_attempted()


def _codes(codes: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))


def _form(question: Question) -> FinservError:
    return FinservError(
        Text(
            f"题目 {question.id} 的答案格式不对，没有记录。请在题目下面的控件里作答。",
            f"The answer to {question.id} is not of its form and was not recorded. Answer with the controls below it.",
        )
    )


_CHECKS: dict[str, Callable[[Question, Any], Verdict]] = {
    **dict.fromkeys(CHOICE_KINDS, _choice),
    **dict.fromkeys(WRITTEN_KINDS, _written),
    "order": _order,
    "place": _place,
    "number": _number,
    "blueprint": _blueprint,
}
