import json
import os
import subprocess
import sys

import pytest

from finserv import FinservError, use_language
from finserv.blueprint import to_json
from finserv.blueprint.cases import case
from finserv.drawing.draw import draw
from finserv.files import load, save


def test_what_is_saved_is_loaded_again(tmp_path):
    path = save(case("deposit"), tmp_path / "deposit.json")
    assert load(path) == case("deposit")
    assert path.read_bytes() == to_json(case("deposit")).encode()


@pytest.mark.parametrize("ending", [".svg", ".gv"])
def test_a_picture_is_saved_by_its_ending(tmp_path, ending):
    path = save(case("deposit"), tmp_path / f"deposit{ending}")
    assert "Take a number" in path.read_text(encoding="utf-8")


def test_an_unknown_ending_names_the_choices(tmp_path):
    with pytest.raises(FinservError, match=r"\.json.*\.svg"):
        save(case("deposit"), tmp_path / "deposit.docx")
    with pytest.raises(FinservError, match=r"\.json"):
        load(tmp_path / "deposit.docx")


def test_a_file_from_windows_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + to_json(case("deposit")).encode())
    assert load(path) == case("deposit")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (to_json(case("deposit")).encode()[:-40], "cut off"),
        (json.dumps({"nodes": []}).encode(), "not a blueprint file"),
        ("存款".encode("gbk"), "UTF-8"),
        (b"", "cut off"),
        ('{"format": "finserv.blueprint", "title_zh": "存款'.encode()[:-1], "cut off"),
    ],
)
def test_a_damaged_or_foreign_file_is_told_and_left_alone(tmp_path, content, told):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(FinservError, match=told):
        load(path)
    assert path.read_bytes() == content


def test_messages_come_in_the_readers_language(tmp_path):
    use_language("zh")
    with pytest.raises(FinservError, match="没有文件"):
        load(tmp_path / "nowhere.json")


def test_a_folder_or_a_name_that_cannot_be_is_an_error_that_teaches(tmp_path):
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(FinservError, match="cannot be read"):
        load(tmp_path / "folder.json")
    with pytest.raises(FinservError, match="cannot be read"):
        load("a\0b.json")
    with pytest.raises(FinservError, match="cannot be written"):
        save(case("deposit"), tmp_path / "folder.json")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such users")
def test_a_file_in_a_read_only_folder_cannot_be_written_and_stays(tmp_path):
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = folder / "a.json"
    path.write_text("old", encoding="utf-8")
    for place in (folder, *folder.parents[:3]):
        place.chmod(place.stat().st_mode | 0o055)
    folder.chmod(0o555)
    ask = (
        "import os, sys\n"
        "from finserv.blueprint.cases import case; from finserv.files import save; import finserv as fs\n"
        "fs.use_language('en'); bp = case('deposit')\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try: save(bp, sys.argv[1])\n"
        "except ValueError as error: print(error)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask, str(path)], capture_output=True, text=True, encoding="utf-8"
    )
    assert "cannot be written" in answer.stdout, answer.stderr
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(folder) == ["a.json"]


@pytest.mark.parametrize("wrong", [None, 3, ["a.json"]])
def test_what_is_no_file_name_and_what_is_no_blueprint_is_told(tmp_path, wrong):
    with pytest.raises(FinservError, match="name of a file"):
        load(wrong)
    with pytest.raises(FinservError, match="name of a file"):
        save(case("deposit"), wrong)
    with pytest.raises(FinservError, match="name of a file"):
        draw(case("deposit")).save(wrong)
    with pytest.raises(FinservError, match="takes a blueprint"):
        save(wrong, tmp_path / "a.json")
    assert not list(tmp_path.iterdir())
