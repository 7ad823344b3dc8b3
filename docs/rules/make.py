"""Write the pages of the rules: ``python docs/rules/make.py`` makes every page and picture of this folder anew.

A page comes from the rule itself: what it asks, why, its wrong and its right example drawn and checked by the kit, and
how to waive it. Pictures that are the same are kept once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from finserv.atomic import write_text
from finserv.blueprint import Blueprint
from finserv.blueprint.rules import Rule, check, rules
from finserv.blueprint.rules import rule as rule_of
from finserv.blueprint.rules.example import Example
from finserv.blueprint.rules.rule import SETS, SEVERITIES
from finserv.blueprint.words import PROVENANCE
from finserv.drawing.accessible import alternative_text
from finserv.drawing.draw import draw
from finserv.drawing.from_blueprint import diagram
from finserv.language import LANGUAGES, Text

FOLDER = Path(__file__).parent
SIDES = {"wrong": Text("错的", "Wrong"), "right": Text("对的", "Right")}
NUMBERS = {"wrong": 1, "right": 2}
HEADINGS = {
    "language": Text("中文", "English"),
    "why": Text("为什么", "Why"),
    "source": Text("依据", "Source"),
    "mend": Text("怎么改", "How to mend it"),
    "found": Text("检查结果：", "The check says:"),
    "difference": Text("两张图差在哪里", "What differs between the two"),
    "waive": Text("怎样豁免", "How to waive it"),
}
WAIVE = Text(
    "确有理由不照办时，在蓝图的豁免（`waivers`）里写一行，理由必填；这一条会列为“已豁免”。",
    "Where there is a reason to do otherwise, add a row to the blueprint's `waivers`; the reason is required, and the "
    "finding is listed as waived.",
)
REASON = Text("在这里写理由", "write the reason here")
TITLE = Text("蓝图规则", "Rules of a blueprint")
INTRO = Text(
    "`fs.check(bp)` 用这些规则检查一张蓝图。`correctness` 只看结构，`recommended` 加上良好做法，"
    "`ready_to_run` 加上运行所需，`all` 是全部。概念蓝图不受只对细节蓝图的规则约束。",
    "`fs.check(bp)` reads a blueprint by these rules. `correctness` looks at structure only, `recommended` adds "
    "good practice, `ready_to_run` what a simulation needs, `all` is every rule. A concept blueprint is spared the "
    "rules for detail.",
)
REFUSED = Text(
    "有些错误轮不到规则：重复的编号、不认识的区域、通向不存在的步骤的流程、不是有限数的数字，"
    "在建立蓝图时就会被拒绝，并说明怎样改。",
    "Some errors never come to the rules: a duplicate id, an unknown band, a flow to nowhere, a number that is not "
    "finite are refused when a blueprint is made, with what to do.",
)


def example(rule: Rule, side: str) -> Example:
    """The rule's invalid example for ``wrong``, its valid one for ``right``."""
    return rule.invalid if side == "wrong" else rule.valid


def picture_names() -> dict[tuple[str, str, str], str]:
    """The picture's file name of each (rule id, side, language); pictures that look the same have one name."""
    names: dict[tuple[str, str, str], str] = {}
    first: dict[str, str] = {}
    for rule in rules():
        for side in SIDES:
            for language in LANGUAGES:
                looks = repr(diagram(example(rule, side).blueprint(), language))
                names[rule.id, side, language] = first.setdefault(
                    looks, f"{rule.id}_{NUMBERS[side]}_{language}.svg"
                )
    return names


def pictures(names: dict[tuple[str, str, str], str]) -> dict[str, str]:
    """SVG by file name."""
    files: dict[str, str] = {}
    for (rule_id, side, language), name in names.items():
        if name not in files:
            files[name] = draw(example(rule_of(rule_id), side).blueprint(), language).svg
    return files


def page(rule: Rule, names: dict[tuple[str, str, str], str]) -> str:
    """The page of one rule, in both languages."""
    lines = [f"# {rule.id} {rule.title.zh} · {rule.title.en}", ""]
    for language in LANGUAGES:
        lines += list(_section(rule, names, language))
    lines += ["[← 全部规则 All rules](README.md)", ""]
    return "\n".join(lines)


def _section(rule: Rule, names: dict[tuple[str, str, str], str], language: str) -> Iterator[str]:
    def say(text: Text) -> str:
        return text.in_language(language)

    facts = [say(SEVERITIES[rule.severity]), say(SETS[rule.set]), say(PROVENANCE[rule.provenance])]
    yield from (f"## {say(HEADINGS['language'])}", "", f"*{' · '.join(facts)}*", "")
    yield from (f"**{say(HEADINGS['why'])}** {say(rule.why)}", "")
    yield from (f"**{say(HEADINGS['source'])}** {say(rule.source)}", "")
    yield from (f"**{say(HEADINGS['mend'])}** {say(rule.mend)}", "")
    for side, title in SIDES.items():
        name = names[rule.id, side, language]
        made = example(rule, side).blueprint()
        yield from (f"### {say(title)}", "", f"![{_in_words(made, language)}](pictures/{name})", "")
        if side == "wrong":
            yield from (f"{say(HEADINGS['found'])}", "")
            yield from ("\n>\n".join(f"> {say(text)}" for text in _messages(rule)), "")
    yield from (f"**{say(HEADINGS['difference'])}**", "", "```diff", *difference(rule), "```", "")
    yield from (f"**{say(HEADINGS['waive'])}** {say(WAIVE)}", "", "```json")
    yield _waiver(rule, language)
    yield from ("```", "")


def _in_words(made: Blueprint, language: str) -> str:
    """The picture in words, as its alt text."""
    return alternative_text(diagram(made, language)).translate(str.maketrans("[]\n", "() "))


def _messages(rule: Rule) -> list[Text]:
    before = rule.invalid.before.blueprint() if rule.invalid.before else None
    found = [finding.text for finding in check(rule.invalid.blueprint(), [rule.id], since=before)]
    return found[:3]


def difference(rule: Rule) -> list[str]:
    """The rows in which the wrong example differs from the right one, as JSON lines marked + (wrong) and - (right)."""
    wrong, right = (Counter(_rows(made)) for made in (rule.invalid, rule.valid))
    return [f"- {row}" for row in right - wrong] + [f"+ {row}" for row in wrong - right]


def _rows(made: Example) -> list[str]:
    rows = [*made.steps, *made.flows, *made.pools, *({key: value} for key, value in made.about.items())]
    return [
        json.dumps({k: v for k, v in row.items() if v not in ("", None)}, ensure_ascii=False) for row in rows
    ]


def _waiver(rule: Rule, language: str) -> str:
    before = rule.invalid.before.blueprint() if rule.invalid.before else None
    element = check(rule.invalid.blueprint(), [rule.id], since=before)[0].element
    row = {"rule": rule.id, "element": element, f"reason_{language}": REASON.in_language(language)}
    return json.dumps(row, ensure_ascii=False)


def index() -> str:
    """The list of all rules, in both languages."""
    lines = [f"# {TITLE.zh} · {TITLE.en}", "", INTRO.zh, "", REFUSED.zh, "", INTRO.en, "", REFUSED.en, ""]
    lines += ["| | 规则 | Rule | 程度 Severity | 规则集 Set |", "|---|---|---|---|---|"]
    for rule in rules():
        severity = SEVERITIES[rule.severity]
        link = f"[{rule.id}]({rule.id}.md)"
        lines.append(
            f"| {link} | {rule.title.zh} | {rule.title.en} | {severity.zh} {severity.en} | `{rule.set}` |"
        )
    return "\n".join([*lines, ""])


def pages(names: dict[tuple[str, str, str], str]) -> dict[str, str]:
    """Every page by file name."""
    return {"README.md": index(), **{f"{rule.id}.md": page(rule, names) for rule in rules()}}


def main() -> None:
    """Write all pages and pictures; take away those of rules that are gone."""
    names = picture_names()
    files = pictures(names)
    (FOLDER / "pictures").mkdir(exist_ok=True)
    for name, svg in files.items():
        write_text(FOLDER / "pictures" / name, svg)
    written = pages(names)
    for name, text in written.items():
        write_text(FOLDER / name, text)
    for path in (*FOLDER.glob("*.md"), *FOLDER.glob("pictures/*.svg")):
        if path.name not in written and path.name not in files:
            path.unlink()
    print(f"{len(written)} pages, {len(files)} pictures")


if __name__ == "__main__":
    main()
