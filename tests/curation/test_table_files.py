"""Tables as people save them: one problem each, in its file and line."""

import csv
import os

import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.loading import load, load_unchecked
from shanhai.curation.quick_contract import list_contract_problems
from shanhai.curation.table_files import read_table_file
from shanhai.errors import CorpusError

COMMAS = "Save the table as CSV UTF-8, with commas"


def read_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path, rows, **form):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, **{"lineterminator": "\n", **form}).writerows(rows)


def change_bytes(change):
    def rewrite(path):
        path.write_bytes(change(path.read_bytes()))

    return rewrite


def change_first(old, new):
    return change_bytes(lambda held: held.replace(old.encode(), new.encode(), 1))


def replace_by_folder(path):
    path.unlink()
    path.mkdir()


def replace_by_pipe(path):
    path.unlink()
    os.mkfifo(path)


def separate(sign, **form):
    return lambda path: write_rows(path, read_rows(path), delimiter=sign, **form)


def add_column(heading, place):
    def add(path):
        rows = read_rows(path)
        for number, row in enumerate(rows):
            row.insert(place, heading if number == 0 else "")
        write_rows(path, rows)

    return add


UNREADABLE = {
    "gbk": (
        change_bytes(lambda held: held.decode().encode("gb18030")),
        ":2: the file is not UTF-8 (byte 0xc0). " + COMMAS,
    ),
    "utf_16": (
        change_bytes(lambda held: held.decode().encode("utf-16")),
        ": the file is UTF-16. " + COMMAS,
    ),
    "utf_16_without_mark": (
        change_bytes(lambda held: held.decode().encode("utf-16-le")),
        ":1: the line holds a NUL byte. " + COMMAS,
    ),
    "nul": (
        change_first("funds,1", "fun\0ds,1"),
        ":3: the line holds a NUL byte. " + COMMAS,
    ),
    "semicolons": (
        separate(";"),
        ":1: the cells are separated by semicolons. " + COMMAS,
    ),
    "quoted_semicolons": (
        separate(";", quoting=csv.QUOTE_ALL),
        ":1: the cells are separated by semicolons. " + COMMAS,
    ),
    "tabs": (separate("\t"), ":1: the cells are separated by tabs. " + COMMAS),
    "sep_semicolon": (
        lambda path: path.write_text("sep=;\n" + path.read_text("utf-8"), "utf-8"),
        ":1: 'sep=;': the first line is a note to Excel, no heading. "
        "Remove the line. " + COMMAS,
    ),
    "sep_comma": (
        lambda path: path.write_text("SEP=,\r\n" + path.read_text("utf-8"), "utf-8"),
        ":1: 'SEP=,': the first line is a note to Excel, no heading. "
        "Remove the line. " + COMMAS,
    ),
    "empty": (
        lambda path: path.write_text("", "utf-8"),
        ":1: the first line has no headings. " + COMMAS,
    ),
    "blank_first_line": (
        lambda path: path.write_text("\n" + path.read_text("utf-8"), "utf-8"),
        ":1: the first line has no headings. " + COMMAS,
    ),
    "open_quote": (
        change_first("funds,1", 'funds,"1'),
        ":3: the row cannot be read (unexpected end of data). "
        "Put a cell with a comma or a quote into quotes, and double its quotes",
    ),
    "missing": (
        lambda path: path.unlink(),
        ": the table cannot be read (No such file or directory). Restore the file",
    ),
    "folder": (replace_by_folder, ": the table is no file. Restore the file"),
    "pipe": (replace_by_pipe, ": the table is no file. Restore the file"),
    "heading_with_blanks": (
        change_first("sort_order", "\u3000sort_order "),
        ":1: '\\u3000sort_order ': the heading is not written sort_order. "
        "Write sort_order",
    ),
    "heading_in_capitals": (
        change_first("domain_id", "Domain_ID"),
        ":1: 'Domain_ID': the heading is not written domain_id. Write domain_id",
    ),
    "mark_in_second_heading": (
        change_first("sort_order", "\ufeffsort_order"),
        ":1: '\\ufeffsort_order': the heading is not written sort_order. "
        "Write sort_order",
    ),
    "other_heading": (
        change_first("sort_order", "rank"),
        ":1: 'rank': the heading is in the place of sort_order. Write sort_order",
    ),
    "heading_twice": (
        add_column("name_en", 3),
        ":1: 'name_en': two columns have this heading. Remove or rename one of them",
    ),
    "column_too_many": (
        add_column("remark", 1),
        ":1: 'remark': the contract has no such column. "
        "Remove the column, or describe it in the contract",
    ),
    "unnamed_column": (
        add_column(" ", 4),
        ":1: column 5 has no heading. Remove it, or give it one",
    ),
    "title_above": (
        lambda path: path.write_text("All domains,,,\n" + path.read_text("utf-8")),
        ":1: 'All domains': the first line has none of the headings. "
        "Write domain_id,sort_order,name_en,name_zh",
    ),
    "bars": (
        separate("|"),
        ":1: 'domain_id|sort_order|name_en|name_zh': the first line has none of the "
        "headings. Write domain_id,sort_order,name_en,name_zh",
    ),
    "other_order": (
        lambda path: write_rows(path, [row[::-1] for row in read_rows(path)]),
        ":1: the columns are in another order. "
        "Write domain_id,sort_order,name_en,name_zh",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_table_that_cannot_be_read_is_one_problem_of_its_own(tiny_dir, name):
    spoil, words = UNREADABLE[name]
    spoil(tiny_dir / "domains.csv")
    report = check_data(data_dir=tiny_dir)
    assert [str(one) for one in report.problems] == [f"data/domains.csv{words}"]
    with pytest.raises(CorpusError) as caught:
        load_unchecked(tiny_dir)
    assert caught.value.problems == report.problems


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("food,4,Food,", None),
        ("food,4,Food", "the row has 3 cells, the heading 4. Fill the row up to"),
        ("food,4,Food, or meals,粮食", "the row has 5 cells, the heading 4. Quote"),
        ('food,4,"Fo"od,粮食', "the row cannot be read (',' expected after '\"')"),
    ],
)
def test_a_row_that_cannot_be_read_has_no_consequences(tiny_dir, row, words):
    """Its code may be used elsewhere: nobody can tell while the row is not read."""
    table = (tiny_dir / "domains.csv").read_text("utf-8").splitlines()
    (tiny_dir / "domains.csv").write_text("\n".join([*table, row, ""]), "utf-8")
    indicators = (tiny_dir / "indicators.csv").read_text("utf-8")
    changed = indicators.replace(",labour,", ",food,", 1)
    (tiny_dir / "indicators.csv").write_text(changed, "utf-8")
    assert changed != indicators
    (problem,) = list_contract_problems(tiny_dir)
    assert (problem.file, problem.line) == ("data/domains.csv", 5)
    assert words is None or words in str(problem)


@pytest.mark.parametrize("blank", ["", ",,,", " ,\u3000,, ", "   ", '"",,'])
def test_a_blank_row_is_one_problem_and_the_others_are_read(tiny_dir, edit, blank):
    edit(tiny_dir / "domains.csv", "\nfunds,", f"\n{blank}\nfunds,")
    edit(tiny_dir / "domains.csv", "training,3,", "training,x,")
    rows = "the row is empty. Remove the empty row"
    assert [str(one) for one in check_data(data_dir=tiny_dir).problems] == [
        f"data/domains.csv:3: {rows}",
        "data/domains.csv:5: 'x': column sort_order: not of type integer. "
        "Write digits only: 1200",
    ]


def test_rows_below_a_blank_one_keep_their_lines_in_further_rules(tiny_dir, edit):
    path = tiny_dir / "figures.csv"
    edit(path, "\njia-yi.fiscal_funds,", "\n,,,\n\njia-yi.fiscal_funds,")
    edit(path, ",12000000,12000000,", ",12000001,12000000,")
    found = check_data(data_dir=tiny_dir).problems
    lines = path.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines, 1) if ",12000001," in line)
    lines = {one.line for one in found if one.file == "data/figures.csv"}
    assert lines == {place - 2, place - 1, place}


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("figures", "jia-yi,fiscal_funds", "jia-yi ,fiscal_funds", "'jia-yi '"),
        ("pairing_members", "jia-yi,jia_two", ",jia_two", "pairing_id: the cell is"),
        ("pairing_members", "jia-yi,jia_two", "jia-yi,jia_tow", "'jia_tow'"),
    ],
)
def test_a_wrong_code_is_one_problem(tiny_dir, edit, table, old, new, words):
    """What depends on it is not judged, in this row nor in another file."""
    edit(tiny_dir / f"{table}.csv", old, new)
    (problem,) = check_data(data_dir=tiny_dir).problems
    assert problem.file == f"data/{table}.csv"
    assert words in str(problem)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_by_line_ends_not_rows(tiny_dir, edit, end):
    """Excel ends a line inside a cell by a line feed, whatever ends its rows."""
    path = tiny_dir / "domains.csv"
    edit(path, "labour,2,Labour", 'labour,2,"Labour\nin the\nEast"')
    edit(path, "training,", "labour,")
    text = path.read_text("utf-8").replace("\n", end)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = [str(one) for one in check_data(data_dir=tiny_dir).problems]
    assert found[:2] == [
        f"data/domains.csv:2: {f'Labour{end}in the{end}East'!r}: "
        "column name_en: the cell has several lines. Write it in one line",
        "data/domains.csv:6: 'labour': column domain_id: stands in line 2 already. "
        "Give each row a key of its own; remove the repeated row",
    ]


def test_line_ends_and_a_mark_of_excel_change_nothing(tiny_dir, corpus):
    for path in tiny_dir.glob("*.csv"):
        text = path.read_text("utf-8").replace("\n", "\r")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load(tiny_dir).figures.equals(corpus.figures)
    assert load(tiny_dir).mentions.equals(corpus.mentions)


def test_a_line_break_in_what_a_document_has_is_kept(tiny_dir, tables):
    path = tiny_dir / "mentions.csv"
    rows = read_rows(path)
    rows[1][rows[0].index("as_written")] += "\n人"
    write_rows(path, rows)
    problems = check_data(data_dir=tiny_dir).problems
    assert not [one for one in problems if "several lines" in one.rule]


def test_a_file_that_must_not_be_read_is_named(tiny_dir, monkeypatch):
    path = tiny_dir / "flags.csv"

    def refuse(self):
        if self == path:
            raise PermissionError(13, "Permission denied")
        return type(self).open(self, "rb").read()

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (problem,) = read_table_file(path, "data/flags.csv").problems
    assert problem.rule == "the table cannot be read (Permission denied)"
    with pytest.raises(CorpusError, match=r"data/flags.csv: .*Permission denied"):
        load(tiny_dir)


def test_all_tables_that_cannot_be_read_are_named_at_once(tiny_dir):
    (tiny_dir / "places.csv").unlink()
    separate(";")(tiny_dir / "units.csv")
    with pytest.raises(CorpusError) as caught:
        load(tiny_dir)
    files = [one.file for one in caught.value.problems]
    assert files == ["data/units.csv", "data/places.csv"]
