"""Text from outside: shown as it is, read as nothing else."""

import unicodedata

from diagrams import LANES
from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.diagram import Box, Diagram
from finserv.drawing.safe_text import cleaned, element_id, label, node_name, one_line, unsealed, visible

HOSTILE = st.text(
    st.characters() | st.sampled_from('"\\<>&;NGETHLnlr{}|\u202e\u2066\u2060\x00\n:')
) | st.sampled_from(
    (
        "<b>x</b>",
        '"]; evil [',
        "\\N",
        "&amp;",
        "&#60;script&#62;",
        "\\",
        'a"\\',
        "<",
        "-->",
        "]]>",
        "שלום",
        "👩‍👩‍👧",
    )
)


@given(HOSTILE)
def test_visible_text_has_no_commands_and_loses_nothing_that_is_seen(text):
    seen = visible(text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in seen)
    assert not set(seen) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2060\ufeff\ufffe\uffff")
    kept = [
        c
        for c in text
        if unicodedata.category(c) not in ("Cc", "Cs", "Cf", "Zl", "Zp") and c not in "\ufffe\uffff"
    ]
    assert [c for c in seen if unicodedata.category(c) not in ("Cc", "Cf")] == kept or "\t" in text
    assert visible(seen) == seen


@given(HOSTILE)
def test_a_label_has_only_escapes_that_show_themselves(text):
    made = label(text)
    rest = made.replace("\\\\\u2060", "").replace("\\n", "")
    assert "\\" not in rest
    assert unsealed(made).replace("\\\\", "\\") == (one_line(text) or " ")
    for place, character in enumerate(made):
        if character == "&":
            assert made[place + 1] == "\u2060"


@given(HOSTILE, HOSTILE)
def test_names_and_ids_are_safe_and_distinct(one, other):
    for make in (node_name, lambda text: element_id("d", text)):
        assert not set(make(one)) & set(' "\\<>&:')
        assert (make(one) == make(other)) == (one == other)


def test_ids_keep_plain_words_and_never_look_like_those_of_graphviz():
    assert node_name("c1__evidence") == "c1__evidence"
    assert node_name("1步骤") == "1步骤"
    assert element_id("node1", "step").startswith("bp-")
    assert element_id("2024", "step").startswith("bp-")


def test_a_cleaned_diagram_has_every_text_cleaned():
    boxes = (Box("a", "customer", "A\x00\nB", note="1\n2", tooltip="x\ny"),)
    diagram = cleaned(Diagram("d", "T\n1", "en", LANES, boxes, ()))
    assert diagram.boxes[0] == Box("a", "customer", "A\nB", note="1 2", tooltip="x y")
    assert diagram.title == "T 1"
