"""What lies on the studio's desk: the blueprint, rows that are half made, and cells that hold a mistake."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..atomic import write_text
from ..blueprint import Blueprint, Flow, Pool, Step, to_json
from ..blueprint.records import Row
from ..files import load
from ..language import Text

CLASSES: Mapping[str, type[Row]] = {"about": Blueprint, "steps": Step, "flows": Flow, "pools": Pool}


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that is not in the blueprint yet, because it has no name (a step, a pool) or no two ends (a flow).

    It is listed behind the row ``after``, or last; ``cells`` are by column.
    """

    key: str
    kind: str
    after: str = ""
    cells: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slip:
    """A cell that holds what cannot be: what was typed, and why it cannot."""

    kind: str
    key: str
    column: str
    typed: str
    why: Text


@dataclass(frozen=True, slots=True)
class Work:
    """An immutable value; ``flow_keys`` name the flows, which have no ids, for as long as they live.

    >>> work_of(Blueprint()).flow_keys
    ()
    """

    blueprint: Blueprint
    flow_keys: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    slips: tuple[Slip, ...] = ()

    def with_blueprint(self, bp: Blueprint, key: str = "") -> Work:
        """The work with another blueprint; flows that stay keep their keys, a new one gets ``key`` or a free one."""
        old = {id(flow): name for flow, name in zip(self.blueprint.flow_rows, self.flow_keys, strict=True)}
        keys = [old.pop(id(flow), "") for flow in bp.flow_rows]
        if len(keys) == len(self.flow_keys):
            keys = [
                name or (was if was in old.values() else "")
                for name, was in zip(keys, self.flow_keys, strict=True)
            ]
        taken = {*keys, *self.flow_keys}
        for place, name in enumerate(keys):
            if not name:
                keys[place] = key if key and key not in taken else _free_key(taken)
                taken.add(keys[place])
        there = {
            "about",
            *keys,
            *(row.id for row in (*bp.step_rows, *bp.pool_rows)),
            *(d.key for d in self.drafts),
        }
        slips = tuple(slip for slip in self.slips if slip.key in there)
        return replace(self, blueprint=bp, flow_keys=tuple(keys), slips=slips)

    def keys(self, kind: str) -> tuple[str, ...]:
        """The keys of the finished rows of a kind, in listing order."""
        bp = self.blueprint
        if kind == "flows":
            return self.flow_keys
        return tuple(row.id for row in (bp.step_rows if kind == "steps" else bp.pool_rows))

    def row(self, kind: str, key: str) -> Any:
        """A finished row by its key (the blueprint itself for ``about``), or None."""
        if kind == "about":
            return self.blueprint
        bp = self.blueprint
        rows = {"steps": bp.step_rows, "flows": bp.flow_rows, "pools": bp.pool_rows}[kind]
        return next((row for row, name in zip(rows, self.keys(kind), strict=True) if name == key), None)

    def draft(self, kind: str, key: str) -> Draft | None:
        return next((draft for draft in self.drafts if (draft.kind, draft.key) == (kind, key)), None)

    def with_draft(self, draft: Draft) -> Work:
        """With this draft, in the place of the one with its key or last."""
        if self.draft(draft.kind, draft.key) is None:
            return replace(self, drafts=(*self.drafts, draft))
        same = (draft.kind, draft.key)
        return replace(self, drafts=tuple(draft if (d.kind, d.key) == same else d for d in self.drafts))

    def without_draft(self, kind: str, key: str) -> Work:
        return replace(self, drafts=tuple(d for d in self.drafts if (d.kind, d.key) != (kind, key)))

    def slip(self, kind: str, key: str, column: str) -> Slip | None:
        asked = (kind, key, column)
        return next((s for s in self.slips if (s.kind, s.key, s.column) == asked), None)

    def with_slip(self, slip: Slip) -> Work:
        return replace(self, slips=(*self.without_slip(slip.kind, slip.key, slip.column).slips, slip))

    def without_slip(self, kind: str, key: str, column: str = "") -> Work:
        """Without the mistake in one cell, or without all of a row."""
        kept = tuple(
            s for s in self.slips if (s.kind, s.key) != (kind, key) or (column and s.column != column)
        )
        return replace(self, slips=kept) if len(kept) < len(self.slips) else self


def work_of(bp: Blueprint) -> Work:
    """A blueprint as it is laid on the desk."""
    return Work(bp, tuple(f"f{number}" for number in range(1, len(bp.flow_rows) + 1)))


def read_work(file: Path) -> Work:
    """The desk as it was left: the blueprint of the file, with the unfinished rows that lie beside it."""
    work = work_of(load(file))
    drafts, slips = _read_unfinished(file)
    return replace(work, drafts=drafts, slips=slips).with_blueprint(work.blueprint)


def write_work(file: Path, work: Work) -> None:
    """Keep the desk: the blueprint in its file, unfinished rows in a file beside it while there are any."""
    if not (work.drafts or work.slips):
        write_text(file, to_json(work.blueprint))
        unfinished_of(file).unlink(missing_ok=True)
        return
    names = dict(zip(work.flow_keys, work_of(work.blueprint).flow_keys, strict=True))
    drafts = [
        {"key": d.key, "kind": d.kind, "after": names.get(d.after, d.after), "cells": dict(d.cells)}
        for d in work.drafts
    ]
    slips = [
        {
            "kind": s.kind,
            "key": names.get(s.key, s.key),
            "column": s.column,
            "typed": s.typed,
            "why": [s.why.zh, s.why.en],
        }
        for s in work.slips
    ]
    content = json.dumps({"drafts": drafts, "slips": slips}, ensure_ascii=False, indent=1)
    write_text(unfinished_of(file), content + "\n")
    write_text(file, to_json(work.blueprint))


def unfinished_of(file: Path) -> Path:
    """The file that keeps the unfinished rows of a blueprint's file."""
    return file.with_suffix(".unfinished")


def put_aside_damaged(file: Path) -> Text:
    """Rename the file of unfinished rows where it cannot be read, and say so; the blueprint beside it stays."""
    try:
        _read_unfinished(file)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        aside = unfinished_of(file).with_suffix(".unfinished-damaged")
        unfinished_of(file).replace(aside)
        return Text(
            f"没有写完的行读不出来，已存为“{aside.name}”；蓝图本身完好。",
            f"The unfinished rows cannot be read and are kept as '{aside.name}'; the blueprint itself is whole.",
        )
    return Text()


def _read_unfinished(file: Path) -> tuple[tuple[Draft, ...], tuple[Slip, ...]]:
    if not unfinished_of(file).exists():
        return (), ()
    beside = json.loads(unfinished_of(file).read_text(encoding="utf-8"))
    drafts = tuple(Draft(**row) for row in beside["drafts"])
    slips = tuple(Slip(**{**row, "why": Text(*row["why"])}) for row in beside["slips"])
    if any(row.kind not in CLASSES for row in (*drafts, *slips)):
        raise ValueError("a row of an unknown kind")
    return drafts, slips


def _free_key(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"f{number}" in taken:
        number += 1
    return f"f{number}"
