"""Digests of files and folders: what they see, and what is no matter to them."""

from pathlib import Path

from shanhai.rendering.digests import digest_file, list_digests, list_surroundings


def test_a_file_is_listed_by_its_place(tmp_path):
    for name in ("a/one.py", "b/two.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(name, encoding="utf-8")
    lines = list_digests(tmp_path)
    assert [line.split()[0] for line in lines] == ["a/one.py", "b/two.py"]
    (tmp_path / "a" / "one.py").rename(tmp_path / "b" / "one.py")
    moved = list_digests(tmp_path)
    assert [line.split()[0] for line in moved] == ["b/one.py", "b/two.py"]


def test_a_file_that_is_not_there_and_one_that_cannot_be_read(tmp_path, monkeypatch):
    assert digest_file(tmp_path / "none") == ""
    path = tmp_path / "secret"
    path.touch()

    def refuse(_: Path) -> bytes:
        raise PermissionError

    # Whoever runs the tests may be allowed to read every file.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert digest_file(path) == "unreadable"


def test_no_folder_of_originals_is_not_an_empty_one(tmp_path, monkeypatch):
    assert list_surroundings()["originals"] == ["none"]
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(tmp_path))
    assert list_surroundings()["originals"] == []
    (tmp_path / "one.txt").write_text("一", encoding="utf-8")
    assert len(list_surroundings()["originals"]) == 1
