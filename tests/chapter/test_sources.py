from __future__ import annotations

from finserv.chapter import sources


def test_every_source_says_what_it_is_used_for_and_of_which_kind():
    found = sources()
    assert set(found["kind"]) == {"chapter", "book", "article", "regulation"}
    assert (found["used_for_en"] != "").all()
    assert found.loc[found["kind"] == "article", "year"].str.fullmatch(r"(19|20)\d\d").all()


def test_a_year_in_the_key_is_the_year_of_the_source():
    found = sources()
    dated = found["key"].str.extract(r"((?:19|20)\d\d)$")[0]
    assert (dated.dropna() == found.loc[dated.notna(), "year"]).all()
