"""A draft in Excel: nothing is lost, and what Excel makes of cells is seen."""

import csv
import datetime as dt
import io
import re
from dataclasses import replace
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from coded_article import (
    EASTWARD,
    FUNDS_ALL,
    FUNDS_PART,
    MENTIONS,
    PLANNED,
    POOR,
    TRAINEES,
    WORKERS,
    list_starts,
    make_draft,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries
from pandas.testing import assert_frame_equal

from shanhai.drafting.draft import list_fields
from shanhai.drafting.workbook import read_workbook, write_workbook
from shanhai.errors import CorpusError, ShanhaiError

START = list_starts()
HARD = [
    "007",
    "=1+1",
    "+86 10",
    "-5",
    "@x",
    "'quoted",
    "one\ntwo\n",
    " blank ",
    "12345678901234567890",
    "2021-01-01",
    "1e5",
    "TRUE",
    "#N/A",
    "50%",
    "東西部協作",
    "m² ‘–’ 😀",
    "a\x00b\x0b\r\u202e\ufffe",
    "_x0041_ _x005F_ x005F_",
    "[U+0041] [U+",
    "<r>a</r>",
    "\t",
]


def edit(path, change):
    """Have openpyxl play Excel: change a book by its cells, and save."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def find_cell(paper, key, name):
    """Return the cell of a column in the row that begins with a key."""
    heads = [cell.value for cell in paper[1]]
    row = next(row for row in paper.iter_rows(min_row=2) if row[0].value == str(key))
    return row[heads.index(name)]


@pytest.fixture
def draft(corpus):
    concepts = {"concept_1": "labour_employed_east", "confidence_1": "0.60"}
    concepts |= {"concept_2": "labour_training_trainees group=others"}
    return make_draft(corpus, {WORKERS: concepts, TRAINEES: {"low": "450.00"}})


@pytest.fixture
def path(draft, corpus, tmp_path):
    write_workbook(draft, corpus, tmp_path / "draft.xlsx")
    return tmp_path / "draft.xlsx"


@pytest.fixture
def put(path):
    """Return a function that sets cells of mentions: number of the row, column."""

    def set_cells(cells, sheet="mentions"):
        def change(book):
            for (key, name), value in cells.items():
                start = START[key] if sheet == "mentions" else key
                cell = find_cell(book[sheet], start, name)
                value, look = value if isinstance(value, tuple) else (value, None)
                cell.value = value
                cell.number_format = look or cell.number_format

        edit(path, change)

    return set_cells


def assert_same(one, other):
    assert one.text == other.text
    assert_frame_equal(one.rows, other.rows)
    assert [*one.added] == [*other.added]
    for name, rows in one.added.items():
        assert_frame_equal(rows, other.added[name])


def refuse(path, draft, corpus):
    """Return the error with which a workbook is refused."""
    with pytest.raises(CorpusError) as refused:
        read_workbook(path, draft, corpus)
    return refused.value


def fill_hard(corpus, texts):
    """Return the draft with hard texts in free cells, of the register too."""
    changes = {n % len(MENTIONS): {} for n in range(len(texts))}
    names = ("note_en", "note_zh", "subject_en", "reasons", "concept_3")
    for n, text in enumerate(texts):
        changes[n % len(MENTIONS)][names[n // len(MENTIONS)]] = text
    draft = make_draft(corpus, changes)
    added = {"sources": draft.added["sources"].assign(note_zh=texts[0])}
    return replace(draft, added=added)


def test_the_round_trip_loses_nothing(draft, path, corpus):
    assert_same(read_workbook(path, draft, corpus), draft)


def test_hard_texts_come_back_as_they_were(corpus, tmp_path):
    draft, path = fill_hard(corpus, HARD), tmp_path / "hard.xlsx"
    write_workbook(draft, corpus, path)
    assert_same(read_workbook(path, draft, corpus), draft)
    edit(path, lambda book: None)
    assert_same(read_workbook(path, draft, corpus), draft)


@settings(max_examples=10)
@given(texts=st.lists(st.text(), min_size=1, max_size=5 * len(MENTIONS)))
def test_any_text_comes_back(corpus, tmp_path_factory, texts):
    draft = fill_hard(corpus, texts)
    path = tmp_path_factory.mktemp("any") / "draft.xlsx"
    write_workbook(draft, corpus, path)
    # Read against a draft without them: nothing is taken over from it.
    blank = replace(draft, rows=make_draft(corpus).rows)
    assert_same(read_workbook(path, blank, corpus), draft)


def test_a_code_that_the_draft_had_is_not_the_workbooks_fault(corpus, tmp_path):
    draft = make_draft(corpus, {WORKERS: {"status": "odd", "flags": "odd"}})
    write_workbook(draft, corpus, tmp_path / "odd.xlsx")
    assert_same(read_workbook(tmp_path / "odd.xlsx", draft, corpus), draft)


def test_all_tables_of_a_draft_have_sheets(draft, corpus, tmp_path):
    place = dict.fromkeys(list_fields(corpus.descriptor, "places"), "")
    place |= {"place_id": "new_town", "parent_place_id": "yi", "admin_code": "012345"}
    added = draft.added | {"places": pd.DataFrame([place], dtype="str")}
    draft, path = replace(draft, added=added), tmp_path / "places.xlsx"
    write_workbook(draft, corpus, path)
    assert_same(read_workbook(path, draft, corpus), replace(draft, added=added))
    sheets = openpyxl.load_workbook(path).sheetnames
    assert sheets[:2] == ["mentions", "codes"]
    assert {*sheets[2:]} == {"places", "pairings", "pairing_members", "sources"}


def test_a_place_added_in_excel_is_a_place(draft, corpus, path, put):
    def add(book):
        book["places"].append(["new_town", "new_county", "township", "New", "新镇"])
        book["places"].append(["new_county", "ding", "county", "County", "新县"])
        find_cell(book["places"], "new_town", "is_key_county").value = True

    edit(path, add)
    put({(WORKERS, "place_id"): "new_town"})
    read = read_workbook(path, draft, corpus)
    assert read.rows.loc[WORKERS, "place_id"] == "new_town"
    place, _ = read.added["places"].to_dict("records")
    assert (place["name_zh"], place["is_key_county"]) == ("新镇", "true")


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        ("low", 500.0, "500"),
        ("low", 0.1 + 0.2, "0.3"),
        ("high", 699.99, "699.99"),
        ("high", 123456789012345, "123456789012345"),
        ("low", " 12 ", "12"),
        ("period_start", dt.datetime(2023, 3, 1), "2023-03-01"),
        ("period_end", (45291, "yyyy-mm-dd"), "2023-12-31"),
        ("period_end", "2023/1/5", "2023-01-05"),
        ("not_before", "2023年1月5日", "2023-01-05"),
        ("confidence_1", (0.62, "0%"), "0.62"),
        ("part_of", 12, "12"),
        ("flags", " wider_scope ", "wider_scope"),
        ("note_zh", 7, "7"),
        ("note_zh", dt.datetime(2021, 1, 1), "2021-01-01"),
        ("note_en", "a_x000D_\nb", "a\nb"),
        ("status", None, ""),
    ],
)
def test_what_excel_makes_of_a_cell_is_understood(
    draft, corpus, path, put, column, value, text
):
    put({(EASTWARD, column): value})
    read = read_workbook(path, draft, corpus)
    assert read.rows.loc[EASTWARD, column] == text


def test_numbers_and_days_that_are_equal_keep_their_form(draft, corpus, path, put):
    put({(TRAINEES, "low"): 450, (TRAINEES, "period_end"): dt.date(2023, 12, 31)})
    put({(FUNDS_ALL, "start"): START[FUNDS_ALL]})
    assert_same(read_workbook(path, draft, corpus), draft)


def test_formulas_with_values_are_their_values(draft, corpus, path):
    paper = openpyxl.load_workbook(path)["mentions"]
    place = find_cell(paper, START[EASTWARD], "low").coordinate
    with ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    # As Excel saves it: the formula, and the value that it had.
    cell = f'<c r="{place}"><f>130*2</f><v>260</v></c>'.encode()
    written = f'<c r="{place}".*?</c>'.encode()
    sheet = "xl/worksheets/sheet1.xml"
    files[sheet], count = re.subn(written, cell, files[sheet])
    with ZipFile(path, "w") as book:
        for name, content in files.items():
            book.writestr(name, content)
    assert count == 1
    assert_same(read_workbook(path, draft, corpus), draft)


REFUSED = {
    (EASTWARD, "period_end"): (dt.datetime(2023, 1, 5, 10), "a date with a time"),
    (EASTWARD, "low"): (dt.datetime(2023, 1, 5), "Excel has made a date"),
    (EASTWARD, "high"): ("#N/A", "an error of Excel"),
    (FUNDS_PART, "low"): ("=1+1", "a formula without its value"),
    (FUNDS_PART, "high"): ((0.5, "0.0%"), "and write 50"),
    (FUNDS_PART, "note_en"): (True, "true or false"),
    (FUNDS_PART, "period_start"): (44562, "the cell holds a number"),
    (WORKERS, "same_as"): (1234567890123456, "keeps 15 digits"),
    (WORKERS, "status"): ("acheived", "Did you mean 'achieved'"),
    (WORKERS, "place_id"): ("yi_prak", "Did you mean 'yi_park'"),
    (WORKERS, "flags"): ("wider_scope;widr_scope", "'widr_scope' is no code of flags"),
    (WORKERS, "dimensions"): ("group=al", "Did you mean 'group=all'"),
    (WORKERS, "as_written"): ("91人", "is not to be changed: it is '90人'"),
    (WORKERS, "end"): ("1", "end of a mention is not to be changed"),
    (WORKERS, "low"): ("1,200", "the cell holds no number"),
    (POOR, "period_start"): ("2023-02-30", "there is no such day"),
    (POOR, "period_end"): ("2023", "the cell holds no date"),
    (POOR, "low"): (dt.time(10, 30), "Excel has made a date"),
    (POOR, "note_zh"): (dt.time(10, 30), "the cell holds a time"),
}


def test_what_is_not_understood_is_named_by_its_cell(draft, corpus, path, put):
    put({key: value for key, (value, _) in REFUSED.items()})
    paper = openpyxl.load_workbook(path)["mentions"]
    problems = refuse(path, draft, corpus).problems
    told = {problem.file: str(problem) for problem in problems}
    assert len(problems) == len(REFUSED)
    for (number, name), (_, words) in REFUSED.items():
        cell = find_cell(paper, START[number], name)
        assert words in told[f"draft.xlsx mentions!{cell.coordinate}"]


def test_sorted_rows_are_the_same_draft(draft, corpus, path):
    def turn(book):
        paper = book["mentions"]
        rows = [[cell.value for cell in row] for row in paper.iter_rows(min_row=2)]
        for row, values in zip(paper.iter_rows(min_row=2), rows[::-1], strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value

    edit(path, turn)
    assert_same(read_workbook(path, draft, corpus), draft)


def test_rows_added_removed_or_doubled_are_named(draft, corpus, path):
    def change(book):
        paper = book["mentions"]
        paper.delete_rows(3)
        paper.append([cell.value for cell in paper[4]])
        paper.append(["99999", "100000", "1人"])

    edit(path, change)
    told = str(refuse(path, draft, corpus))
    assert told.startswith("3 problems:")
    assert f"mentions!A13: '{START[3]}': two rows are of this mention" in told
    assert "mentions!A14: '99999': no mention of the draft starts there" in told
    assert f"'{START[1]}': the row of '800万元' is missing" in told


def test_columns_renamed_or_added_are_named(draft, corpus, path):
    def change(book):
        paper = book["mentions"]
        find_cell(paper, START[0], "status").offset(row=-1).value = "statsu"
        paper.cell(1, paper.max_column + 1).value = "remarks"
        paper.cell(2, paper.max_column + 1).value = "look again"

    edit(path, change)
    told = str(refuse(path, draft, corpus))
    assert "'statsu': there is no such column. Did you mean 'status'" in told
    assert "'status': the column is missing. Did you mean 'statsu'" in told
    assert "'remarks': there is no such column" in told
    assert "'look again': the cell has no heading" in told


def test_sheets_renamed_or_missing_are_named(draft, corpus, path):
    def change(book):
        book["mentions"].title = "mention"
        del book["sources"]

    edit(path, change)
    told = str(refuse(path, draft, corpus))
    assert "'mentions': the sheet is missing. Did you mean 'mention'" in told
    assert "'sources': the sheet is missing" in told


def test_the_workbook_of_another_draft_is_refused(draft, corpus, path):
    source = draft.added["sources"].assign(source_id="jia-yi-8")
    with pytest.raises(CorpusError, match="not the one row of jia-yi-8"):
        read_workbook(path, replace(draft, added={"sources": source}), corpus)


def test_a_chosen_proposal_fills_concept_and_dimensions(draft, corpus, path, put):
    put({(WORKERS, "choose"): 2})
    row = read_workbook(path, draft, corpus).rows.loc[WORKERS]
    assert row["indicator_id"] == "labour_training_trainees"
    assert row["dimensions"] == "group=others"


def test_a_choice_that_contradicts_is_refused(draft, corpus, path, put):
    put({(WORKERS, "choose"): "1", (WORKERS, "indicator_id"): "fiscal_funds"})
    put({(PLANNED, "choose"): "1"})
    told = str(refuse(path, draft, corpus))
    assert "indicator_id is changed to 'fiscal_funds', and another is chosen" in told
    assert "no concept is proposed under this number. Proposed: none" in told


def list_listed(book, sheet):
    """Return, by column of a sheet, the codes to choose from, and the rows."""
    paper, listed = book[sheet], {}
    for rule in paper.data_validations.dataValidation:
        (span,) = rule.sqref.ranges
        place = rule.formula1.removeprefix("codes!").replace("$", "")
        left, top, _, bottom = range_boundaries(place)
        codes = [book["codes"].cell(y, left).value for y in range(top, bottom + 1)]
        head = paper.cell(1, span.min_col).value
        listed[head] = codes, (span.min_row, span.max_row)
    return listed


def test_lists_to_choose_from_cover_every_row(draft, corpus, path):
    book = openpyxl.load_workbook(path)
    listed = list_listed(book, "mentions")
    assert {*listed} == {
        *("choose", "kind", "decided", "pairing_id", "indicator_id", "unit_id"),
        *("qualifier", "bound_basis", "period_type", "period_basis", "status"),
        *("direction", "place_id", "attributed_to", "part_basis"),
    }
    assert {rows for _, rows in listed.values()} == {(2, 1 + len(MENTIONS))}
    assert listed["choose"][0] == ["1", "2", "3"]
    assert listed["decided"][0] == ["yes"]
    assert listed["place_id"][0] == list(corpus.places["place_id"])
    assert listed["indicator_id"][0] == list(corpus.indicators["indicator_id"])
    assert listed["direction"][0][:2] == ["east_to_west", "west_to_east"]
    assert {*list_listed(book, "places")} == {
        *("parent_place_id", "level", "is_key_county")
    }


def test_codes_have_names_and_concepts_their_dimensions(path):
    paper = openpyxl.load_workbook(path)["codes"]
    rows = {(row[0], row[1]): row for row in paper.iter_rows(values_only=True)}
    assert rows["unit_id", "person"][2:4] == ("人", "persons")
    assert rows["flags", "wider_scope"][5].startswith("The number covers more")
    assert rows["dimensions", "group=others"][2] == "其他人口"
    assert rows["indicator_id", "labour_training_trainees"][6] == "group"


def test_the_sentence_is_shown_with_the_numeral_marked(path):
    paper = openpyxl.load_workbook(path)["mentions"]
    shown = find_cell(paper, START[WORKERS], "sentence").value
    assert "【90人】" in shown
    assert paper.freeze_panes == "E2"


def save_csv(path, encoding, separator=","):
    """Save the sheet of mentions as Excel does: signs that are lacking become ?."""
    paper = openpyxl.load_workbook(path)["mentions"]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(paper.iter_rows(values_only=True))
    file = path.with_suffix(".csv")
    file.write_bytes(out.getvalue().encode(encoding, "replace"))
    return file


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gbk"])
def test_a_csv_file_is_read(corpus, tmp_path, encoding):
    draft, path = fill_hard(corpus, HARD), tmp_path / "hard.xlsx"
    write_workbook(draft, corpus, path)
    file = save_csv(path, encoding)
    assert_same(read_workbook(file, draft, corpus), draft)


def test_a_changed_cell_of_a_csv_file_is_read(draft, corpus, path, put):
    put({(WORKERS, "status"): "planned", (WORKERS, "kind"): "figur"})
    file = save_csv(path, "gbk")
    with pytest.raises(CorpusError, match=r"draft.csv [A-Z]+8: 'figur'"):
        read_workbook(file, draft, corpus)
    put({(WORKERS, "kind"): "figure"})
    read = read_workbook(save_csv(path, "gbk"), draft, corpus)
    assert read.rows.loc[WORKERS, "status"] == "planned"


@pytest.mark.parametrize(
    ("encoding", "separator", "words"),
    [
        ("utf-16", ",", "neither UTF-8 nor GBK. Save it in Excel as “CSV UTF-8”"),
        ("gbk", ";", "not separated by commas"),
    ],
)
def test_another_csv_file_is_refused(draft, corpus, path, encoding, separator, words):
    file = save_csv(path, encoding, separator)
    with pytest.raises(CorpusError, match=words):
        read_workbook(file, draft, corpus)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0rest", r"old form \(.xls\), or behind a password"),
        (b"start,end", "no workbook of Excel"),
        (b"PK\x03\x04cut off", "the workbook cannot be read"),
    ],
)
def test_another_file_is_refused(draft, corpus, path, content, words):
    path.write_bytes(content)
    with pytest.raises(CorpusError, match=words):
        read_workbook(path, draft, corpus)


@pytest.mark.parametrize("lock", ["~$draft.xlsx", ".~lock.draft.xlsx#"])
def test_a_file_open_elsewhere_is_left_alone(draft, corpus, path, lock):
    before = path.read_bytes()
    path.with_name(lock).touch()
    for act in (write_workbook, lambda *given: read_workbook(given[2], *given[:2])):
        with pytest.raises(ShanhaiError, match="is open elsewhere"):
            act(draft, corpus, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "open in Excel, save and close"),
        (OSError(28, "No space left on device"), "Make room"),
    ],
)
def test_an_earlier_file_stays_when_the_system_refuses(
    draft, corpus, path, monkeypatch, error, words
):
    def refuse(*_):
        raise error

    before = path.read_bytes()
    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(ShanhaiError, match=words):
        write_workbook(draft, corpus, path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["draft.xlsx"]


def test_a_text_too_long_for_a_cell_is_named(corpus, tmp_path):
    draft = make_draft(corpus, {WORKERS: {"note_en": "😀" * 16_384}})
    with pytest.raises(CorpusError, match=r"mentions![A-Z]+8: .*too long for a cell"):
        write_workbook(draft, corpus, tmp_path / "draft.xlsx")
    assert not [*tmp_path.iterdir()]
