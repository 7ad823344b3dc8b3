"""The settings that the kit gives to JupyterLab are ones that this JupyterLab knows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(sys.prefix) / "share/jupyter/lab/schemas"
FILES = ["lab_settings.json", *(f"{word}/labconfig/default_setting_overrides.json" for word in ("zh", "en"))]


def read(name: str) -> dict:
    return json.loads((ROOT / "jupyter" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_each_setting_exists_and_its_value_is_allowed(name: str):
    for plugin, values in read(name).items():
        package, _, part = plugin.partition(":")
        schema = json.loads((SCHEMAS / package / f"{part}.json").read_text(encoding="utf-8"))
        for key, value in values.items():
            jsonschema.Draft7Validator(schema["properties"][key]).validate(value)


def test_no_news_no_update_check_no_editor_on_read_only_text():
    settings = read("lab_settings.json")
    assert settings["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
    assert settings["@jupyterlab/notebook-extension:tracker"] == {
        "showEditorForReadOnlyMarkdown": False,
        "windowingMode": "none",
    }


@pytest.mark.parametrize(("language", "locale"), [("zh", "zh_CN"), ("en", "en")])
def test_jupyterlabs_language_is_the_learners(language: str, locale: str):
    from jupyterlab_server.translation_utils import get_language_packs

    settings = read(f"{language}/labconfig/default_setting_overrides.json")
    assert settings == {"@jupyterlab/translation-extension:plugin": {"locale": locale}}
    assert locale in get_language_packs()[0]


def test_the_first_page_is_a_lesson_of_the_kit():
    page = read("lab_config.json")["LabApp"]["default_url"]
    assert page.startswith("/lab/tree/")
    assert (ROOT / page.removeprefix("/lab/tree/")).is_file()
