"""The blueprint's own file form: versioned JSON, one row a line, the same bytes for equal blueprints."""

from __future__ import annotations

import json
from typing import Any

from ..errors import FinservError, shown
from ..language import Text
from .model import Blueprint
from .records import columns

FORMAT = "finserv.blueprint"
VERSION = 1
SIZE_LIMIT = 5_000_000
_LISTS = {
    "steps": "step_rows",
    "flows": "flow_rows",
    "pools": "pool_rows",
    "waivers": "waivers",
    "pins": "pins",
}


def to_json(bp: Blueprint) -> str:
    """The blueprint as JSON text; only what differs from a default is written, in the order of the columns.

    >>> from finserv.blueprint.cases import case
    >>> from_json(to_json(case("deposit"))) == case("deposit")
    True
    """
    head: dict[str, Any] = {"format": FORMAT, "version": VERSION, "id": bp.id, **_written(bp)}
    lines = [f"  {_dump(key)}: {_dump(value)}" for key, value in head.items()]
    for key, attribute in _LISTS.items():
        rows = getattr(bp, attribute)
        if rows:
            body = ",\n".join("    " + _dump(_written(row)) for row in rows)
            lines.append(f"  {_dump(key)}: [\n{body}\n  ]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def from_json(text: str) -> Blueprint:
    """The blueprint in a JSON text; raises `FinservError` for a cut-off, foreign, newer or wrong file."""
    if not isinstance(text, str):
        raise _foreign()
    if len(text) > SIZE_LIMIT:
        raise FinservError(
            Text(
                f"文件有{len(text):,}个字符，最多{SIZE_LIMIT:,}个。",
                f"The file has {len(text):,} characters; {SIZE_LIMIT:,} is the most.",
            )
        )
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise FinservError(
            Text(
                f"文件在第{error.lineno}行第{error.colno}个字符处读不下去，可能没有存完整。请换一个备份，或重新保存一次。",
                f"The file cannot be read past line {error.lineno}, character {error.colno}; it may be cut off. Use a "
                "copy, or save it again.",
            )
        ) from None
    except (RecursionError, ValueError):  # nested without end; a number of thousands of digits
        raise _foreign() from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _foreign()
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _foreign()
    if version > VERSION:
        raise FinservError(
            Text(
                f"这个文件是用更新的版本保存的（格式{shown(version)}，这里只认到{VERSION}）。请更新 finserv 后再打开。",
                f"This file was saved by a newer version (form {shown(version)}; this one reads up to {VERSION}). "
                "Update finserv and open it again.",
            )
        )
    about = {key: value for key, value in data.items() if key not in ("format", "version", *_LISTS)}
    lists = {key: data.get(key, []) for key in _LISTS}
    return Blueprint.from_tables(
        lists["steps"], lists["flows"], lists["pools"], waivers=lists["waivers"], pins=lists["pins"], **about
    )


def _foreign() -> FinservError:
    return FinservError(
        Text(
            "这不是 finserv 的蓝图文件。请选用 finserv 保存的 .json 文件。",
            "This is not a blueprint file of finserv. Choose a .json file that finserv has saved.",
        )
    )


def _written(row: Any) -> dict[str, Any]:
    return {
        column.name: value
        for column in columns(type(row))
        if (value := getattr(row, column.name)) != column.default or column.required
    }


def _dump(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
