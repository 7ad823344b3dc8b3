"""What checking an answer says: right, wrong with the reason, or not attempted."""

from __future__ import annotations

from dataclasses import dataclass

from ..language import Text

RIGHT, WRONG, NOT_ATTEMPTED = "right", "wrong", "not_attempted"
STATE_NAMES = {
    RIGHT: Text("正确", "right"),
    WRONG: Text("还不对", "not yet"),
    NOT_ATTEMPTED: Text("还没有作答", "not attempted"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state``, the ``score`` (0 to 1), what to say in order, and the misconceptions that showed."""

    state: str
    score: float = 0.0
    messages: tuple[Text, ...] = ()
    misconceptions: tuple[str, ...] = ()


def not_attempted() -> Verdict:
    """The verdict on an empty answer: nothing is wrong with it."""
    return Verdict(NOT_ATTEMPTED, 0.0, (Text("还没有作答。", "Nothing is answered yet."),))
