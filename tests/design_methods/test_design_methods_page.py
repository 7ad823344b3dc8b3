"""The page of the design methods names every move, feature and assumption as it is now, in both languages."""

from pathlib import Path

from finserv.design_methods import DESIGN_METHODS, assumptions, method
from finserv.design_methods.fit_features import FEATURES

PAGE = (Path(__file__).parents[2] / "docs" / "design_methods.md").read_text(encoding="utf-8")


def test_every_move_is_told_twice():
    for name in DESIGN_METHODS:
        for move in method(name).moves:
            assert (
                PAGE.count(f"`{move.id}` {move.name.en}") == 1
                and PAGE.count(f"`{move.id}` {move.name.zh}") == 1
            )


def test_every_number_is_the_one_in_use():
    for row in assumptions().table.itertuples():
        assert PAGE.count(f"| `{row.id}` | {row.value:g} |") == 2
    for name, features in FEATURES.items():
        for feature in features:
            assert PAGE.count(f"| `{name}` | `{feature.id}` | {feature.weight:g} | {feature.basis} |") == 2
