"""The files of a report, read back by other programs: equal, typed, never live."""

import base64
import datetime as dt
import math
from urllib.parse import unquote_to_bytes

import pandas as pd
import pytest

from shanhai.reporting.takeaway.columns import COLUMNS, COUNT, DATE, NUMBER
from shanhai.reporting.takeaway.files import list_downloads

# A page holds the files of its own values only: bytes of all three, as embedded.
LARGEST = {"overview": 350_000, "profile": 150_000}


def read_address(address):
    """Read what a page carries as a browser does."""
    head, _, body = address.partition(",")
    if head.endswith(";base64"):
        return base64.b64decode(body, validate=True)
    return unquote_to_bytes(body)


def read_cell(value, kind):
    """Read a cell of a CSV by the type of its column."""
    if kind == NUMBER:
        return float(value) if value else math.inf
    if kind == DATE:
        return pd.Timestamp(value) if value else pd.NaT
    if kind == COUNT:
        return int(value) if value else pd.NA
    return value


def is_same(one, other):
    return (pd.isna(one) and pd.isna(other)) or one == other


def test_a_page_carries_each_file_whole(downloads):
    assert [one.kind for one in downloads] == ["csv", "xlsx"]
    for download in downloads:
        assert read_address(download.address) == download.content
        assert download.name.endswith(f".{download.kind}")
        assert not set(download.address) & set('"<>&#?\n\t\r')


def test_csv_is_what_excel_expects(downloads, pick):
    content = pick(downloads, "csv")
    text = content.decode("utf-8")
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}figure_id,kind,")
    assert text.count("\r\n") == text.count("\n")
    assert text.endswith("\r\n")


def test_csv_holds_the_rows(downloads, pick, read_csv, shown, take, lang):
    rows = take(shown, lang)
    read = read_csv(pick(downloads, "csv"))
    assert len(read) == len(rows)
    for cells, row in zip(read, rows.to_dict("records"), strict=True):
        for name, kind in COLUMNS.items():
            value = ";".join(row[name]) if isinstance(row[name], tuple) else row[name]
            assert is_same(read_cell(cells[name], kind), value), name


def test_nothing_is_written_as_a_word_for_nothing(downloads, pick, read_csv):
    cells = {cell for row in read_csv(pick(downloads, "csv")) for cell in row.values()}
    assert not cells & {"nan", "NaN", "inf", "None", "NaT", "<NA>", "Infinity"}


def test_workbook_holds_the_rows(
    downloads, pick, read_workbook, read_sheet, shown, take, lang
):
    book = read_workbook(pick(downloads, "xlsx"))
    rows = take(shown, lang).set_index("figure_id", drop=False)
    read = read_sheet(book["figures"])
    assert [row["figure_id"] for row in read] == list(rows["figure_id"])
    for cells in read:
        row = rows.loc[cells["figure_id"]]
        assert cells["low"] == row["low"]
        assert (math.inf if cells["high"] is None else cells["high"]) == row["high"]
        assert cells["value"] == row["value"]
        assert is_same(cells["period_start"], row["period_start"])


def test_cells_have_the_type_of_their_column(downloads, pick, read_workbook):
    book = read_workbook(pick(downloads, "xlsx"))
    types = {"low": {"n"}, "high": {"n"}, "period_start": {"d"}, "figure_id": {"s"}}
    found = {name: set() for name in types}
    heading = [cell.value for cell in book["figures"][1]]
    for row in book["figures"].iter_rows(min_row=2):
        for name in types:
            cell = row[heading.index(name)]
            if cell.value is not None:
                found[name].add(cell.data_type)
    assert found == types
    documents = [cell.value for cell in book["sources"][1]]
    assert book["sources"].cell(2, 1 + documents.index("sha256")).value


def test_nothing_in_a_workbook_is_live(downloads, pick, read_workbook):
    book = read_workbook(pick(downloads, "xlsx"))
    cells = [cell for paper in book for row in paper.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    assert {paper.freeze_panes[1:] for paper in book} == {"2"}


def test_notes_hold_every_mention(
    real_corpus, downloads, pick, read_workbook, read_sheet, shown
):
    notes = read_sheet(read_workbook(pick(downloads, "xlsx"))["notes"])
    mentions = real_corpus.mentions
    mine = mentions[mentions["figure_id"].isin(shown.figure_ids)]
    columns = ["figure_id", "as_written", "start"]
    expected = sorted(mine[columns].itertuples(index=False, name=None))
    found = [tuple(row[name] for name in columns) for row in notes if row["as_written"]]
    assert sorted(found) == expected
    assert len({row["figure_id"] for row in notes}) >= len(shown.figure_ids)


def test_verdicts_stand_beside_what_is_compared(
    load_files, real_corpus, show, pick, read_workbook, read_sheet, lang
):
    shown = show(real_corpus, "side-by-side")
    book = read_workbook(pick(load_files(shown, lang), "xlsx"))
    read = read_sheet(book["verdicts"])
    judged = {
        (row["subject_id"], row["figure_id"]): row["verdict"]
        for row in read
        if row["basis"] == "total"
    }
    expected = {
        (subject.code, row.figure_id): row.verdict
        for subject in shown.verdicts.subjects
        if subject.kind == "indicator"
        for row in subject.comparison.rows.itertuples()
        if row.figure_id
    }
    assert judged == expected
    assert "verdicts" not in read_workbook(
        pick(load_files(show(real_corpus, "overview"), lang), "xlsx")
    )


def test_read_me_says_what_the_data_are(
    real_corpus, shown, downloads, pick, read_workbook
):
    paper = read_workbook(pick(downloads, "xlsx")).worksheets[0]
    text = "\n".join(str(cell.value) for row in paper.iter_rows() for cell in row)
    assert paper.title == "read_me"
    for told in (real_corpus.version, shown.digest, "CC BY 4.0", "at_least"):
        assert told in text


def test_workbook_is_dated_by_the_data(real_corpus, downloads, pick, read_workbook):
    book = read_workbook(pick(downloads, "xlsx"))
    created = dt.datetime.fromisoformat(real_corpus.descriptor["created"])
    assert book.properties.created == created.replace(tzinfo=None)


def test_equal_data_give_equal_bytes(real_corpus, downloads, shown, lang):
    again = list_downloads(real_corpus, shown=shown, lang=lang)
    assert [one.content for one in again] == [one.content for one in downloads]


@pytest.mark.parametrize("report", LARGEST)
def test_files_stay_small(load_files, real_corpus, show, report, lang):
    carried = load_files(show(real_corpus, report), lang)
    size = sum(len(one.address.encode()) for one in carried)
    assert size < LARGEST[report]
