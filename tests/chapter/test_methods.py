from __future__ import annotations

import pytest

from finserv.chapter import (
    METHODS,
    contact_table,
    contingency_factors,
    core_flow_principles,
    design_methods,
    design_points,
    structural_moves,
)
from finserv.errors import FinservError


def test_three_methods_are_the_chapters_and_one_is_not():
    methods = design_methods()
    assert tuple(methods["method"]) == METHODS
    assert list(methods["provenance"]) == ["chapter", "chapter", "chapter", "literature"]


@pytest.mark.parametrize("method", METHODS)
def test_each_method_is_told_from_every_side(method):
    kinds = set(design_points(method)["kind"])
    assert {"fit", "example", "point", "why", "risk", "source"} <= kinds <= {
        "fit", "example", "point", "why", "form", "risk", "source"
    }  # fmt: skip


def test_counts_of_the_chapters_own_points():
    line = design_points("production_line")
    assert (line["kind"] == "point").sum() == 4
    assert (line["kind"] == "example").sum() == 6
    assert len(core_flow_principles()) == 3
    assert len(contingency_factors()) == 5
    assert structural_moves().groupby("dimension").size().to_dict() == {"complexity": 2, "divergence": 2}


def test_sources_of_the_methods_are_literature():
    points = design_points()
    assert set(points.loc[points["kind"] == "source", "provenance"]) == {"literature"}


def test_an_unknown_method_is_refused_with_the_choices():
    with pytest.raises(FinservError) as told:
        design_points("production line")
    assert "production_line" in str(told.value)


def test_contact_table_marks_what_the_slide_holds():
    table = contact_table()
    assert len(table) == 12
    expected = {
        "full": ("chapter", "chapter"),
        "row": ("chapter", "literature"),
        "lit": ("literature", "literature"),
    }
    for row in table.to_dict("records"):
        assert (row["provenance"], row["cells_provenance"]) == expected[row["mark"]]
    assert set(table.loc[table["mark"] == "full", "id"]) == {"quality_control", "example"}
    assert set(table.loc[table["mark"] == "lit", "id"]) == {
        "production_planning", "time_standards", "wage_payment", "capacity_planning"
    }  # fmt: skip
