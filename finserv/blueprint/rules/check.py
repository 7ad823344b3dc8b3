"""Check a blueprint by a set of rules."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph import Graph, require_blueprint
from ..model import Blueprint
from .findings import Finding, Findings
from .registry import chosen


def check(
    bp: Blueprint, rules: str | Iterable[str] = "recommended", since: Blueprint | None = None
) -> Findings:
    """What the rules find in a blueprint, which stays as it is.

    ``rules``: ``correctness`` (structure), ``recommended`` (good practice too), ``ready_to_run`` (structure and what a
    simulation needs), ``all``, a rule id, or a list of them. ``since``: the blueprint that ``bp`` redesigns, for the
    rules that compare. A waiver with a reason silences a rule; it is listed as waived. Raises `FinservError` for an
    unknown set or rule, and for what is no blueprint. Sources: each rule's own, see ``Findings.table``.

    >>> from finserv.blueprint.cases import case
    >>> len(check(case("deposit"), "correctness"))
    0
    """
    require_blueprint(bp)
    if since is not None:
        require_blueprint(since)
    graph = Graph(bp, since)
    waived = {(w.rule, w.element): w.reason for w in bp.waivers if w.reason}
    found = []
    used = chosen(rules)
    for rule in used:
        if bp.level not in rule.levels:
            continue
        for hit in rule.find(graph):
            reason = waived.get((rule.id, hit.element)) or waived.get((rule.id, ""))
            found.append(
                Finding(
                    rule=rule.id,
                    severity=rule.severity,
                    element=hit.element,
                    text=rule.message(hit, bp),
                    why=rule.why,
                    source=rule.source,
                    reason=reason,
                )
            )
    return Findings(tuple(found), number_of_rules=len(used))
