import os
from pathlib import Path

import pytest

from shanhai import paths
from shanhai.errors import ShanhaiError

ROOT = Path(__file__).parents[1]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Return a folder that passes for a checkout, named by SHANHAI_ROOT."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text("{}")
    monkeypatch.setenv("SHANHAI_ROOT", str(tmp_path))
    monkeypatch.delenv("SHANHAI_ORIGINALS", raising=False)
    return tmp_path


def test_project_root_unnamed_is_the_checkout_of_the_package(monkeypatch):
    monkeypatch.delenv("SHANHAI_ROOT", raising=False)
    assert paths.project_root() == ROOT


def test_project_root_does_not_depend_on_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("SHANHAI_ROOT", raising=False)
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir() == ROOT / "data"


def test_project_root_named_by_variable_wins(checkout):
    assert paths.project_root() == checkout


def test_project_root_without_data_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("SHANHAI_ROOT", str(tmp_path))
    with pytest.raises(ShanhaiError, match="holds no data") as caught:
        paths.project_root()
    assert str(tmp_path) in str(caught.value)
    assert "SHANHAI_ROOT, or unset it" in str(caught.value)


@pytest.mark.parametrize(
    ("find", "name"),
    [
        (paths.data_dir, "data"),
        (paths.seeds_dir, "seeds"),
        (paths.notebooks_dir, "notebooks"),
        (paths.build_dir, "build"),
    ],
)
def test_folders_lie_in_the_root(checkout, find, name):
    assert find() == checkout / name


def test_originals_not_at_hand_are_none(checkout):
    assert paths.originals_dir() is None


def test_originals_folder_without_texts_is_none(checkout):
    (checkout / "seeds" / "originals").mkdir(parents=True)
    assert paths.originals_dir() is None


def test_originals_are_found_in_seeds(checkout):
    kept = checkout / "seeds" / "originals"
    kept.mkdir(parents=True)
    (kept / "a.txt").write_text("a")
    assert paths.originals_dir() == kept


def test_originals_named_by_variable_win(checkout, monkeypatch, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(tmp_path / "elsewhere"))
    assert paths.originals_dir() == tmp_path / "elsewhere"


def test_originals_can_be_left_out_wherever_they_are(checkout, monkeypatch):
    kept = checkout / "seeds" / "originals"
    kept.mkdir(parents=True)
    (kept / "a.txt").write_text("a")
    monkeypatch.setenv("SHANHAI_ORIGINALS", "none")
    assert paths.originals_dir() is None


def test_no_test_sees_the_articles():
    assert paths.originals_dir() is None


def test_originals_named_by_an_empty_variable_are_those_not_named(
    checkout, monkeypatch
):
    monkeypatch.setenv("SHANHAI_ORIGINALS", "")
    assert paths.originals_dir() is None


@pytest.mark.parametrize("name", ["nowhere", "data/datapackage.json", "locked"])
def test_originals_named_that_are_no_folder_to_read_are_refused(
    checkout, monkeypatch, name
):
    scan = os.scandir

    def lock(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    (checkout / "locked").mkdir()
    monkeypatch.setattr(os, "scandir", lock)
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(checkout / name))
    with pytest.raises(ShanhaiError, match="is no folder that can be read") as caught:
        paths.originals_dir()
    assert f"SHANHAI_ORIGINALS='{checkout / name}'" in str(caught.value)
