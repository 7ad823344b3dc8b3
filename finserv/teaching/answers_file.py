"""The learner's answers: one file, the only state of all lessons; written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ..atomic import write_text
from ..errors import FinservError, shown
from ..files.workplace import my_work
from ..language import Text

FORMAT = "finserv.answers"
VERSION = 1
NAME = "answers.json"
TRIES_KEPT = 50
ANSWER_LIMIT = 20_000
FILE_LIMIT = 50_000_000
LOCK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Try:
    """One checked answer: when (local time), what was answered, the state and score, and how many hints were open."""

    when: str
    answer: Any
    state: str
    score: float
    hints: int = 0

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is known of a learner: name, number, and the tries at each question, oldest first."""

    learner: str = ""
    number: str = ""
    tries: Mapping[str, tuple[Try, ...]] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        object.__setattr__(self, "tries", dict(self.tries or {}))

    def last(self, question_id: str) -> Try | None:
        """The latest try at a question, or None."""
        tried = self.tries.get(question_id)
        return tried[-1] if tried else None

    def best_score(self, question_id: str) -> float:
        """The best score at a question so far, 0 where it was never tried."""
        return max((t.score for t in self.tries.get(question_id, ())), default=0.0)

    def with_try(self, question_id: str, tried: Try) -> Answers:
        """These answers and one try more."""
        kept = (*self.tries.get(question_id, ()), tried)[-TRIES_KEPT:]
        return replace(self, tries={**self.tries, question_id: kept})

    def merged(self, other: Answers) -> Answers:
        """The tries of both, in the order of time; the name is kept where there is one."""
        ids = [*self.tries, *(q for q in other.tries if q not in self.tries)]
        tries = {}
        for question_id in ids:
            both = [*self.tries.get(question_id, ()), *other.tries.get(question_id, ())]
            unique = {json.dumps(t.as_json(), sort_keys=True): t for t in both}
            tries[question_id] = tuple(sorted(unique.values(), key=lambda t: t.when))[-TRIES_KEPT:]
        return Answers(self.learner or other.learner, self.number or other.number, tries)


class AnswersFile:
    """The answers as they lie on disk. Every call reads what is there, so that two open notebooks agree.

    ``path``: where they lie; ``my_work/answers.json`` where it is None. A damaged file is put aside under another name
    and told in ``message``; a file from a newer version is never written to.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None):
        self.path = Path(path) if path is not None else my_work() / NAME
        self.message = Text()

    def read(self) -> Answers:
        """The answers on disk; none where there is no file yet. Raises `FinservError` for a newer or unreadable one."""
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return Answers()
        except UnicodeDecodeError:
            return self._put_aside()
        except OSError as error:
            raise FinservError(
                Text(
                    f"答案文件“{shown(self.path, 120)}”读不出来（{error.strerror}）。",
                    f"The answers file '{shown(self.path, 120)}' cannot be read ({error.strerror}).",
                )
            ) from error
        try:
            return answers_from_json(text)
        except _Damaged:
            return self._put_aside()

    def record(self, question_id: str, answer: Any, state: str, score: float, hints: int = 0) -> Answers:
        """Add a try and save. Raises `FinservError` where the answer is too long or the file cannot be written."""
        if len(json.dumps(answer, ensure_ascii=False)) > ANSWER_LIMIT:
            raise FinservError(
                Text(
                    f"答案太长，最多{ANSWER_LIMIT}个字符。",
                    f"The answer is too long; {ANSWER_LIMIT} characters at most.",
                )
            )
        when = datetime.now().isoformat(timespec="milliseconds")
        return self._change(
            lambda answers: answers.with_try(question_id, Try(when, answer, state, score, hints))
        )

    def name_learner(self, learner: str, number: str) -> Answers:
        """Keep the learner's name and number (as the class list has them; both may be empty)."""
        learner, number = (" ".join(str(word).split())[:80] for word in (learner, number))
        return self._change(lambda answers: replace(answers, learner=learner, number=number))

    def reset(self) -> Path | None:
        """Begin anew; what was there is kept in a file beside it, whose path comes back."""
        with self._locked():
            if not self.path.exists():
                return None
            aside = _free_name(self.path, "before-reset")
            self.path.rename(aside)
            return aside

    def export(self, path: str | os.PathLike[str]) -> Path:
        """Write a copy of the answers to ``path`` and return it."""
        return write_text(path, answers_to_json(self.read()))

    def take_in(self, path: str | os.PathLike[str]) -> Answers:
        """Add the answers in another file (from another machine) to these; nothing is lost on either side."""
        source = Path(path)
        try:
            if source.stat().st_size > FILE_LIMIT:
                raise _Damaged
            other = answers_from_json(source.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, _Damaged):
            raise FinservError(
                Text(
                    f"“{shown(source, 120)}”不是可读的答案文件，没有并入任何内容。",
                    f"'{shown(source, 120)}' is not a readable answers file; nothing was taken in.",
                )
            ) from None
        return self._change(lambda answers: answers.merged(other))

    def _change(self, change: Any) -> Answers:
        with self._locked():
            answers = change(self.read())
            write_text(self.path, answers_to_json(answers))
            return answers

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), timeout=LOCK_SECONDS)
        try:
            lock.acquire()
        except (Timeout, OSError):
            raise FinservError(
                Text(
                    f"答案文件“{shown(self.path, 120)}”现在写不进去：文件夹不可写，"
                    "或者另一个程序占用着它。这次的答案没有保存，"
                    "请稍后再按一次“检查”。",
                    f"The answers file '{shown(self.path, 120)}' cannot be written now: the folder is not writable or "
                    "another program holds the file. This answer is not saved; press Check again in a while.",
                )
            ) from None
        try:
            yield
        finally:
            lock.release()

    def _put_aside(self) -> Answers:
        aside = _free_name(self.path, "damaged")
        self.path.rename(aside)
        self.message = Text(
            f"答案文件读不出来，已改名为“{aside.name}”保留，现在从空白开始。",
            f"The answers file cannot be read; it is kept as '{aside.name}' and you begin with an empty one.",
        )
        return Answers()


def answers_to_json(answers: Answers) -> str:
    """The answers as JSON text: one question a line, the same bytes for equal answers."""
    head = {"format": FORMAT, "version": VERSION, "learner": answers.learner, "number": answers.number}
    lines = [f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in head.items()]
    rows = [
        f"    {json.dumps(q)}: {json.dumps([t.as_json() for t in tries], ensure_ascii=False)}"
        for q, tries in answers.tries.items()
    ]
    body = "{\n" + ",\n".join(rows) + "\n  }" if rows else "{}"
    return "{\n" + ",\n".join([*lines, f'  "tries": {body}']) + "\n}\n"


def answers_from_json(text: str) -> Answers:
    """The answers in a JSON text. Raises `FinservError` for a newer version; entries that are no tries are left out."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise _Damaged from None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("version"), int):
        raise _Damaged
    if data["version"] > VERSION:
        raise FinservError(
            Text(
                "答案文件是用更新的版本保存的，这里不会改动它。请更新 finserv 后再打开。",
                "The answers file was saved by a newer version and is left untouched. Update finserv and open it "
                "again.",
            )
        )
    tries = data.get("tries") if isinstance(data.get("tries"), dict) else {}
    read = {
        str(q): tuple(t for t in map(_try, rows) if t) for q, rows in tries.items() if isinstance(rows, list)
    }
    return Answers(str(data.get("learner", "")), str(data.get("number", "")), read)


def _try(row: Any) -> Try | None:
    try:
        return Try(
            str(row["when"]), row["answer"], str(row["state"]), float(row["score"]), int(row.get("hints", 0))
        )
    except (TypeError, KeyError, ValueError, AttributeError):
        return None


class _Damaged(Exception):
    """The text is no answers file, or not a whole one."""


def _free_name(path: Path, word: str) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")).exists():
        number += 1
    return aside
