"""Every data file of the chapter, held to the same rules."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from finserv.chapter.loader import PROVENANCES, table

NAMES = sorted(
    entry.name.removesuffix(".csv")
    for entry in (files("finserv.chapter") / "data").iterdir()
    if entry.name.endswith(".csv")
)
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
MAY_BE_EMPTY = {("sources", "title_zh"), ("classification_doubts", "printed_zh")}
LISTS_BY_PAIR = {"class_examples", "dimensions", "order_arrows", "glossary", "sources", "design_methods"}
SLIDES = re.compile(r"ch (\d+)(?:–(\d+))?(?:, (\d+)(?:–(\d+))?)*$")


def language_columns(frame, ending):
    return [c for c in frame.columns if c == ending or c.endswith(f"_{ending}")]


def test_there_are_data_files():
    assert len(NAMES) == 34


@pytest.mark.parametrize("name", NAMES)
def test_file_is_utf8_with_unix_line_ends(name):
    content = (files("finserv.chapter") / "data" / f"{name}.csv").read_bytes()
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\n")
    assert content.decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_are_there_and_kept_apart(name):
    frame = table(name)
    chinese, english = language_columns(frame, "zh"), language_columns(frame, "en")
    assert {c.removesuffix("zh") for c in chinese if (name, c) not in MAY_BE_EMPTY} <= {
        c.removesuffix("en") for c in english
    }
    for column in english:
        assert (frame[column] != "").all(), column
        assert not frame[column].str.contains(CHINESE).any(), column
    for column in chinese:
        filled = frame[column] != ""
        assert filled.all() or (name, column) in MAY_BE_EMPTY, column
        assert frame.loc[filled, column].str.contains(CHINESE).all(), column
        assert not frame[column].str.contains(r"\b[a-z]{3,}\b").any(), column


@pytest.mark.parametrize("name", NAMES)
def test_chinese_uses_chinese_punctuation(name):
    frame = table(name)
    if name == "glossary":
        return
    for column in language_columns(frame, "zh"):
        assert not frame[column].str.contains(r"[\u4e00-\u9fff][,;:?!](?:\s|$)").any(), column


@pytest.mark.parametrize("name", NAMES)
def test_sentences_end_and_fields_are_trimmed(name):
    frame = table(name)
    for column in frame.select_dtypes(exclude="number").columns:
        assert (frame[column] == frame[column].str.strip()).all(), column
        assert not frame[column].str.contains("\n").any(), column


@pytest.mark.parametrize("name", NAMES)
def test_provenance_is_a_known_word(name):
    frame = table(name)
    columns = [c for c in frame.columns if c == "provenance" or c.endswith("_provenance")]
    assert columns
    for column in columns:
        assert set(frame[column]) <= set(PROVENANCES), column


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"sources"}))
def test_basis_names_a_slide_or_a_listed_source(name):
    frame = table(name)
    keys = set(table("sources")["key"])
    for column in [c for c in frame.columns if c == "basis" or c.endswith("_basis")]:
        whose = column.replace("basis", "provenance")
        for basis, provenance in zip(frame[column], frame[whose], strict=True):
            for part in basis.split("; "):
                slides = SLIDES.match(part)
                assert slides or part in keys, (name, part)
                if slides:
                    numbers = [int(n) for n in re.findall(r"\d+", part)]
                    assert numbers == sorted(numbers) and numbers[0] >= 2 and numbers[-1] <= 37
            if provenance == "chapter":
                assert basis.startswith("ch "), (name, basis)
            if provenance == "literature":
                assert any(part in keys for part in basis.split("; ")), (name, basis)


@pytest.mark.parametrize("name", sorted(set(NAMES) - LISTS_BY_PAIR))
def test_ids_are_unique_ascii_words(name):
    ids = table(name)["id"]
    assert ids.is_unique
    assert ids.str.fullmatch(r"[a-z][a-z0-9_]*").all()


def test_the_other_keys_are_unique():
    assert table("sources")["key"].is_unique
    assert table("design_methods")["method"].is_unique
    assert table("glossary")["identifier"].is_unique
    assert not table("dimensions").duplicated(["dimension", "value"]).any()
    assert not table("order_arrows").duplicated(["source", "target"]).any()
    assert not table("class_examples").duplicated(["dimension", "value", "example_en"]).any()


@pytest.mark.parametrize("name", NAMES)
def test_names_spell_terms_as_the_glossary_does(name):
    """A row whose id is a term of the glossary carries one of the spellings that stand there."""
    frame = table(name)
    key = next((c for c in ("id", "method") if c in frame), None)
    if key is None:
        return
    terms = table("glossary").set_index("identifier")
    for row in frame.to_dict("records"):
        for stem in ("name", "item", "title"):
            ident = row[key]
            if f"{stem}_zh" not in row or ident not in terms.index or name in LOOSE:
                continue
            term = terms.loc[ident]
            assert row[f"{stem}_zh"] in spellings(term["zh"]), (name, ident)
            assert row[f"{stem}_en"] in spellings(term["en"]), (name, ident)


# There the id is a symbol, a box, an account of the literature or a section, and no term of its own.
LOOSE = {
    "contingency_factors",
    "core_flow_principles",
    "order_boxes",
    "blueprint_symbols",
    "sections",
    "tensions",
    "influencing_factors",
}


def spellings(term):
    bare = re.sub(r"\s*[(（][^)）]*[)）]", "", term)
    return {term, bare, *bare.split(" / "), *term.split(" / ")}
