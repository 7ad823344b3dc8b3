import os
import stat
import subprocess
import sys
import textwrap

import pytest

from finserv.atomic import write_bytes, write_text
from finserv.errors import FinservError
from finserv.language import Text

UNPRIVILEGED = 65534


def run(program: str, *arguments: object) -> subprocess.CompletedProcess:
    """Run a small program as an ordinary user: a superuser may write anything, and would prove nothing."""
    drop = f"""
import os
if os.geteuid() == 0:
    os.setegid({UNPRIVILEGED})
    os.seteuid({UNPRIVILEGED})
"""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import finserv.atomic, sys\n" + drop + textwrap.dedent(program),
            *map(str, arguments),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "FINSERV_LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture
def open_folder(tmp_path_factory):
    """A folder that any user may write in, with every folder above it open to be walked through."""
    folder = tmp_path_factory.mktemp("open")
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.geteuid() and above != above.parent:
            above.chmod(above.stat().st_mode | 0o111)
    folder.chmod(0o777)
    return folder


def leftovers(folder):
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_text_is_written_as_utf8_with_its_line_ends_as_they_are(tmp_path):
    path = tmp_path / "蓝图 😀.json"
    assert write_text(path, "取号\nqueue\n") == path
    assert path.read_bytes() == "取号\nqueue\n".encode()
    assert leftovers(tmp_path) == []


def test_a_second_writing_replaces_and_keeps_the_mode(tmp_path):
    path = tmp_path / "a.txt"
    write_bytes(path, b"old")
    path.chmod(0o640)
    write_bytes(str(path), b"new")
    assert path.read_bytes() == b"new"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_its_file_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_text(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/such/folder/a.txt", Text("所在的文件夹不存在", "its folder does not exist")),
        ("folder", Text("这是一个文件夹", "it is a folder")),
        ("file/a.txt", Text("路径中有一段不是文件夹", "a part of its path is not a folder")),
        ("n" * 300, Text("文件名太长", "its name is too long")),
        ("a\0b", None),
    ],
)
def test_what_cannot_be_written_is_told_in_both_languages_and_nothing_is_lost(tmp_path, name, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(FinservError) as caught:
        write_text(tmp_path / name, "new")
    text = caught.value.text
    assert "写不进去" in text.zh
    assert "cannot be written" in text.en
    if reason:
        assert reason.zh in text.zh
        assert reason.en in text.en
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


SAVE = """
from finserv.errors import FinservError
try:
    finserv.atomic.write_text(sys.argv[1], "new")
    print("written")
except FinservError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_an_ordinary_user_writes_where_he_may(open_folder):
    assert run(SAVE, open_folder / "a.txt").stdout.strip() == "written"
    assert (open_folder / "a.txt").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_a_file_marked_read_only_is_left_alone(open_folder):
    path = open_folder / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o444)
    done = run(SAVE, path)
    assert "cannot be written: no right to write" in done.stdout, done.stderr
    assert path.read_text(encoding="utf-8") == "old"
    assert leftovers(open_folder) == []


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_a_folder_marked_read_only_is_left_alone(open_folder):
    path = open_folder / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o666)
    open_folder.chmod(0o555)
    done = run(SAVE, path)
    assert "cannot be written: no right to write" in done.stdout, done.stderr
    assert path.read_text(encoding="utf-8") == "old"


KILLED = """
import signal
def half(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, sys.argv[2], half)
finserv.atomic.write_text(sys.argv[1], "new" * 100_000)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL of POSIX")
@pytest.mark.parametrize("moment", ["fsync", "chmod", "replace"])
def test_killed_in_the_middle_the_old_content_stands(open_folder, moment):
    path = open_folder / "a.txt"
    write_text(path, "old")
    path.chmod(0o666)
    assert run(KILLED, path, moment).returncode < 0
    assert path.read_text(encoding="utf-8") == "old"
    assert leftovers(open_folder)
    write_text(path, "newer")
    assert path.read_text(encoding="utf-8") == "newer"


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_interrupted_in_the_middle_nothing_is_left_behind(tmp_path, monkeypatch, moment):
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, moment, interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert leftovers(tmp_path) == []


def test_what_a_killed_writer_left_an_hour_ago_is_swept_and_the_rest_is_not(tmp_path):
    old, new = tmp_path / ".a.json.abc.part", tmp_path / ".a.json.def.part"
    other = tmp_path / ".b.json.abc.part"
    for part in (old, new, other):
        part.write_text("half", encoding="utf-8")
    for part in (old, other):
        os.utime(part, (0, 0))
    write_text(tmp_path / "a.json", "whole")
    assert not old.exists() and new.exists() and other.exists()
