"""Undo and redo of a value: an immutable history, bounded, of any value that is itself immutable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Value = TypeVar("Value")
LIMIT = 200


@dataclass(frozen=True, slots=True)
class History(Generic[Value]):
    """The present value, those before it (the last is nearest) and those undone (the last is nearest).

    At most ``limit`` values are kept before the present one; the oldest are forgotten.

    >>> history = History("a").do("b").do("c").undo()
    >>> history.present, history.can_redo
    ('b', True)
    >>> history.redo().present
    'c'
    """

    present: Value
    past: tuple[Value, ...] = ()
    future: tuple[Value, ...] = ()
    limit: int = LIMIT

    def do(self, value: Value) -> History[Value]:
        """Go on to a new value; what was undone is forgotten. A value equal to the present one changes nothing."""
        if value == self.present:
            return self
        return replace(self, present=value, past=(*self.past, self.present)[-self.limit :], future=())

    def undo(self) -> History[Value]:
        """One value back, or the same history where there is none."""
        if not self.past:
            return self
        *past, present = self.past
        return replace(self, present=present, past=tuple(past), future=(*self.future, self.present))

    def redo(self) -> History[Value]:
        """One value forward, or the same history where there is none."""
        if not self.future:
            return self
        *future, present = self.future
        return replace(self, present=present, past=(*self.past, self.present), future=tuple(future))

    @property
    def can_undo(self) -> bool:
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        return bool(self.future)
