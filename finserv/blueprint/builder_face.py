"""How the six-step builder shows how far one is: a sentence, a table, and the table in a notebook."""

from __future__ import annotations

from html import escape

import pandas as pd

from ..language import Text, language
from .construction import ConstructionStep, construction_steps
from .draft import Draft

DONE = Text("已完成", "done")
NOW = Text("现在做", "now")
LATER = Text("以后做", "later")
AGAIN = Text("要重做：{problem}", "to be taken again: {problem}")
KEPT = Text("已写好，等前面的步骤改好", "kept until the steps before it fit")
LACKS = Text("，还缺：{what}", ", still without {what}")
SIGNS = {"done": "✓", "now": "▶", "again": "↻", "later": "·"}
HEADS = {
    "step": Text("步骤", "Step"),
    "name": Text("做什么", "What"),
    "state": Text("进度", "State"),
    "needs": Text("需要", "Needs"),
    "yields": Text("得到", "Yields"),
    "call": Text("写法", "Call"),
}


def progress_of(draft: Draft) -> pd.DataFrame:
    """The six construction steps with their state, in the language in use."""
    rows = [
        {
            "step": step.number,
            "name": str(step.name),
            "state": str(state),
            "needs": str(step.needs),
            "yields": str(step.yields),
            "call": step.code,
        }
        for step, _, state in _states(draft)
    ]
    return pd.DataFrame(rows)


def sentence_of(draft: Draft) -> str:
    """How far one is and what comes next, in one line of the language in use."""
    steps = construction_steps()
    number, problem = draft.next()
    if number > len(steps):
        return str(
            Text(
                "六步都做完了，用 b.build() 得到蓝图。", "all six steps taken; b.build() gives the blueprint."
            )
        )
    due = steps[number - 1]
    taken = number - 1
    last = steps[taken - 1]
    got = Text(f"得到：{last.yields.zh}。", f" It gave {last.yields.en}.") if taken else Text()
    if problem:
        now = Text(f"现在{due.place.zh}{AGAIN.zh}", f"Now {due.place.en} is {AGAIN.en}").format(
            problem=problem
        )
    else:
        now = Text(
            f"接下来用 {due.code} 做{due.place.zh}，需要：{due.needs.zh}。",
            f"Next: {due.place.en} with {due.code}. It needs {due.needs.en}.",
        )
    count = Text(f"六步做了{taken}步。", f"{taken} of 6 steps taken.")
    return str(Text(count.zh + got.zh + now.zh, f"{count.en}{got.en} {now.en}"))


def html_of(draft: Draft) -> str:
    """The same as a table for a notebook; the state is told by words and signs, never by colour."""
    head = "".join(
        f'<th scope="col" style="text-align:left">{escape(str(title))}</th>' for title in HEADS.values()
    )
    rows = []
    for step, sign, state in _states(draft):
        cells = (escape(str(text)) for text in (step.name, f"{SIGNS[sign]} {state}", step.needs, step.yields))
        body = "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells)
        current = ' aria-current="step"' if sign in ("now", "again") else ""
        rows.append(
            f'<tr{current}><th scope="row">{step.number}</th>{body}'
            f'<td style="text-align:left"><code>{escape(step.code)}</code></td></tr>'
        )
    return (
        f'<table lang="{"zh-CN" if language() == "zh" else "en"}"><caption style="text-align:left">'
        f"{escape(sentence_of(draft))}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _states(draft: Draft) -> list[tuple[ConstructionStep, str, Text]]:
    due, problem = draft.next()
    states = []
    for step in construction_steps():
        if step.number == due:
            sign, state = ("again", AGAIN.format(problem=problem)) if problem else ("now", NOW)
        elif step.number in draft.parts and step.number > due:
            sign, state = "later", KEPT
        elif step.number in draft.parts:
            lacks = _lacks(draft, step.number)
            more = LACKS.format(what=lacks) if lacks else Text()
            sign, state = "done", Text(DONE.zh + more.zh, DONE.en + more.en)
        else:
            sign, state = "later", LATER
        states.append((step, sign, state))
    return states


def _lacks(draft: Draft, number: int) -> Text:
    """What a step that was taken should still get: nothing that stops the next, but a blueprint is poorer without."""
    part = draft.parts[number]
    about = {name.rpartition("_")[0] for name, value in part.about.items() if value}
    lacks: list[Text] = []
    if number == 1:
        lacks += [text for name, text in _SCOPE.items() if name not in about]
        lacks += [Text("起点和终点", "start and end")] if len(part.ends) < 2 else []
    if number == 2:
        lacks += [text for name, text in _CUSTOMER.items() if name not in about]
    if number == 4 and not any(step.band == "onstage" for step in part.steps):
        lacks.append(Text("前台员工行为", "onstage actions"))
    if number == 6:
        bare = [step for step in draft.blueprint(6).band("customer") if not step.evidence]
        lacks += [Text(step.name.in_language("zh"), step.name.in_language("en")) for step in bare]
    return Text("、".join(text.zh for text in lacks), ", ".join(text.en for text in lacks))


_SCOPE = {"title": Text("标题", "title"), "purpose": Text("目的", "purpose")}
_CUSTOMER = {"segment": Text("目标顾客", "segment"), "needs": Text("顾客需求", "needs")}
