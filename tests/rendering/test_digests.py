"""Digests of files and folders: what they see, and what is no matter to them."""

from pathlib import Path

import pytest

from shanhai.rendering.digests import digest_file, list_digests, list_originals


@pytest.fixture
def folder(tmp_path):
    for name in ("a/one.py", "b/two.py"):
        path = tmp_path / "library" / name
        path.parent.mkdir(parents=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "library"


def test_a_file_is_listed_by_its_place(folder):
    lines = list_digests(folder)
    assert [line.split()[0] for line in lines] == ["a/one.py", "b/two.py"]
    (folder / "a" / "one.py").rename(folder / "b" / "one.py")
    assert {*list_digests(folder)}.isdisjoint({lines[0]})
    assert [line.split()[0] for line in list_digests(folder)] == [
        "b/one.py",
        "b/two.py",
    ]


def test_what_the_interpreter_writes_is_no_matter(folder):
    before = list_digests(folder)
    (folder / "a" / "__pycache__").mkdir()
    (folder / "a" / "__pycache__" / "one.pyc").write_bytes(b"1")
    assert list_digests(folder) == before


def test_a_file_that_is_not_there_and_one_that_cannot_be_read(tmp_path, monkeypatch):
    assert digest_file(tmp_path / "none") == ""
    path = tmp_path / "secret"
    path.touch()

    def refuse(_: Path) -> bytes:
        raise PermissionError

    # Whoever runs the tests may be allowed to read every file.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert digest_file(path) == "unreadable"


def test_no_folder_of_originals_is_not_an_empty_one(tmp_path):
    assert list_originals(None) != list_originals(tmp_path) == ["some"]
    (tmp_path / "one.txt").write_text("一", encoding="utf-8")
    assert len(list_originals(tmp_path)) == 2
