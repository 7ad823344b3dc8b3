from __future__ import annotations

import pytest

from finserv.chapter import tensions
from finserv.errors import FinservError


def test_both_sides_stand_with_their_ground():
    found = tensions()
    for side in ("one", "other"):
        for column in ("zh", "en", "basis", "provenance"):
            assert (found[f"{side}_{column}"] != "").all()
    assert (found["one_zh"] != found["other_zh"]).all()


def test_the_known_tensions_are_told():
    assert {"cash_object", "people_cells", "claims_object", "share_trading_method", "three_or_four",
            "participation_contact"} <= set(tensions()["id"])  # fmt: skip


def test_against_the_literature_means_one_side_is_literature():
    assert set(tensions("literature")["other_provenance"]) == {"literature"}
    assert "literature" not in set(tensions("inside")["other_provenance"])


def test_another_kind_is_refused():
    with pytest.raises(FinservError, match="inside"):
        tensions("outside")
