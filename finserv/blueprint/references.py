"""What holds between the rows of a blueprint: ids are unique, and a reference leads to something that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..errors import FinservError, nearest, shown
from ..language import Text


def check_size(rows: Collection, limit: int, what: Text) -> None:
    """Raise `FinservError` where there are more than ``limit`` rows."""
    if len(rows) > limit:
        raise FinservError(
            Text(
                f"{what.zh}有{len(rows)}个，一张蓝图最多{limit}个。请拆成几张蓝图，用连接符相连。",
                f"There are {len(rows)} {what.en}; a blueprint takes {limit} at most. Split it into several, joined by "
                "connectors.",
            )
        )


def unique(ids: Iterable[str], what: Text) -> dict[str, int]:
    """The row number (from 1) of each id; raises `FinservError` for an id that is used twice."""
    rows: dict[str, int] = {}
    for number, id in enumerate(ids, start=1):
        if id in rows:
            raise FinservError(
                Text(
                    f"{what.zh}编号“{id}”用了两次（第{rows[id]}行和第{number}行）。每个{what.zh}要有自己的编号，"
                    f"例如“{id}_2”。",
                    f"The {what.en} id '{id}' is used twice (rows {rows[id]} and {number}). Each {what.en} needs "
                    f"an id of its own, for example '{id}_2'.",
                )
            )
        rows[id] = number
    return rows


def check_ref(ref: str, ids: Collection[str], column: Text, where: Text, what: Text) -> None:
    """Raise `FinservError` where ``ref``, which stands in ``column`` of ``where``, is none of the ``ids``."""
    if ref not in ids:
        raise no_such(ref, ids, column, where, what)


def no_such(ref: object, ids: Collection[str], column: Text, where: Text, what: Text) -> FinservError:
    """The error for a reference to nowhere: names place and column, the nearest spelling, what there is."""
    guess = nearest(ref, ids)
    listed = [*ids][:30] + (["…"] if len(ids) > 30 else [])
    return FinservError(
        Text(
            f"{where.zh}的{column.zh}“{shown(ref)}”不存在。"
            + (f"是不是想写“{guess}”？" if guess else "")
            + f"现有的{what.zh}：{'、'.join(listed) or '（一个也没有）'}。",
            f"{where.en}: {column.en} '{shown(ref)}' does not exist. "
            + (f"Did you mean '{guess}'? " if guess else "")
            + f"The {what.en}s are: {', '.join(listed) or '(none)'}.",
        )
    )
