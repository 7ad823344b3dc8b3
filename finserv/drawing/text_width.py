"""How wide a text is and where it may be broken, known without any font.

Widths are in em (1 em = the type size), the wider of two fonts that are found everywhere, rounded up: a label that
fits here fits on any machine. Chinese lines follow the usual rule: no closing mark begins a line, no opening one ends
it.
"""

from __future__ import annotations

import unicodedata

_ASCII = {
    0.28: "'ij",
    0.30: "Il",
    0.32: " ,.",
    0.34: ":;|",
    0.36: "f",
    0.38: "-",
    0.40: "()/[\\]t",
    0.42: "!r",
    0.48: '"',
    0.50: "*",
    0.54: "?Jsz",
    0.56: "L_c",
    0.58: "Fk",
    0.60: "vxy",
    0.62: "TY`aeo",
    0.64: "$0123456789EPSbdghnpqu{}",
    0.66: "K",
    0.70: "ABCRVXZ",
    0.74: "U",
    0.76: "HN",
    0.78: "&DG",
    0.80: "OQ",
    0.82: "w",
    0.84: "#+<=>^~",
    0.88: "M",
    0.96: "%",
    0.98: "m",
    1.00: "@W",
}
_EM = {character: width for width, characters in _ASCII.items() for character in characters}
_OTHER_EM = 0.7
_BOLD = 1.12
_NEVER_FIRST = frozenset("、，。．；：！？…—·～）》」』】〕〗〉｝］”’％℃‰,.;:!?)%]}")
_NEVER_LAST = frozenset("（《「『【〔〖〈｛［“‘￥＄¥$([{")
_JOINER = "\u200d"
ELLIPSIS = "…"


def em(character: str) -> float:
    """The width of one character in em.

    >>> em("行"), em("i"), em("\\u0301")
    (1.0, 0.28, 0.0)
    """
    width = _EM.get(character)
    if width is not None:
        return width
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _OTHER_EM


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text in the unit of ``size`` (points).

    >>> text_width("取号", 10), round(text_width("Yes", 9, bold=True), 1)
    (20.0, 17.9)
    """
    return sum(map(em, text)) * size * (_BOLD if bold else 1.0)


def words(text: str) -> list[tuple[str, bool]]:
    """The pieces between which a line may be broken, each with whether a space stands before it.

    >>> words("打印（存折）。 Print it")
    [('打', False), ('印', False), ('（存', False), ('折）。', False), ('Print', True), ('it', True)]
    """
    found: list[tuple[str, bool]] = []
    current, space = "", False
    for character in text:
        if character.isspace():
            if current:
                found.append((current, space))
                current = ""
            space = bool(found)
        elif current and _may_break(current[-1], character):
            found.append((current, space))
            current, space = character, False
        else:
            current += character
    if current:
        found.append((current, space))
    return found


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST or before == _JOINER or em(after) == 0.0:
        return False
    return _is_ideograph(before) or _is_ideograph(after)


def _is_ideograph(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def wrap(
    text: str, width: float, size: float, bold: bool = False, most_lines: int | None = None
) -> list[str]:
    """Break a text into as few lines as fit ``width``, of about the same length.

    A ``\\n`` in the text always begins a new line. A word wider than ``width`` is broken. A text of more than
    ``most_lines`` lines is cut and ends with an ellipsis. ``width`` and ``size`` are in points.

    >>> wrap("Receive form and check papers", 90, 10)
    ['Receive form and', 'check papers']
    >>> wrap("递交存折、现金和存款凭条", 50, 10, most_lines=2)
    ['递交存折、', '现金和存…']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        pieces = words(paragraph)
        lines += _balanced(pieces, width, size * (_BOLD if bold else 1.0)) if pieces else [""]
        if most_lines is not None and len(lines) > most_lines:
            return _cut(lines[:most_lines], width, size, bold)
    return lines


def keeps_words(text: str, lines: list[str]) -> bool:
    """Whether ``lines`` break the text only where a line may be broken.

    >>> keeps_words("Print it", ["Print", "it"]), keeps_words("Print it", ["Pri", "nt it"])
    (True, False)
    """
    allowed, length = {0}, 0
    for paragraph in text.split("\n"):
        for piece, _ in words(paragraph):
            length += len(piece)
            allowed.add(length)
    seen = 0
    for line in lines:
        seen += sum(not character.isspace() for character in line)
        if seen not in allowed:
            return False
    return seen == length


def _balanced(pieces: list[tuple[str, bool]], width: float, size: float) -> list[str]:
    """The lines of the narrowest column that needs no more lines than one of ``width``."""
    measured = [(piece, space, sum(map(em, piece)) * size) for piece, space in pieces]
    gap = em(" ") * size
    widest = max(length for _, _, length in measured)
    best = _fill(measured, width, size, gap)
    if len(best) == 1 or widest > width:
        return best
    low, high = max(widest, width / 4), width
    while high - low > size / 20:
        middle = (low + high) / 2
        lines = _fill(measured, middle, size, gap)
        if len(lines) <= len(best):
            best, high = lines, middle
        else:
            low = middle
    return best


def _fill(measured: list[tuple[str, bool, float]], width: float, size: float, gap: float) -> list[str]:
    """Fill one line after the other; a piece wider than a whole line is broken between two characters."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece, space, length in measured:
        added = length + (gap if space and line else 0.0)
        if line and used + added > width:
            lines.append(line)
            line, used, added, space = "", 0.0, length, False
        if length <= width:
            line, used = line + (" " if space and line else "") + piece, used + added
            continue
        for character in piece:
            step = em(character) * size
            if line and used + step > width and step:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + character, used + step
    return [*lines, line] if line else lines


def _cut(lines: list[str], width: float, size: float, bold: bool) -> list[str]:
    last = lines[-1]
    while last and text_width(last + ELLIPSIS, size, bold) > width:
        last = last[:-1]
    return [*lines[:-1], last.rstrip() + ELLIPSIS]
