"""Widths without fonts, and lines broken where they may be broken."""

import doctest
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing import text_width as module
from finserv.drawing.text_width import ELLIPSIS, em, keeps_words, text_width, words, wrap

TEXTS = st.text(
    st.sampled_from("Print the form 递交存折、（现金）。，《协议》“a”…%12\n-é\u0301中\u200d🏦"), max_size=60
)


def test_examples():
    assert doctest.testmod(module).failed == 0


def test_every_printable_ascii_character_has_a_width_of_its_own():
    assert all(0.2 < em(chr(code)) <= 1.0 for code in range(32, 127))
    assert em("W") > em("n") > em("i")


def test_bold_is_wider():
    assert text_width("Loan", 10, bold=True) > text_width("Loan", 10)


@given(TEXTS)
def test_words_lose_nothing_but_spaces(text):
    assert "".join(piece for piece, _ in words(text)) == "".join(text.split())


@given(TEXTS, st.floats(30, 200), st.sampled_from([8, 9, 10, 11]), st.booleans())
def test_wrapped_lines_keep_the_text_and_fit(text, width, size, bold):
    lines = wrap(text, width, size, bold)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, size, bold) <= width + 1e-6 for line in lines)


@given(TEXTS)
def test_wide_columns_break_no_word_and_begin_no_line_with_a_closing_mark(text):
    lines = wrap(text, 200, 10)
    assert keeps_words(text, lines)
    for paragraph in text.split("\n"):
        for before, after in zip(wrap(paragraph, 200, 10), wrap(paragraph, 200, 10)[1:], strict=False):
            space_between = before + " " + after in " ".join(paragraph.split())
            if not space_between:
                assert after[0] not in "、，。）》…"
                assert before[-1] not in "（《“"
                assert not unicodedata.combining(after[0])


@given(TEXTS, st.integers(1, 4))
def test_too_long_a_text_ends_with_an_ellipsis(text, most):
    whole, cut = wrap(text, 60, 10), wrap(text, 60, 10, most_lines=most)
    if len(whole) <= most:
        assert cut == whole
    else:
        assert len(cut) == most and cut[-1].endswith(ELLIPSIS)
        assert all(text_width(line, 10) <= 60 for line in cut)
        assert cut[:-1] == whole[: most - 1]


def test_lines_are_balanced():
    lines = wrap("整理归档传票和凭证", 50, 10)
    assert [len(line) for line in lines] == [5, 4]
