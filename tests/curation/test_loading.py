"""Data that one process has checked need not be checked by the next."""

import pytest

from shanhai.curation import loading
from shanhai.curation.loading import accept, load, load_unchecked
from shanhai.errors import CorpusError, ShanhaiError


@pytest.fixture
def checked(monkeypatch):
    """Return the folders that are held against the contract from now on."""
    seen, check = [], loading.list_contract_problems

    def find(folder):
        seen.append(folder)
        return check(folder)

    monkeypatch.setattr(loading, "list_contract_problems", find)
    return seen


def test_data_are_checked_once_while_no_file_changes(tiny_dir, checked):
    assert load(tiny_dir) is load(tiny_dir)
    assert checked == [tiny_dir]
    (tiny_dir / "note.txt").write_text("new", "utf-8")
    load(tiny_dir)
    assert checked == [tiny_dir, tiny_dir]


def test_what_was_loaded_unchecked_is_checked_before_it_is_used(tiny_dir, checked):
    corpus = load_unchecked(tiny_dir)
    assert checked == []
    assert load(tiny_dir) is corpus
    assert checked == [tiny_dir]


def test_the_word_of_who_has_checked_is_taken_for_its_data_only(tiny_dir, checked):
    corpus = load_unchecked(tiny_dir)
    with pytest.raises(ShanhaiError, match=r"have the digest .* planned from 0000"):
        accept("0" * 64, tiny_dir)
    assert accept(corpus.digest, tiny_dir) is load(tiny_dir) is corpus
    assert checked == []


def test_broken_data_that_can_be_read_are_refused_all_the_same(tiny_dir):
    path = tiny_dir / "figures.csv"
    content = path.read_text("utf-8")
    path.write_text(content.replace(",achieved,", ",acheived,", 1), "utf-8")
    load_unchecked(tiny_dir)
    with pytest.raises(CorpusError, match="acheived"):
        load(tiny_dir)


def test_tables_that_change_while_they_are_read_are_refused(tiny_dir, monkeypatch):
    """Old names under the digest of new ones would stay in an index for good."""
    read = loading.read_tables

    def change_after(folder, descriptor):
        tables = read(folder, descriptor)
        path = folder / "pairings.csv"
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        return tables

    monkeypatch.setattr(loading, "read_tables", change_after)
    with pytest.raises(ShanhaiError, match="changed while it was read"):
        load(tiny_dir)
