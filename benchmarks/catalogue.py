"""How long a catalogue of a million services takes: `python benchmarks/catalogue.py [ROWS]`."""

from __future__ import annotations

import sys
from time import perf_counter, process_time

import numpy as np
import pandas as pd

from finserv.chapter import chapter_services
from finserv.classification import catalogue_map, classify_frame, questions, reader_answers


def clean_answers(rows: int) -> pd.DataFrame:
    """The readers' answers for the 19 services, over and over."""
    answers = reader_answers()[[q.id for q in questions()]]
    return answers.take(np.arange(rows) % len(answers)).reset_index(drop=True)


def random_answers(rows: int) -> pd.DataFrame:
    """Any option or none for each question: most rows miss something or contradict themselves."""
    draw = np.random.default_rng(1)
    words = {q.id: np.array([*(o.name.zh for o in q.options), ""], dtype=object) for q in questions()}
    return pd.DataFrame(
        {name: options[draw.integers(0, len(options), rows)] for name, options in words.items()}
    )


def classes(rows: int) -> pd.DataFrame:
    """The classes of the 19 services, over and over."""
    services = chapter_services()[["participation", "divergence", "object", "owner"]]
    return services.take(np.arange(rows) % len(services)).reset_index(drop=True)


def all_unknown(rows: int) -> pd.DataFrame:
    """A different unknown word in each row: the worst that a column can hold."""
    return classes(rows).assign(divergence=[f"word {i}" for i in range(rows)])


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    classify_frame(clean_answers(100))
    for make in (clean_answers, random_answers, classes, all_unknown):
        frame = make(rows)
        begun, begun_cpu = perf_counter(), process_time()
        classified = classify_frame(frame)
        took, cpu = perf_counter() - begun, process_time() - begun_cpu
        begun = perf_counter()
        catalogue_map(classified)
        mapped = perf_counter() - begun
        told = int((classified["status"] != "ok").sum())
        print(
            f"{make.__name__:16} {rows:>9,} rows  classify {took:5.2f} s (processor {cpu:5.2f} s)  "
            f"map {mapped:5.2f} s  rows told {told:,}"
        )


if __name__ == "__main__":
    main()
