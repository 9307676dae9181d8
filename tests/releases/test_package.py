"""The exported data package: whole, equal to the data, and never over other files."""

import datetime as dt
import io
import json
import math
import zipfile
from pathlib import Path

import frictionless
import openpyxl
import pandas as pd
import pytest

from shanhai import load
from shanhai.errors import ShanhaiError
from shanhai.releases import package
from shanhai.releases.package import export_package, list_downloads

ADDED = {"CITATION.txt", "LICENSE-DATA", "README.md", "shanhai-data.xlsx"}


def read_all(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_export_holds_the_tables_as_they_are(tiny_dir, tmp_path):
    out = tmp_path / "a" / "b"
    files = export_package(load(tiny_dir), out)
    exported = read_all(out)
    tables = {path.name: path.read_bytes() for path in tiny_dir.glob("*.*")}
    assert {name: exported[name] for name in tables} == tables
    assert set(exported) == {*tables, *ADDED}
    assert [path.name for path in files] == sorted(exported)
    assert list(tmp_path.glob(".*")) == list((tmp_path / "a").glob(".*")) == []


def test_export_is_loaded_as_the_same_corpus(real_corpus, tmp_path):
    export_package(real_corpus, tmp_path / "out")
    again = load(tmp_path / "out")
    assert again.digest == real_corpus.digest
    assert again.figures.equals(real_corpus.figures)
    assert again.mentions.equals(real_corpus.mentions)


def test_export_validates_with_frictionless(real_corpus, tmp_path):
    export_package(real_corpus, tmp_path / "out")
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid
    assert len(report.tasks) == len(real_corpus.table_names)


def test_two_exports_are_byte_for_byte_equal(corpus, tmp_path):
    for name in ("one", "two"):
        export_package(corpus, tmp_path / name)
    assert read_all(tmp_path / "one") == read_all(tmp_path / "two")


def test_an_earlier_export_is_replaced(tiny_dir, tmp_path, edit):
    out = tmp_path / "out"
    export_package(load(tiny_dir), out)
    edit(tiny_dir / "units.csv", "count,count", "count,pieces")
    export_package(load(tiny_dir), out)
    assert "pieces" in (out / "units.csv").read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"data", "out"}


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (["thesis.docx"], "it holds thesis.docx"),
        (["figures.csv", "datapackage.json"], "tables without their guide"),
    ],
)
def test_a_folder_with_other_files_is_left_alone(corpus, tmp_path, held, words):
    for name in held:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ShanhaiError, match=words):
        export_package(corpus, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(held)
    assert {path.read_text("utf-8") for path in tmp_path.iterdir()} == {"mine"}


def test_a_file_added_to_an_export_is_not_lost(corpus, tmp_path):
    export_package(corpus, tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ShanhaiError, match=r"it holds notes\.txt"):
        export_package(corpus, tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").is_file()


def test_the_tables_own_folder_is_refused(tiny_dir):
    corpus = load(tiny_dir)
    with pytest.raises(ShanhaiError, match="holds the tables themselves"):
        export_package(corpus, tiny_dir / ".." / tiny_dir.name)


def test_a_file_in_place_of_the_folder_is_refused(corpus, tmp_path):
    path = tmp_path / "out"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ShanhaiError, match="is a file"):
        export_package(corpus, path)
    assert path.read_text(encoding="utf-8") == "mine"


def test_tables_changed_since_they_were_loaded_are_refused(tiny_dir, tmp_path, edit):
    corpus = load(tiny_dir)
    edit(tiny_dir / "units.csv", "count,count", "count,pieces")
    with pytest.raises(ShanhaiError, match="changed since they were loaded"):
        export_package(corpus, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_failure_leaves_the_earlier_export(corpus, tmp_path, monkeypatch):
    out = tmp_path / "out"
    export_package(corpus, out)
    before = read_all(out)
    rename = Path.rename

    def fail_for_new(path, target):
        if path.name == "new":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(ShanhaiError, match="No space left on device"):
        export_package(corpus, out)
    assert read_all(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failure_while_writing_leaves_nothing(corpus, tmp_path, monkeypatch):
    def fail(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(ShanhaiError, match="No space left on device"):
        export_package(corpus, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_lost_licence_is_left_out(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(package, "data_licence", lambda: None)
    export_package(corpus, tmp_path / "out")
    assert not (tmp_path / "out" / "LICENSE-DATA").exists()


@pytest.fixture(scope="module")
def book(real_corpus):
    content = package.build_data_workbook(real_corpus)
    return openpyxl.load_workbook(io.BytesIO(content))


def read_value(value, column):
    """Read a cell of the workbook as the corpus holds it."""
    if value is None:
        is_open = column.name == "high"
        return math.inf if is_open else ("" if column.dtype == "str" else None)
    return value


def test_each_table_has_a_sheet_with_its_values(real_corpus, book):
    names = [paper.title for paper in book]
    assert names == ["read_me", *real_corpus.table_names, "columns"]
    for name in real_corpus.table_names:
        heading, *rows = book[name].iter_rows(values_only=True)
        assert list(heading) == list_columns(real_corpus, name)
        table = getattr(real_corpus, name)
        assert len(rows) == len(table)
        for place, column in enumerate(heading):
            check_column([row[place] for row in rows], table[column])


def list_columns(corpus, name):
    """List the columns of a table by its contract."""
    (table,) = [one for one in corpus.descriptor["resources"] if one["name"] == name]
    return [field["name"] for field in table["schema"]["fields"]]


def check_column(cells, column):
    for cell, value in zip(cells, column, strict=True):
        if isinstance(value, tuple):
            assert (cell or "") == ";".join(value)
        elif pd.isna(value):
            assert cell is None
        else:
            assert read_value(cell, column) == value, column.name


def test_sheets_are_typed_and_nothing_is_live(book):
    cells = [cell for paper in book for row in paper.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n", "d", "b"}
    assert not any(cell.hyperlink for cell in cells)
    heading, *rows = book["sources"].iter_rows()
    place = [cell.value for cell in heading].index("published_date")
    published = {row[place].data_type for row in rows if row[place].value}
    assert published == {"d"}
    heading, first, *_ = book["figures"].iter_rows(values_only=True)
    assert isinstance(dict(zip(heading, first, strict=True))["low"], int | float)


def test_every_column_is_described_in_both_languages(real_corpus, book):
    heading, *rows = book["columns"].iter_rows(values_only=True)
    described = {(row[0], row[1]) for row in rows if row[3] and row[4]}
    assert heading == (
        *("table", "column", "type", "description_en", "description_zh"),
    )
    assert described == {
        (name, column)
        for name in real_corpus.table_names
        for column in list_columns(real_corpus, name)
    }


def test_guide_names_every_table_in_both_languages(real_corpus, tmp_path):
    export_package(real_corpus, tmp_path / "out")
    guide = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    for resource in real_corpus.descriptor["resources"]:
        assert guide.count(f"`{resource['path']}`") == 2
        assert resource["title_zh"] in guide
    assert real_corpus.digest in guide
    assert "frictionless validate datapackage.json" in guide
    cited = (tmp_path / "out" / "CITATION.txt").read_text(encoding="utf-8")
    assert "@misc{" in cited


def test_downloads_are_the_export_and_its_workbook(corpus, tmp_path):
    export_package(corpus, tmp_path / "out")
    downloads = list_downloads(corpus)
    exported = read_all(tmp_path / "out")
    with zipfile.ZipFile(io.BytesIO(downloads["shanhai-data.zip"])) as held:
        names = [f"shanhai-data/{name}" for name in sorted(exported)]
        assert held.namelist() == names
        assert [held.read(name) for name in names] == [
            exported[name] for name in sorted(exported)
        ]
    assert downloads["shanhai-data.xlsx"] == exported["shanhai-data.xlsx"]
    assert len(downloads) == 2


def test_downloads_are_dated_by_the_data_and_equal(corpus):
    downloads = list_downloads(corpus)
    assert downloads == list_downloads(corpus)
    created = dt.datetime.fromisoformat(corpus.descriptor["created"])
    with zipfile.ZipFile(io.BytesIO(downloads["shanhai-data.zip"])) as held:
        stamps = {entry.date_time for entry in held.infolist()}
        contract = json.loads(held.read("shanhai-data/datapackage.json"))
    assert stamps == {tuple(created.timetuple()[:6])}
    assert contract["version"] == corpus.version


@pytest.mark.parametrize("interrupted", [1, 2])
@pytest.mark.parametrize("is_done", [False, True])
def test_an_export_interrupted_at_a_renaming_leaves_a_whole_one(
    corpus, tmp_path, monkeypatch, interrupted, is_done
):
    out = tmp_path / "out"
    export_package(corpus, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    rename, calls = Path.rename, []

    def interrupt(path, target):
        calls.append(target)
        if len(calls) != interrupted or is_done:
            rename(path, target)
        if len(calls) == interrupted:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        export_package(corpus, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert list(tmp_path.iterdir()) == [out]
