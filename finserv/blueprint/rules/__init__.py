"""The rules of a sound blueprint, one file a rule; `check` reads a blueprint with them."""

from .check import check
from .findings import Finding, Findings
from .registry import rule, rules
from .rule import Rule

__all__ = ["Finding", "Findings", "Rule", "check", "rule", "rules"]
