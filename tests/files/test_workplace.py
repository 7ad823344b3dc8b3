import pytest

from finserv import FinservError
from finserv.files.workplace import my_work


def test_the_environment_names_the_place(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path / "a" / "我的作业"))
    assert my_work() == tmp_path / "a" / "我的作业"
    assert my_work().is_dir()


def test_without_it_the_work_lies_beside_the_lessons(monkeypatch):
    monkeypatch.delenv("FINSERV_WORK", raising=False)
    folder = my_work()
    assert folder.name == "my_work"
    assert (folder.parent / "notebooks").is_dir()


def test_a_place_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path / "file" / "work"))
    with pytest.raises(FinservError, match="cannot be made"):
        my_work()
