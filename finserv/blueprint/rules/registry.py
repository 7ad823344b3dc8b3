"""The rules that there are: every module of this folder named ``sbNNN_…`` holds one as ``RULE``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ...errors import FinservError, unknown_word
from ...language import Text
from .rule import SETS, Rule


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of their ids.

    >>> rules()[0].id
    'SB101'
    """
    names = sorted(
        m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if m.name.startswith("sb")
    )
    return tuple(importlib.import_module(f"{__package__}.{name}").RULE for name in names)


def rule(rule_id: str) -> Rule:
    """The rule with this id; raises `FinservError` with the choices where there is none.

    >>> rule("SB101").severity
    'error'
    """
    for found in rules():
        if found.id == rule_id:
            return found
    raise FinservError(unknown_word(Text("规则", "rule"), rule_id, [r.id for r in rules()]))


def chosen(which: str | Iterable[str]) -> tuple[Rule, ...]:
    """The rules of a set (``recommended`` holds ``correctness``, ``all`` holds every rule), or those with these ids.

    >>> len(chosen("correctness")) < len(chosen("recommended")) < len(chosen("all"))
    True
    """
    if not isinstance(which, Iterable):
        raise FinservError(unknown_word(Text("规则集", "rule set"), which, [*SETS, "all"]))
    if not isinstance(which, str) or which in (r.id for r in rules()):
        asked = [rule(rule_id).id for rule_id in ((which,) if isinstance(which, str) else which)]
        return tuple(r for r in rules() if r.id in asked)
    if which == "all":
        return rules()
    if which not in SETS:
        raise FinservError(unknown_word(Text("规则集", "rule set"), which, [*SETS, "all"]))
    return tuple(r for r in rules() if r.set in ("correctness", which))
