"""What a check found: a list of findings with a table inside and a face in the notebook."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ...language import Text, language
from .rule import SEVERITIES

_MARKS = {"error": "✖", "warning": "▲", "advice": "●"}
_HEAD = (
    Text("程度", "severity"),
    Text("规则", "rule"),
    Text("对象", "element"),
    Text("问题与改法", "what is wrong, how to mend it"),
    Text("依据", "source"),
)
_WAIVED = Text("已豁免", "waived")
_BLUEPRINT = Text("整张蓝图", "whole blueprint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule broken at an element: a step or pool id, or empty for the whole blueprint.

    ``reason`` is the author's reason for waiving it, or None.
    """

    rule: str
    severity: str
    element: str
    text: Text
    why: Text
    source: Text
    reason: Text | None = None

    @property
    def message(self) -> str:
        """What is wrong and how to mend it, in the language in use."""
        return str(self.text)

    @property
    def waived(self) -> bool:
        return self.reason is not None


class Findings(Sequence):
    """The findings of a check. Length, truth and iteration count those that no waiver silences.

    ``table`` holds all of them as a DataFrame, ``waived`` those that a waiver silences; ``findings["rule"]`` is a
    column of the table.

    >>> from finserv.blueprint.cases import case
    >>> from finserv.blueprint.rules.check import check
    >>> list(check(case("deposit"), "correctness").table["rule"])
    []
    """

    COLUMNS = ("rule", "severity", "element", "message", "source", "waived", "message_zh", "message_en")

    def __init__(self, found: tuple[Finding, ...], number_of_rules: int):
        self.all = found
        self.open = tuple(f for f in found if not f.waived)
        self.waived = tuple(f for f in found if f.waived)
        self.number_of_rules = number_of_rules

    def __len__(self) -> int:
        return len(self.open)

    def __getitem__(self, key):
        return self.table[key] if isinstance(key, str) else self.open[key]

    @property
    def table(self) -> pd.DataFrame:
        """All findings in the language in use, and the message in both; ``waived`` is the reason or empty."""
        rows = [
            (
                f.rule,
                f.severity,
                f.element,
                f.message,
                str(f.source),
                str(f.reason or ""),
                f.text.zh,
                f.text.en,
            )
            for f in self.all
        ]
        return pd.DataFrame(rows, columns=list(self.COLUMNS))

    @property
    def summary(self) -> Text:
        """How many findings of each severity there are, in one line."""
        count = Counter(f.severity for f in self.open)
        parts = [(word, count[key]) for key, word in SEVERITIES.items() if count[key]]
        zh = "，".join(f"{word.zh}{n}个" for word, n in parts) or "没有发现问题"
        en = ", ".join(f"{n} {_plural(word.en, n)}" for word, n in parts) or "nothing found"
        if self.waived:
            zh, en = f"{zh}；豁免{len(self.waived)}个", f"{en}; {len(self.waived)} waived"
        n = self.number_of_rules
        return Text(f"用{n}条规则检查：{zh}。", f"Checked by {n} {_plural('rule', n)}: {en}.")

    def __repr__(self) -> str:
        lines = [str(self.summary)]
        for f in (*self.open, *self.waived):
            note = f" [{_WAIVED}: {f.reason}]" if f.waived else ""
            lines.append(f"{SEVERITIES[f.severity]} {f.rule} {f.element or _BLUEPRINT}: {f.message}{note}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        cells = []
        for f in (*self.open, *self.waived):
            severity = f"{_MARKS[f.severity]} {SEVERITIES[f.severity]}"
            what = html.escape(f.message)
            if f.waived:
                severity = str(_WAIVED)
                what += f"<br><em>{_WAIVED}：{html.escape(str(f.reason))}</em>"
            place = html.escape(f.element) or str(_BLUEPRINT)
            row = (severity, f.rule, place, what, html.escape(str(f.source)))
            cells.append("<tr>" + "".join(f'<td style="text-align:left">{c}</td>' for c in row) + "</tr>")
        caption = f'<caption style="text-align:left">{self.summary}</caption>'
        if not cells:
            return f'<p lang="{language()}">{self.summary}</p>'
        head = "".join(f'<th scope="col" style="text-align:left">{title}</th>' for title in _HEAD)
        body = "".join(cells)
        return (
            f'<table lang="{language()}">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        )


def _plural(word: str, n: int) -> str:
    return word if n == 1 or word == "advice" else word + "s"
