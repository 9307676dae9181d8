"""The files of a report, read back by other programs: equal, typed, never live."""

import base64
import datetime as dt
import io
import math

import pandas as pd
import pytest

from shanhai.analysis.derived import MOST_PEERS
from shanhai.reporting.downloads.files import list_files
from shanhai.reporting.downloads.rows import COLUMNS, COUNT, DATE, NUMBER, list_rows
from shanhai.reporting.downloads.sheets import list_verdicts

# A page holds the files of its own values only: bytes of both, as embedded.
LARGEST = {"everything": 110_000, "profile": 70_000}


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
    assert [one.kind for one in downloads] == ["zip", "xlsx"]
    for download in downloads:
        body = download.address.partition(";base64,")[2]
        assert base64.b64decode(body, validate=True) == download.content
        assert download.name.endswith(f".{download.kind}")


def test_csv_is_what_excel_expects(downloads, pick):
    content = pick(downloads, "csv")
    text = content.decode("utf-8")
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}figure_id,kind,")
    assert text.count("\r\n") == text.count("\n")
    assert text.endswith("\r\n")


def test_csv_holds_the_rows(downloads, pick, read_csv, page, take):
    rows = take(page)
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
    downloads, pick, read_workbook, read_sheet, page, take
):
    book = read_workbook(pick(downloads, "xlsx"))
    rows = take(page).set_index("figure_id", drop=False)
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
    real_corpus, downloads, pick, read_workbook, read_sheet, page
):
    notes = read_sheet(read_workbook(pick(downloads, "xlsx"))["notes"])
    mentions = real_corpus.mentions
    mine = mentions[mentions["figure_id"].isin(page.figure_ids)]
    columns = ["figure_id", "as_written", "start"]
    expected = sorted(mine[columns].itertuples(index=False, name=None))
    found = [tuple(row[name] for name in columns) for row in notes if row["as_written"]]
    assert sorted(found) == expected
    assert len({row["figure_id"] for row in notes}) >= len(page.figure_ids)


def test_verdicts_stand_beside_what_is_compared(
    load_files, real_corpus, show, pick, read_workbook, read_sheet, lang
):
    page = show(real_corpus, "side-by-side", lang)
    book = read_workbook(pick(load_files(page), "xlsx"))
    read = read_sheet(book["verdicts"])
    judged = {
        (row["subject_id"], row["figure_id"]): row["verdict"]
        for row in read
        if row["basis"] == "total"
    }
    expected = {
        (subject.code, row.figure_id): row.verdict
        for subject in page.verdicts.subjects
        if subject.kind == "indicator"
        for row in subject.comparison.rows.itertuples()
        if row.figure_id
    }
    assert judged == expected
    alone = show(real_corpus, "everything", lang)
    assert "verdicts" not in read_workbook(pick(load_files(alone), "xlsx"))


def test_a_profile_holds_the_verdicts_that_it_shows(real_corpus, show, lang):
    page = show(real_corpus, "profile", lang)
    verdicts, more = list_verdicts(page)
    own = page.pairing_id
    reported = {
        (one.code, one.comparison.basis): one.comparison.rows
        for one in page.verdicts.subjects
        if own in set(one.comparison.rows.query("verdict != 'not_reported'").pairing_id)
    }
    judged = sum(
        (rows["verdict"] != "not_reported").sum() for rows in reported.values()
    )
    assert len(verdicts) + more == judged
    for key, rows in verdicts.groupby(["subject_id", "basis"]):
        is_own = rows["pairing_id"] == own
        assert is_own.any(), key
        assert rows[~is_own]["pairing_id"].nunique() <= MOST_PEERS
        compares = rows[is_own]["verdict"].isin(["comparable", "with_care", "caution"])
        assert compares.any() or is_own.all()
    assert not all(verdicts["pairing_id"] == own)


def test_what_is_left_out_is_counted(real_corpus, show, monkeypatch, lang):
    page = show(real_corpus, "profile", lang)
    _, before = list_verdicts(page)
    monkeypatch.setattr("shanhai.analysis.derived.MOST_PEERS", 1)
    _, after = list_verdicts(page)
    assert after > before
    (book,) = (one for one in list_files(page, list_rows(page)) if one.kind == "xlsx")
    read_me = pd.read_excel(io.BytesIO(book.content), sheet_name="read_me")
    assert read_me.iloc[:, 1].astype(str).str.contains(f"{after}").any()


def test_other_tables_that_a_page_shows_are_sheets(
    real_corpus, load_files, show, pick, read_workbook, read_sheet, lang
):
    page = show(real_corpus, "profile", lang)
    book = read_workbook(pick(load_files(page), "xlsx"))
    keys = {"benchmarks": "benchmark_id", "denominators": "denominator_id"}
    for name, code in keys.items():
        rows = read_sheet(book[name])
        assert {row[code] for row in rows} >= set(page.registers[name])
        assert all(row["grade"] and row["source_title"] for row in rows)
    alone = show(real_corpus, "everything", lang)
    assert "benchmarks" not in read_workbook(pick(load_files(alone), "xlsx"))


def test_read_me_says_what_the_data_are(
    real_corpus, page, downloads, pick, read_workbook
):
    paper = read_workbook(pick(downloads, "xlsx")).worksheets[0]
    text = "\n".join(str(cell.value) for row in paper.iter_rows() for cell in row)
    assert paper.title == "read_me"
    for told in (real_corpus.version, page.digest, "CC BY 4.0", "at_least"):
        assert told in text


def test_workbook_is_dated_by_the_data(real_corpus, downloads, pick, read_workbook):
    book = read_workbook(pick(downloads, "xlsx"))
    created = dt.datetime.fromisoformat(real_corpus.descriptor["created"])
    assert book.properties.created == created.replace(tzinfo=None)


def test_equal_data_give_equal_bytes(downloads, page):
    again = list_files(page, list_rows(page))
    assert [one.content for one in again] == [one.content for one in downloads]


@pytest.mark.parametrize("report", LARGEST)
def test_files_stay_small(load_files, real_corpus, show, report, lang):
    carried = load_files(show(real_corpus, report, lang))
    size = sum(len(one.address.encode()) for one in carried)
    assert size < LARGEST[report]
