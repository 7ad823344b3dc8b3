"""Text from outside as it may stand in DOT and SVG: nothing in it is a command, and nothing breaks out of its label."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

import graphviz

from .diagram import Diagram

SEAL = "\u2060"
_UNSEEN = frozenset("\u2060\ufeff\ufffe\uffff\u200e\u200f\u061c" + "".join(map(chr, range(0x202A, 0x202F))))
_ISOLATES = frozenset(map(chr, range(0x2066, 0x206A)))
_OWN_SUFFIX = re.compile(r"__(?:[A-Z]|meta|change)$|^(?:legend|line)__")
_PLAIN_NAME = re.compile(r"[\w.-]+")


@lru_cache(maxsize=8192)
def visible(text: str) -> str:
    """The text without control characters, direction overrides and other unseen characters; line ends become ``\\n``.

    >>> visible("a\\x00b\\r\\nc\\u202e")
    'ab\\nc'
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = text.replace("\t", " ")
    return "".join(character for character in text if character == "\n" or _is_seen(character))


def one_line(text: str) -> str:
    """The visible text on one line, each run of spaces made one.

    >>> one_line(" a \\n  b ")
    'a b'
    """
    return " ".join(visible(text).split())


def label(*lines: str) -> str:
    """Lines of text as a DOT label that shows exactly them.

    Graphviz reads ``&lt;`` as ``<`` and even an escaped ``\\N`` as a name, so an unseen character follows each ``&``
    and backslash; `unsealed` takes it out of the finished picture.

    >>> label("a\\\\N") == "a\\\\\\\\\\u2060N", label("<b>", "x")
    (True, '<b>\\\\nx')
    """
    return graphviz.nohtml("\\n".join(_sealed(one_line(line)) if line.strip() else " " for line in lines))


def unsealed(svg: str) -> str:
    """A picture without the unseen characters that `label` put in."""
    return svg.replace(SEAL, "")


def node_name(id: str) -> str:
    """A name for a node: the id itself wherever that is safe in DOT, otherwise with its odd characters encoded.

    >>> node_name("c1"), node_name("a:b"), node_name("c1__F")
    ('c1', 'a%3a;b', 'c1%5f;%5f;F')
    """
    if _PLAIN_NAME.fullmatch(id) and not _OWN_SUFFIX.search(id):
        return id
    odd = r"[^\w.-]|_(?=_)|(?<=_)_" if _OWN_SUFFIX.search(id) else r"[^\w.-]"
    return re.sub(odd, lambda found: f"%{ord(found[0]):x};", id) or "%;"


def element_id(*parts: str) -> str:
    """An id for an element of the SVG, unlike that of any other parts: ASCII letters, digits, ``_ - .``.

    >>> element_id("deposit", "step", "c1"), element_id("1 贷款", "title")
    ('deposit-step-c1', 'bp-1.20..8d37..6b3e.-title')
    """
    joined = "-".join(re.sub(r"[^A-Za-z0-9_-]", lambda found: f".{ord(found[0]):x}.", part) for part in parts)
    return joined if re.match(r"(?!node|edge|clust|graph|a_)[A-Za-z]", joined) else "bp-" + joined


def cleaned(diagram: Diagram) -> Diagram:
    """The diagram with every text made visible and every tooltip on one line."""
    lanes = tuple(
        replace(lane, title=one_line(lane.title), line_below=one_line(lane.line_below))
        for lane in diagram.lanes
    )
    boxes = tuple(
        replace(box, label=visible(box.label), note=one_line(box.note), tooltip=one_line(box.tooltip))
        for box in diagram.boxes
    )
    arrows = tuple(replace(arrow, label=one_line(arrow.label)) for arrow in diagram.arrows)
    return replace(diagram, title=one_line(diagram.title), lanes=lanes, boxes=boxes, arrows=arrows)


def _is_seen(character: str) -> bool:
    if character in _UNSEEN or character in _ISOLATES:
        return False
    return unicodedata.category(character) not in ("Cc", "Cs")


def _sealed(text: str) -> str:
    return text.replace("\\", "\\\\" + SEAL).replace("&", "&" + SEAL)
