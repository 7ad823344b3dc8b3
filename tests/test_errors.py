import pytest
from hypothesis import given
from hypothesis import strategies as st

from finserv.errors import FinservError, nearest, shown, unknown_word, within
from finserv.language import Text, use_language


def test_an_error_is_a_value_error_in_the_language_in_use():
    error = FinservError(Text("名称不能为空。", "a name cannot be empty."))
    assert isinstance(error, ValueError)
    assert str(error) == "A name cannot be empty."
    use_language("zh")
    assert str(error) == "名称不能为空。"


def test_a_name_of_a_parameter_that_opens_a_chinese_sentence_is_left_as_it_is_typed():
    error = FinservError(Text("hours 是0，要大于0。", "hours is 0; it takes more than 0."))
    assert str(error) == "Hours is 0; it takes more than 0."
    use_language("zh")
    assert str(error) == "hours 是0，要大于0。"


def test_within_puts_the_place_before_the_sentence():
    error = within(
        Text("步骤表第2行", "step table, row 2"), FinservError(Text("缺少编号。", "the id is missing."))
    )
    assert error.text == Text("步骤表第2行：缺少编号。", "step table, row 2: the id is missing.")


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.none(),
        st.lists(st.text()),
        st.dictionaries(st.text(), st.text()),
    )
)
def test_shown_is_one_short_printable_line(value):
    line = shown(value)
    assert len(line) <= 41
    assert line.isprintable()


def nested_list():
    value = []
    for _ in range(100_000):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value", [10**5000, [10**5000], "a" * 10_000_000, nested_list()], ids=["number", "list", "text", "nest"]
)
def test_shown_takes_what_python_itself_will_not_spell_out(value):
    assert 0 < len(shown(value)) <= 41


def test_shown_keeps_marks_and_drops_what_turns_the_line_around():
    assert shown("<b>'\"\\😀") == "<b>'\"\\😀"
    assert shown("a\u202eb\x00c\nd") == "a b c d"


@pytest.mark.parametrize(
    ("word", "found"), [("onstge", "onstage"), (" Customer ", "customer"), ("zzz", ""), ("", ""), (None, "")]
)
def test_nearest(word, found):
    assert nearest(word, ["customer", "onstage"]) == found


def test_unknown_word_names_place_choices_and_guess_in_both_languages():
    text = unknown_word(Text("案例", "case"), "depositt", ["deposit", "loan"], Text("案例表", "case table"))
    assert text.en == "case table: unknown case 'depositt'. Choices: deposit, loan. Did you mean 'deposit'?"
    assert text.zh == "案例表：案例“depositt”不认识。可选：deposit、loan。是不是想写“deposit”？"
    assert "Did you mean" not in unknown_word(Text("案例", "case"), "zzz", ["deposit"]).en
