"""Notebooks and data laid out: whole in a new folder, and never over anything."""

import errno
import shutil
from pathlib import Path

import pytest

from shanhai.errors import ShanhaiError
from shanhai.releases.workplace import lay_out

ROOT = Path(__file__).parents[2]


def list_kept(folder: Path) -> dict[str, bytes]:
    """Read what git has in a folder: no checkpoint, no notebook that was run."""
    left = ("*.nbconvert.ipynb", ".*")
    kept = [one for one in folder.iterdir() if not any(map(one.match, left))]
    return {one.name: one.read_bytes() for one in kept if one.is_file()}


def test_notebooks_data_and_licence_are_laid_out_as_they_are(tmp_path):
    files = lay_out(tmp_path / "a" / "山 海")
    folder = tmp_path / "a" / "山 海"
    for part in ("notebooks", "data"):
        assert list_kept(folder / part) == list_kept(ROOT / part)
    licence = (folder / "LICENSE-DATA").read_bytes()
    assert licence == (ROOT / "LICENSE-DATA").read_bytes()
    assert files == tuple(sorted(one for one in folder.rglob("*") if one.is_file()))
    assert list((tmp_path / "a").iterdir()) == [folder]


def test_what_jupyter_leaves_behind_is_left_there(tmp_path, tiny_dir, monkeypatch):
    monkeypatch.setenv("SHANHAI_ROOT", str(tiny_dir.parent))
    notebooks = tiny_dir.parent / "notebooks"
    for name in (".ipynb_checkpoints/old.ipynb", "mine.nbconvert.ipynb", "kept.ipynb"):
        (notebooks / name).parent.mkdir(parents=True, exist_ok=True)
        (notebooks / name).write_text("{}")
    files = lay_out(tmp_path / "new")
    assert [one.name for one in files if "notebooks" in one.parts] == ["kept.ipynb"]


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "empty").mkdir()
    assert lay_out(tmp_path / "empty")


@pytest.mark.parametrize("name", ["my-work.ipynb", ".git/config", "data/a.csv"])
def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path, name):
    held = tmp_path / "mine" / name
    held.parent.mkdir(parents=True)
    held.write_text("work")
    with pytest.raises(ShanhaiError, match="Nothing was written") as caught:
        lay_out(tmp_path / "mine")
    assert Path(name).parts[0] in str(caught.value)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [held]
    assert held.read_text() == "work"


def test_a_file_in_the_way_is_left_as_it_is(tmp_path):
    (tmp_path / "mine").write_text("work")
    with pytest.raises(ShanhaiError, match="choose another place"):
        lay_out(tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "work"


@pytest.mark.parametrize("is_there", [False, True])
def test_nothing_half_written_is_left_when_the_disk_is_full(
    tmp_path, monkeypatch, is_there
):
    folder = tmp_path / "new"
    if is_there:
        folder.mkdir()
    copy = shutil.copytree

    def refuse(source, target, **options):
        if Path(source).name == "data":
            raise OSError(errno.ENOSPC, "No space left on device")
        return copy(source, target, **options)

    monkeypatch.setattr(shutil, "copytree", refuse)
    with pytest.raises(ShanhaiError, match="No space left on device"):
        lay_out(folder)
    assert [*tmp_path.rglob("*")] == ([folder] if is_there else [])
