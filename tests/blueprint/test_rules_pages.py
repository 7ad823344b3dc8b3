"""The pages of the rules are complete and say what the rules say now."""

import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from finserv.blueprint.rules import rules

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
RULES = [rule.id for rule in rules()]


@pytest.fixture(scope="module")
def made():
    spec = importlib.util.spec_from_file_location("make_rule_pages", FOLDER / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, module.pages(module.picture_names())


def read(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def test_every_rule_has_its_page_and_no_page_is_left_over(made):
    assert sorted(made[1]) == sorted(path.name for path in FOLDER.glob("*.md"))
    assert {f"{rule_id}.md" for rule_id in RULES} | {"README.md"} == set(made[1])


@pytest.mark.parametrize("name", ["README.md", *(f"{rule_id}.md" for rule_id in RULES)])
def test_the_page_is_as_the_maker_writes_it(made, name):
    assert read(name) == made[1][name], "run: python docs/rules/make.py"


@pytest.mark.parametrize("rule_id", RULES)
def test_a_page_has_two_pictures_in_each_language(rule_id):
    linked = re.findall(r"!\[[^]]+\]\((pictures/[^)]+)\)", read(f"{rule_id}.md"))
    assert [name[-7:] for name in linked] == ["_zh.svg", "_zh.svg", "_en.svg", "_en.svg"]
    for name in linked:
        assert ElementTree.fromstring(read(name)).tag.endswith("svg")


def test_a_picture_shows_the_steps_of_its_example(made):
    module, _ = made
    for (rule_id, side, language), name in module.picture_names().items():
        words = "".join(ElementTree.fromstring(read(f"pictures/{name}")).itertext())
        squeezed = re.sub(r"\s", "", words)
        bp = module.example(module.rule_of(rule_id), side).blueprint()
        for step in bp.step_rows:
            assert re.sub(r"\s", "", step.name.in_language(language)) in squeezed


def test_no_picture_is_left_over(made):
    module, _ = made
    assert {path.name for path in FOLDER.glob("pictures/*")} == set(module.picture_names().values())


@pytest.mark.parametrize("rule_id", RULES)
def test_the_two_examples_differ_and_the_difference_is_shown(made, rule_id):
    module, _ = made
    lines = module.difference(module.rule_of(rule_id))
    assert lines
    for line in lines:
        assert line in read(f"{rule_id}.md")
