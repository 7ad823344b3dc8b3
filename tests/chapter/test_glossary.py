from __future__ import annotations

import re

from finserv.chapter import glossary, glossary_provenance


def test_columns_and_a_few_terms():
    terms = glossary()
    assert list(terms.columns) == ["zh", "en", "identifier"]
    assert len(terms) == 147
    pairs = dict(zip(terms["identifier"], zip(terms["zh"], terms["en"], strict=True), strict=True))
    assert pairs["line_of_visibility"] == ("可视分界线", "line of visibility")
    assert pairs["none"] == ("无参与", "no participation")
    assert pairs["entrusted_wealth"] == ("委托理财", "discretionary (entrusted) asset management")


def test_identifiers_are_words_of_the_code_each_once():
    words = [word for cell in glossary()["identifier"] for word in cell.split(", ")]
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", word) for word in words)
    assert len(words) == len(set(words))


def test_provenance_tells_the_fourth_method_from_the_three():
    known = glossary_provenance().set_index("identifier")["provenance"]
    assert {known[m] for m in ("production_line", "coproduction", "customer_contact")} == {"chapter"}
    assert known["information_empowerment"] == "literature"
    assert known["recorded_sale"] == "regulation"
