import json
import os
import random
import signal
import threading
import time

import pytest

from finserv import FinservError, use_language
from finserv.teaching.answers_file import (
    TRIES_KEPT,
    Answers,
    AnswersFile,
    Try,
    answers_from_json,
    answers_to_json,
)


@pytest.fixture
def file(tmp_path):
    return AnswersFile(tmp_path / "answers.json")


def test_what_is_recorded_is_read_by_anybody(file):
    file.record("q1", "a", "wrong", 0.0, hints=1)
    file.record("q1", ["b", "c"], "right", 1.0)
    answers = AnswersFile(file.path).read()
    assert [t.answer for t in answers.tries["q1"]] == ["a", ["b", "c"]]
    assert answers.last("q1").state == "right"
    assert answers.tries["q1"][0].hints == 1
    assert answers.best_score("q1") == 1.0
    assert answers.best_score("q2") == 0.0


def test_two_open_notebooks_do_not_undo_each_other(file):
    other = AnswersFile(file.path)
    file.record("q1", "a", "right", 1.0)
    other.record("q2", "b", "right", 1.0)
    file.record("q3", "c", "right", 1.0)
    assert set(file.read().tries) == {"q1", "q2", "q3"}


def test_many_writers_at_once_lose_nothing(file):
    def write(name):
        for number in range(10):
            AnswersFile(file.path).record(f"{name}{number}", "x", "right", 1.0)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.read().tries) == 40


def test_the_text_round_trips_byte_for_byte():
    answers = Answers(
        "李 华",
        "2026-001",
        {"q1": (Try("2026-11-24T10:00:00.000", {"text": "“引号”\n\\"}, "wrong", 0.5, 2),)},
    )
    text = answers_to_json(answers)
    assert answers_from_json(text) == answers
    assert answers_to_json(answers_from_json(text)) == text


def test_name_and_number_are_kept_and_tidied(file):
    file.record("q1", "a", "right", 1.0)
    file.name_learner("  李\n华 ", "2026001")
    assert (file.read().learner, file.read().number) == ("李 华", "2026001")
    assert file.read().last("q1").answer == "a"


def test_old_tries_are_dropped_only_past_the_limit(file):
    answers = Answers()
    for number in range(TRIES_KEPT + 5):
        answers = answers.with_try("q", Try(f"t{number:03}", number, "wrong", 0.0))
    assert [t.answer for t in answers.tries["q"]] == list(range(5, TRIES_KEPT + 5))


@pytest.mark.parametrize(
    "content", [b'{"format": "finserv.answers", "ver', b"\xff\xfe\x00", b"[]", b"[" * 100_000, b""]
)
def test_a_damaged_file_is_put_aside_and_told(file, content):
    file.path.write_bytes(content)
    assert file.read() == Answers()
    aside = file.path.with_name("answers.damaged-1.json")
    assert aside.read_bytes() == content
    assert "answers.damaged-1.json" in str(file.message)
    file.record("q1", "a", "right", 1.0)
    assert aside.read_bytes() == content


def test_damaged_entries_cost_only_themselves(file):
    good = Try("t", "a", "right", 1.0).as_json()
    tries = {"q1": [good], "q2": "boo", "q3": [good, {"when": 1}, 7, None], "q4": [{**good, "score": "much"}]}
    file.path.write_text(
        json.dumps({"format": "finserv.answers", "version": 1, "tries": tries}), encoding="utf-8"
    )
    answers = file.read()
    assert answers.last("q1").answer == "a" and len(answers.tries["q3"]) == 1
    assert answers.last("q4") is None


def test_a_file_from_a_newer_version_is_never_touched(file):
    content = json.dumps({"format": "finserv.answers", "version": 99, "tries": {}})
    file.path.write_text(content, encoding="utf-8")
    for act in (file.read, lambda: file.record("q", "a", "right", 1.0), lambda: file.name_learner("x", "y")):
        with pytest.raises(FinservError, match="newer version"):
            act()
    assert file.path.read_text(encoding="utf-8") == content


def test_answers_of_two_machines_are_merged_without_loss(tmp_path):
    here, there = AnswersFile(tmp_path / "here.json"), AnswersFile(tmp_path / "there.json")
    here.name_learner("Li", "1")
    here.record("q1", "a", "wrong", 0.0)
    there.record("q1", "b", "right", 1.0)
    there.record("q2", "c", "right", 1.0)
    merged = here.take_in(there.path)
    assert [t.answer for t in merged.tries["q1"]] == ["a", "b"]
    assert merged.last("q2").answer == "c"
    assert merged.learner == "Li"
    assert here.take_in(there.path) == merged
    assert here.read() == merged


def test_taking_in_what_is_no_answers_file_changes_nothing(file, tmp_path):
    file.record("q1", "a", "right", 1.0)
    before = file.path.read_bytes()
    (tmp_path / "foreign.json").write_text('{"cells": []}', encoding="utf-8")
    for name in ("foreign.json", "nowhere.json"):
        with pytest.raises(FinservError, match="nothing was taken in"):
            file.take_in(tmp_path / name)
    assert file.path.read_bytes() == before


def test_beginning_anew_keeps_the_old_record(file):
    assert file.reset() is None
    file.record("q1", "a", "right", 1.0)
    aside = file.reset()
    assert file.read() == Answers()
    assert answers_from_json(aside.read_text(encoding="utf-8")).last("q1").answer == "a"


def test_an_export_can_be_taken_in(file, tmp_path):
    file.record("q1", "a", "right", 1.0)
    copy = file.export(tmp_path / "copy.json")
    assert AnswersFile(tmp_path / "other.json").take_in(copy).last("q1").answer == "a"


def test_an_answer_without_end_is_refused(file):
    use_language("zh")
    with pytest.raises(FinservError, match="太长"):
        file.record("q1", {"text": "x" * 30_000}, "wrong", 0.0)
    assert not file.path.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FinservError, match="not writable"):
        AnswersFile(tmp_path / "file" / "answers.json").record("q1", "a", "right", 1.0)


@pytest.mark.skipif(not hasattr(os, "fork") or os.name == "nt", reason="needs fork to kill a writer")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_writer_killed_a_thousand_times_loses_nothing_that_was_saved(file):
    """Each child records as fast as it can and tells each success; it is killed in the middle of something."""
    draw = random.Random(1)
    saved = 0
    for round_ in range(1000):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(read)
                for number in range(10_000):
                    file.record(f"q{round_ % 7}", [round_, number], "wrong", 0.0)
                    os.write(write, b"%d\n" % number)
            finally:
                os._exit(1)
        os.close(write)
        told = os.read(read, 16)
        time.sleep(draw.random() * 0.003)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(read, 65536):
            told += more
        os.close(read)
        last = int(told.split(b"\n")[-2])
        saved += last + 1
        kept = [t.answer for t in file.read().tries[f"q{round_ % 7}"]]
        assert [round_, last] in kept, (round_, last)
        assert str(file.message) == ""
    assert saved >= 1000
    assert not list(file.path.parent.glob("*.damaged*"))
