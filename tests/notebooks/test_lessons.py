"""The notebooks are those of their sources, have been run, and are the same lesson in both languages."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("lesson_builder", ROOT / "notebooks" / "build.py")
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)
CHINESE = re.compile(r"[㐀-鿿]")
NOTEBOOKS = [(source, language) for source in build.sources() for language in build.LANGUAGES]
ids = [f"{language}/{source.stem}" for source, language in NOTEBOOKS]


def read(source, language):
    return json.loads(build.target(source, language).read_text(encoding="utf-8"))


def test_there_are_lessons_and_no_notebook_without_a_source():
    found = {
        path
        for room in build.ROOMS
        for language in build.LANGUAGES
        for path in (ROOT / room / language).glob("*.ipynb")
    }
    assert found == {build.target(source, language) for source, language in NOTEBOOKS}
    assert len(found) >= 4


@pytest.mark.parametrize(("source", "language"), NOTEBOOKS, ids=ids)
def test_a_notebook_has_the_cells_of_its_source(source, language):
    def kept(cell):
        return cell["cell_type"], cell["id"], cell["metadata"], "".join(cell["source"])

    made = build.notebook(source, language)["cells"]
    assert [kept(cell) for cell in read(source, language)["cells"]] == [kept(cell) for cell in made]


@pytest.mark.parametrize(("source", "language"), NOTEBOOKS, ids=ids)
def test_a_notebook_was_run_in_order_without_errors(source, language):
    code = [cell for cell in read(source, language)["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell["outputs"]]
    assert len(outputs) >= len(code) - 2
    assert all(output["output_type"] in ("execute_result", "display_data") for output in outputs)
    for output in outputs:
        assert "object at 0x" not in "".join(output["data"].get("text/plain", ""))
        assert str(ROOT) not in json.dumps(output)


@pytest.mark.parametrize(("source", "language"), NOTEBOOKS, ids=ids)
def test_code_hides_behind_a_label_in_the_language(source, language):
    for cell in read(source, language)["cells"]:
        if cell["cell_type"] == "code":
            assert cell["metadata"]["jupyter"]["source_hidden"] is True
            label = "".join(cell["source"]).split("\n")[0]
            assert label.startswith("# ▶ ")
            assert bool(CHINESE.search(label)) == (language == "zh")


@pytest.mark.parametrize("source", build.sources(), ids=lambda source: source.stem)
def test_both_languages_have_the_same_shape(source):
    def shape(language):
        for cell in read(source, language)["cells"]:
            text = "".join(cell["source"])
            headings = re.findall(r"^#+ ", text, re.M) if cell["cell_type"] == "markdown" else []
            pictures = text.count("![")
            tables = len(re.findall(r"^\|", text, re.M))
            yield cell["id"], cell["cell_type"], headings, pictures, tables

    assert list(shape("zh")) == list(shape("en"))


@pytest.mark.parametrize("source", build.sources(), ids=lambda source: source.stem)
def test_no_side_is_empty_and_no_chinese_stands_in_the_english(source):
    for cell in read(source, "en")["cells"]:
        text = "".join(cell["source"])
        assert text.strip()
        prose = re.sub(r"^\*中文.*$", "", text, flags=re.M)
        if cell["cell_type"] == "code":
            shown = [
                "".join(output["data"].get(kind, "")) for output in cell["outputs"] for kind in output["data"]
            ]
            prose = "\n".join([text.split("\n")[0], *shown])
        assert not CHINESE.search(prose), f"{cell['id']}: {CHINESE.search(prose)}"
    for cell in read(source, "zh")["cells"]:
        if cell["cell_type"] == "markdown":
            assert CHINESE.search("".join(cell["source"])), cell["id"]


@pytest.mark.parametrize(("source", "language"), NOTEBOOKS, ids=ids)
def test_pictures_have_words_for_who_cannot_see_them(source, language):
    for cell in read(source, language)["cells"]:
        for output in cell.get("outputs", []):
            shown = "".join(output["data"].get("text/html", ""))
            for image in re.findall(r"<img[^>]*>", shown):
                assert re.search(r'alt="[^"]{20,}', image)
