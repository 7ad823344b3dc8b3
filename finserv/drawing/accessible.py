"""The picture for people who do not see it: a text of what it shows, and an SVG that says so to a screen reader."""

from __future__ import annotations

import re
from html import escape

from .diagram import Arrow, Box, Diagram
from .safe_text import element_id, one_line, unsealed
from .style import ARROW_NAMES, BADGES, CHANGES, RECOVERY_DASHES

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_GRAPH_NAME = re.compile(r'(<g id="[^"]*" class="graph[^>]*>)\n<title>[^<]*</title>')
_RECOVERY = re.compile(
    r'(class="edge [^"]*\brecovery\b[^"]*">(?:(?!</g>).)*?stroke-dasharray=")1,5', re.DOTALL
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def alternative_text(diagram: Diagram) -> str:
    """What the picture shows: lane by lane, then the flow. Evidence is told with its band only.

    >>> from .diagram import Lane
    >>> boxes = (Box("a", "customer", "Ask", badges=("W",)), Box("b", "customer", "Leave"))
    >>> lanes = (Lane("customer", "Customer actions"),)
    >>> alternative_text(Diagram("d", "Enquiry", "en", lanes, boxes, (Arrow("a", "b"),)))
    'Enquiry. Customer actions: Ask (Wait point); Leave. Flow: Ask → Leave.'
    """
    stop, comma, colon = ("。", "；", "：") if diagram.language == "zh" else (". ", "; ", ": ")
    names = {box.id: one_line(box.label) for box in diagram.boxes}
    said = [one_line(diagram.title)]
    for lane in diagram.lanes:
        boxes = [
            _with_remarks(names[box.id], _box_remarks(box, diagram.language), diagram.language)
            for box in diagram.boxes
            if box.lane == lane.key
        ]
        if boxes:
            said.append(f"{one_line(lane.title)}{colon}{comma.join(boxes)}")
    for kind, name in ARROW_NAMES.items():
        if kind == "evidence":
            continue
        arrows = [
            arrow
            for arrow in diagram.arrows
            if arrow.kind == kind and {arrow.source, arrow.target} <= names.keys()
        ]
        if arrows:
            ways = [
                _with_remarks(
                    f"{names[arrow.source]} → {names[arrow.target]}",
                    _arrow_remarks(arrow, diagram.language),
                    diagram.language,
                )
                for arrow in arrows
            ]
            said.append(f"{name.in_language(diagram.language)}{colon}{comma.join(ways)}")
    return stop.join(part for part in said if part).strip() + stop.strip()


def accessible_svg(svg: str, diagram: Diagram) -> str:
    """Graphviz's SVG with a role, a language, a title and a description, and without the program's own remarks.

    All ids begin with the diagram's id, so several pictures can stand on one page.
    """
    svg = _COMMENT.sub("", svg[svg.index("<svg") :])
    svg = _GRAPH_NAME.sub(r"\1", svg, count=1)
    svg = _RECOVERY.sub(rf"\g<1>{RECOVERY_DASHES}", unsealed(svg))
    language = "zh" if diagram.language == "zh" else "en"
    title, described = element_id(diagram.id, "title"), element_id(diagram.id, "desc")
    inside = svg.index(">") + 1
    opening = svg[len("<svg") : inside - 1]
    return (
        f'{_HEAD}<svg role="img" lang="{language}" aria-labelledby="{title}" aria-describedby="{described}"'
        f"{opening}>\n"
        f'<title id="{title}">{escape(one_line(diagram.title))}</title>\n'
        f'<desc id="{described}">{escape(alternative_text(diagram))}</desc>{svg[inside:]}'
    )


def _box_remarks(box: Box, language: str) -> list[str]:
    remarks = [BADGES[letter].name for letter in "FWDR" if letter in box.badges]
    if box.change in CHANGES:
        remarks.append(CHANGES[box.change].name)
    return [remark.in_language(language) for remark in remarks] + ([one_line(box.note)] if box.note else [])


def _arrow_remarks(arrow: Arrow, language: str) -> list[str]:
    remarks = [one_line(arrow.label)] if arrow.label.strip() else []
    return remarks + ([CHANGES[arrow.change].name.in_language(language)] if arrow.change in CHANGES else [])


def _with_remarks(name: str, remarks: list[str], language: str) -> str:
    if not remarks:
        return name
    return f"{name}（{'，'.join(remarks)}）" if language == "zh" else f"{name} ({', '.join(remarks)})"
