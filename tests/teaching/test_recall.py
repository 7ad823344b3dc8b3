"""Which questions are recalled: from before, wrong ones first, the same again, and none that needs its place."""

from hypothesis import given
from hypothesis import strategies as st

from finserv.teaching import Answers, all_questions, recall_questions
from finserv.teaching.answers_file import Try
from finserv.teaching.bank import EXERCISES
from finserv.teaching.recall import recall_key

IDS = [q.id for q in all_questions() if q.recall]
histories = st.dictionaries(
    st.sampled_from(IDS), st.tuples(st.sampled_from(["right", "wrong"]), st.integers(10, 59)), max_size=12
)


def answers(history, number="7"):
    tries = {i: (Try(f"2026-01-01T00:{minute}:00", "x", state, 0.0),) for i, (state, minute) in history.items()}
    return Answers("", number, tries)


@given(histories, st.sampled_from(["1_meaning", "2_classification", "4_blueprint"]), st.integers(1, 4))
def test_only_choices_from_before_are_recalled(history, lesson, part):
    found = recall_questions(lesson, answers(history), 5, part)
    assert len({q.id for q in found}) == len(found) <= 5
    for question in found:
        assert question.recall and question.kind in ("single", "multiple", "true_false")
        assert (question.lesson.removesuffix(EXERCISES), question.part) < (lesson, part)
        assert not question.lesson.endswith(EXERCISES) or question.id in history


@given(histories)
def test_what_went_wrong_comes_before_what_was_not_seen_and_that_before_what_went_right(history):
    def rank(question):
        return {"wrong": 0, "right": 2}[history[question.id][0]] if question.id in history else 1

    found = recall_questions("4_blueprint", answers(history), 999)
    assert [rank(q) for q in found] == sorted(rank(q) for q in found)
    right = [history[q.id][1] for q in found if rank(q) == 2]
    assert right == sorted(right)


@given(histories, st.integers(0, 9))
def test_a_recall_shows_the_same_while_and_after_it_is_answered(history, number):
    before = recall_questions("2_classification", answers(history, str(number)))
    kept = dict(history)
    for minute, question in enumerate(before):
        kept[recall_key(question.id, "2_classification")] = ("right", 50 + minute)
        after = recall_questions("2_classification", answers(kept, str(number)))
        assert {q.id for q in after} == {q.id for q in before}


def test_learners_are_asked_different_questions():
    found = {tuple(q.id for q in recall_questions("4_blueprint", Answers("", str(n)))) for n in range(20)}
    assert len(found) > 5


def test_a_question_of_the_exercises_comes_only_once_it_was_tried():
    tried = next(q.id for q in all_questions() if q.lesson == f"1_meaning{EXERCISES}" and q.kind == "single")
    none = recall_questions("2_classification", Answers(), 999)
    assert not any(q.lesson.endswith(EXERCISES) for q in none)
    found = recall_questions("2_classification", answers({tried: ("wrong", 10)}), 1)
    assert [q.id for q in found] == [tried]
