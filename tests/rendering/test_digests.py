"""Digests of files and folders: what they see, and what is no matter to them."""

from collections.abc import Callable
from copy import deepcopy
from json import dumps
from pathlib import Path

import pytest

from shanhai.rendering.files import (
    digest_file,
    digest_notebook,
    list_digests,
    list_surroundings,
)

TITLE = {
    "cell_type": "markdown",
    "id": "title",
    "metadata": {"translations": {"zh": ["# 一"]}},
    "source": ["# One\n", "\n", "![](attachment:one.png)"],
    "attachments": {"one.png": {"image/png": "AAAA"}},
}
SHOWN = {
    "cell_type": "code",
    "id": "shown",
    "metadata": {"tags": ["frame"]},
    "source": ["1 + 1"],
    "outputs": [],
    "execution_count": None,
}
NOTEBOOK = {"cells": [TITLE, SHOWN], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
OUTPUT = {
    "output_type": "execute_result",
    "data": {"text/plain": "2"},
    "metadata": {},
    "execution_count": 3,
}


def digest_after(change: Callable[[dict, dict, dict], object]) -> str:
    """Return the digest of the notebook after a change to it or one of its cells."""
    changed = deepcopy(NOTEBOOK)
    change(changed, *changed["cells"])
    return digest_notebook(dumps(changed))


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


@pytest.mark.parametrize(
    "save",
    [
        lambda whole, title, shown: shown.update(outputs=[OUTPUT]),
        lambda whole, title, shown: shown.update(execution_count=3),
        lambda whole, title, shown: shown.update(id="another"),
        lambda whole, title, shown: shown["metadata"].update(collapsed=True),
        lambda whole, title, shown: whole["metadata"].update(language_info={}),
        lambda whole, title, shown: title.update(source="".join(TITLE["source"])),
    ],
    ids=["outputs", "count", "identifier", "metadata", "notebook", "lines"],
)
def test_how_a_notebook_was_last_run_and_shown_is_no_matter(save):
    assert digest_after(save) == digest_notebook(dumps(NOTEBOOK, indent=1))


@pytest.mark.parametrize(
    "edit",
    [
        lambda whole, title, shown: shown.update(source=["1 + 2"]),
        lambda whole, title, shown: shown.update(cell_type="raw"),
        lambda whole, title, shown: shown["metadata"].update(tags=[]),
        lambda whole, title, shown: title["metadata"]["translations"].update(zh=[]),
        lambda whole, title, shown: title["attachments"].clear(),
        lambda whole, title, shown: whole["cells"].reverse(),
        lambda whole, title, shown: whole["cells"].pop(),
    ],
    ids=["source", "kind", "tags", "translation", "attachment", "order", "removal"],
)
def test_what_a_notebook_does_and_says_is_digested(edit):
    assert digest_after(edit) != digest_notebook(dumps(NOTEBOOK))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": [1]}', '{"cells": [{}]}'])
def test_what_is_no_notebook_has_a_digest_of_its_text(text):
    assert digest_notebook(text) != digest_notebook(text + " ")
