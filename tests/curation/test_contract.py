"""Whole broken folders are in test_checks; here, one kind of break each."""

import json
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.loading import load, load_unchecked
from shanhai.curation.quick_contract import list_contract_problems
from shanhai.curation.tables import digest_files
from shanhai.errors import CorpusError

ROOT = Path(__file__).parents[2]
BOOLEANS = [
    (table["name"], field["name"])
    for table in json.loads((ROOT / "data/datapackage.json").read_text("utf-8"))[
        "resources"
    ]
    for field in table["schema"]["fields"]
    if field["type"] == "boolean"
]


def change_cells(path, column, change):
    """Change every cell of a column; return the value of the first row's key."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table[column] = [change(cell) for cell in table[column]]
    table.to_csv(path, index=False, lineterminator="\n")


def set_first(path, column, value):
    cells = iter([value])
    change_cells(path, column, lambda cell: next(cells, cell))


def find_one_by_one(folder, name, column, values):
    """Give each value a row, the first with a key of its own; return its problems."""
    path = folder / f"{name}.csv"
    sound = path.read_bytes()
    row = pd.read_csv(path, dtype=str, keep_default_na=False).iloc[:1]
    table = pd.concat([row] * len(values)).assign(**{column: values})
    keys = [f"{row.iloc[0, 0]}{number or ''}" for number in range(len(values))]
    table.assign(**{row.columns[0]: keys}).to_csv(path, index=False)
    found = list_contract_problems(folder)
    path.write_bytes(sound)
    return [str(one) for one in found if one.rule.startswith(f"column {column}: not ")]


def test_sound_folder_has_no_problem(tiny_dir):
    assert list_contract_problems(tiny_dir) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        (
            "figures.csv",
            ",bing-ding,fiscal_funds,,350000000",
            ",bing-ding,fiscal_funds,,350 million",
            "data/figures.csv:3: '350 million': column low: not of type number. "
            "Write digits, with a point for decimals: 1200.5",
        ),
        (
            "figures.csv",
            ",bing-ding,fiscal_funds,,350000000",
            ",bing-ding,fiscal_funds,,-1",
            "data/figures.csv:3: '-1': column low: does not keep to "
            "minimum 0. Use a value that the contract allows",
        ),
        (
            "places.csv",
            "yi,ding,county",
            "yi,dong,county",
            "data/places.csv:10: 'dong': column parent_place_id: no such code in "
            "this table. Did you mean 'ding' or 'donghai' or 'bing'? Add the code to "
            "that table, or fix the spelling",
        ),
        (
            "pairing_members.csv",
            "jia-yi,jia_one,1",
            "jia-yi,jia_two,1",
            "data/pairing_members.csv:3: 'jia-yi jia_two': pairing_id and place_id "
            "stand in line 2 already. Give each row a key of its own; "
            "remove the repeated row",
        ),
        (
            "sources.csv",
            ",jia-yi-2.txt,",
            ",jia-yi-1.txt,",
            "data/sources.csv:3: 'jia-yi-1.txt': column file_name: stands in line 2 "
            "already. Give each row a key of its own; remove the repeated row",
        ),
    ],
    ids=[
        *("word_for_number", "below_zero", "dangling_parent", "repeated_pair"),
        "repeated_file",
    ],
)
def test_break_of_the_contract_is_told_in_words(tiny_dir, edit, table, old, new, words):
    edit(tiny_dir / table, old, new)
    assert str(list_contract_problems(tiny_dir)[0]) == words


def test_breaks_in_several_tables_come_at_once(tiny_dir, edit):
    edit(tiny_dir / "flags.csv", "wider_scope,", "not_additive,")
    edit(tiny_dir / "units.csv", "person,persons", "person,")
    files = {problem.file for problem in list_contract_problems(tiny_dir)}
    assert files == {"data/flags.csv", "data/units.csv"}


def test_load_of_broken_tables_raises_with_every_problem(tiny_dir, edit):
    edit(tiny_dir / "units.csv", "count,count,个,1,true", "count,count,个,1,maybe")
    edit(tiny_dir / "pairing_members.csv", "bing-ding,bing", "bing-ding,beng")
    with pytest.raises(CorpusError) as caught:
        load(tiny_dir)
    assert str(caught.value).splitlines() == [
        "2 problems:",
        "data/units.csv:5: 'maybe': column is_integer: not of type boolean. "
        "Write true or false",
        "data/pairing_members.csv:4: 'beng': column place_id: no such code in places. "
        "Did you mean 'bing' or 'ding'? Add the code to that table, or fix the "
        "spelling",
    ]


@pytest.mark.parametrize("write", [str.upper, str.title])
@pytest.mark.parametrize(("table", "column"), BOOLEANS)
def test_booleans_are_read_as_spreadsheets_write_them(tiny_dir, table, column, write):
    set_first(tiny_dir / f"{table}.csv", column, "false")
    before = list(getattr(load(tiny_dir), table)[column])
    assert len({*before} - {pd.NA}) == 2
    path = tiny_dir / f"{table}.csv"
    change_cells(path, column, write)
    assert write("true") in path.read_text("utf-8")
    after = [list(getattr(read(tiny_dir), table)[column]) for read in READERS]
    assert after == [before, before]
    read = frictionless.Package(str(tiny_dir / "datapackage.json")).get_resource(table)
    values = [row[column] for row in read.read_rows()]
    assert {*values} <= {True, False, None}
    assert values == [None if cell is pd.NA else cell for cell in before]


READERS = (load, load_unchecked)


@pytest.mark.parametrize(("table", "column"), BOOLEANS)
def test_another_word_for_a_boolean_is_refused(tiny_dir, table, column):
    words = ["WAHR", "是", "1", "0", "yes", "tRUE", " true"]
    assert find_one_by_one(tiny_dir, table, column, words) == [
        f"data/{table}.csv:{line}: {word!r}: column {column}: not of type boolean. "
        "Write true or false"
        for line, word in enumerate(words, 2)
    ]
    for word in words:
        set_first(tiny_dir / f"{table}.csv", column, word)
        with pytest.raises(CorpusError, match=f"{word!r} is neither true nor false"):
            load_unchecked(tiny_dir)


@pytest.mark.parametrize(
    ("table", "column", "kind", "words"),
    [
        ("figures", "low", "number", "inf -inf nan NaN 1e400 １２ 1,000 1_000 +- 12,5"),
        ("figures", "high", "number", "inf ٣ 1,234,567 0x10 " + "9" * 400),
        ("denominators", "low", "number", "Infinity nan 十"),
        ("sources", "characters", "integer", "１２ 1,000 3.0 1e3 inf"),
        (
            "figures",
            "period_end",
            "date",
            "2023/1/5 45231 2023-1-5 5.1.2023 2023-02-30",
        ),
        ("sources", "published_date", "date", "２０２３-01-05 2023年1月5日"),
        ("pairings", "since", "year", "２０２１ 21 2021.0 2021-01-01 20210"),
    ],
)
def test_a_value_of_another_form_is_a_problem(tiny_dir, table, column, kind, words):
    path = tiny_dir / f"{table}.csv"
    sound = path.read_bytes()
    found = find_one_by_one(tiny_dir, table, column, words.split())
    for line, (word, problem) in enumerate(zip(words.split(), found, strict=True), 2):
        shown = repr(word) if len(word) < 200 else f"'{word[:200]}"
        assert problem.startswith(f"data/{table}.csv:{line}: {shown}")
        assert f": column {column}: not of type {kind}. Write " in problem
        path.write_bytes(sound)
        set_first(path, column, word)
        with pytest.raises(CorpusError, match=f"column {column} cannot be read"):
            load_unchecked(tiny_dir)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_of_a_far_year_is_no_traceback(tiny_dir, day):
    for column in ("period_start", "period_end"):
        set_first(tiny_dir / "figures.csv", column, day)
    check_data(data_dir=tiny_dir)
    load(tiny_dir)


@pytest.mark.parametrize("table", ["indicators", "units", "sources", "places", "flags"])
def test_a_row_that_is_there_twice_is_reported_and_the_rest_checked(tiny_dir, table):
    path = tiny_dir / f"{table}.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1], ""]), "utf-8")
    figures = (tiny_dir / "figures.csv").read_text("utf-8")
    spoilt = figures.replace("not_additive;wider_scope", "wider_scope;wider_scope")
    (tiny_dir / "figures.csv").write_text(spoilt, "utf-8")
    found = check_data(data_dir=tiny_dir, originals=tiny_dir / "originals").problems
    repeated = [one for one in found if one.file == f"data/{table}.csv"]
    assert {one.line for one in repeated} == {len(lines) + 1}
    assert all("stands in line 2 already" in one.rule for one in repeated)
    assert [one.rule for one in found if one not in repeated] == ["a flag stands twice"]


def test_a_lower_end_that_is_missing_or_infinite_is_all_that_is_reported(tiny_dir):
    for word, rule in (("", "the cell is empty, and must not be"), ("inf", "not of")):
        set_first(tiny_dir / "figures.csv", "low", word)
        (problem,) = check_data(data_dir=tiny_dir).problems
        assert problem.rule.startswith(f"column low: {rule}")


def test_a_key_that_is_empty_is_reported_by_its_columns(tiny_dir, edit):
    edit(tiny_dir / "pairing_members.csv", "jia-yi,jia_two,", ",,")
    found = [one.rule for one in list_contract_problems(tiny_dir)]
    assert found == [
        "column pairing_id: the cell is empty, and must not be",
        "column place_id: the cell is empty, and must not be",
    ]


def test_a_file_that_must_not_be_read_stops_the_digest_in_words(tiny_dir, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CorpusError, match=r"^1 problem:\ndata/\S+: it cannot be read"):
        digest_files(tiny_dir)
