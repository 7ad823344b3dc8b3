"""The cases of the chapter and of present-day banking, each a blueprint in a JSON file of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pandas as pd

from ...errors import FinservError, unknown_word
from ...language import Text
from ..json_form import from_json
from ..model import Blueprint

CASE_IDS = (
    "deposit",
    "instalment_loan",
    "order_processing",
    "general_service",
    "service_visit",
    "advisory",
    "service_centre",
    "service_station",
    "complaint",
    "smart_counter",
    "wealth_sale",
    "remote_teller",
)


@cache
def _read(case_id: str) -> Blueprint:
    return from_json(files(__name__).joinpath(f"{case_id}.json").read_text(encoding="utf-8"))


def case(case_id: str) -> Blueprint:
    """The blueprint of a case, by its id; the same value every time.

    Raises `FinservError` with the choices and the nearest spelling for an id that is not a case.
    Source: chapter slides 5, 29, 32 and the texts that came with it; each step names its own provenance.

    >>> case("deposit")
    Blueprint 'deposit': 19 steps, 21 flows, 3 pools
    """
    if case_id not in CASE_IDS:
        raise FinservError(unknown_word(Text("案例", "case"), case_id, CASE_IDS))
    return _read(case_id)


def cases() -> pd.DataFrame:
    """All cases as a table: id, titles, level, state, number of steps, provenance; a fresh copy.

    >>> cases().query("id == 'deposit'")["title_en"].item()
    'Deposit at a bank counter'
    """
    columns = ("id", "title_zh", "title_en", "level", "state", "provenance")
    table = pd.DataFrame([{name: getattr(case(case_id), name) for name in columns} for case_id in CASE_IDS])
    table.insert(5, "steps", [len(case(case_id).step_rows) for case_id in CASE_IDS])
    return table
