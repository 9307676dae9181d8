"""What changed between two data folders: every kind, exactly, in a steady order."""

import json
import os

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai import load
from shanhai.errors import CorpusError
from shanhai.releases.changes import Change, compare_packages, tell_changes


def tell(*changes):
    return [tuple(vars(change).values()) for change in changes]


def describe(path, change):
    """Let a test change a package's descriptor."""
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor, {one["name"]: one for one in descriptor["resources"]})
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def test_equal_folders_have_no_change(tiny_dir, copy):
    assert compare_packages(tiny_dir, copy) == ()


def test_order_line_ends_and_quotes_are_no_change(tiny_dir, copy, rewrite):
    rewrite(copy / "figures.csv", lambda table: table.iloc[::-1, ::-1])
    path = copy / "units.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert compare_packages(tiny_dir, copy) == ()


def test_every_kind_of_change_is_listed_exactly(tiny_dir, copy, rewrite):
    def change_figures(table):
        table.loc[table["figure_id"] == "jia-yi.fiscal_funds", "high"] = "13000000"
        table.loc[table["figure_id"] == "jia-yi.fiscal_funds", "note_en"] = "=1"
        new = table.iloc[[0]].assign(figure_id="jia-yi.zz")
        kept = table[table["figure_id"] != "bing-ding.fiscal_funds"]
        return type(table)([*kept.to_dict("records"), *new.to_dict("records")])

    old = compare_columns(tiny_dir)
    rewrite(copy / "figures.csv", change_figures)
    rewrite(copy / "domains.csv", lambda table: table.assign(icon="x"))
    rewrite(copy / "units.csv", lambda table: table.drop(columns="resolution"))
    rewrite(
        copy / "mentions.csv",
        lambda table: table.assign(end=table["end"].str[:0] + "9"),
    )

    def change_package(descriptor, tables):
        descriptor["version"] = "9.9.9"
        tables["flags"]["description"] = "Other words."
        tables["flags"]["schema"]["fields"][0]["title"] = "Flag"
        descriptor["resources"].remove(tables["benchmarks"])
        descriptor["resources"].append(
            {**tables["domains"], "name": "more", "path": "domains.csv"}
        )

    describe(copy / "datapackage.json", change_package)
    changes = compare_packages(tiny_dir, copy)
    mentions = [one for one in changes if one.table == "mentions"]
    value = ("figures", "value changed", "jia-yi.fiscal_funds")
    assert tell(*(one for one in changes if one.table != "mentions")) == [
        ("figures", "row removed", "bing-ding.fiscal_funds", "", "", ""),
        ("figures", "row added", "jia-yi.zz", "", "", ""),
        (*value, "high", "12000000", "13000000"),
        (*value, "note_en", old["note_en"], "=1"),
        ("domains", "column added", "", "icon", "", ""),
        ("units", "column removed", "", "resolution", "", ""),
        ("more", "table added", "", "", "", ""),
        ("benchmarks", "table removed", "", "", "", ""),
        ("datapackage.json", "version changed", "", "", old["version"], "9.9.9"),
        ("flags", "description changed", "", "", old["description"], "Other words."),
        ("flags", "title changed", "", "flag_id", "", "Flag"),
    ]
    assert {(one.change, one.column, one.new) for one in mentions} == {
        ("value changed", "end", "9")
    }
    assert {one.key.count(";") for one in mentions} == {1}


def compare_columns(folder):
    """Return what the tiny folder says where the test changes it."""
    figures = pd.read_csv(folder / "figures.csv", dtype=str, keep_default_na=False)
    row = figures.set_index("figure_id").loc["jia-yi.fiscal_funds"]
    assert row["high"] == "12000000"
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (flags,) = (one for one in descriptor["resources"] if one["name"] == "flags")
    return {
        "note_en": row["note_en"],
        "version": descriptor["version"],
        "description": flags["description"],
    }


def test_changes_are_turned_round_when_folders_are(tiny_dir, copy, rewrite):
    rewrite(copy / "units.csv", lambda table: table.iloc[1:])
    (there,) = compare_packages(tiny_dir, copy)
    (back,) = compare_packages(copy, tiny_dir)
    assert (there.change, back.change) == ("row removed", "row added")
    assert there.key == back.key


def test_another_key_is_a_change_and_rows_are_left_alone(tiny_dir, copy):
    def change_key(descriptor, tables):
        tables["domains"]["schema"]["primaryKey"] = ["sort_order"]

    describe(copy / "datapackage.json", change_key)
    changes = compare_packages(tiny_dir, copy)
    assert changes[0] == Change(
        "domains", "key changed", "", "", "domain_id", "sort_order"
    )
    assert [one.change for one in changes[1:]] == ["primaryKey changed"]


def test_all_problems_of_both_folders_come_at_once(tiny_dir, copy, rewrite, tmp_path):
    (copy / "domains.csv").unlink()
    (copy / "flags.csv").write_bytes("flag_id,名\n".encode("gb18030"))
    rewrite(copy / "units.csv", lambda table: table.iloc[[0, 1, 0]])
    rewrite(copy / "places.csv", lambda table: table.drop(columns="place_id"))
    (copy / "pairings.csv").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        compare_packages(copy, tmp_path / "nowhere")
    problems = {one.file.rsplit("/")[-1]: one for one in caught.value.problems}
    assert set(problems) == {
        *("domains.csv", "flags.csv", "units.csv", "places.csv", "pairings.csv"),
        "datapackage.json",
    }
    assert problems["units.csv"].line == 4
    assert problems["units.csv"].rule == "the key is that of an earlier row"
    assert problems["places.csv"].value == "place_id"
    assert "no data package" in problems["datapackage.json"].rule
    assert all(one.remedy for one in problems.values())
    assert str(copy) in problems["flags.csv"].file


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", "null", '{"resources": 1}', "\x00", "[" * 100_000]
)
def test_a_descriptor_that_is_none_is_a_problem(tiny_dir, copy, content):
    (copy / "datapackage.json").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match="data package cannot be read"):
        compare_packages(tiny_dir, copy)


@pytest.mark.parametrize(
    "row", ["short,9", "long,9,a,b,c", "", ",,,", " ", "labour,2,Labour,劳务"]
)
def test_a_row_that_cannot_be_compared_is_a_problem(tiny_dir, copy, row):
    path = copy / "domains.csv"
    path.write_text(f"{path.read_text('utf-8')}{row}\n", encoding="utf-8")
    for folders in ((tiny_dir, copy), (copy, tiny_dir), (copy, copy)):
        with pytest.raises(CorpusError) as caught:
            compare_packages(*folders)
        assert {(one.file, one.line) for one in caught.value.problems} == {
            (str(path), 5)
        }


def test_a_text_with_a_comma_and_no_quotes_is_never_no_change(tiny_dir, copy, edit):
    edit(copy / "flags.csv", "overlaps with others", "overlaps, in part, with others")
    with pytest.raises(CorpusError, match="Quote the cell that holds a comma"):
        compare_packages(tiny_dir, copy)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"path": ["a.csv", "b.csv"]}, "the table has several files"),
        ({"data": [["a"], [1]]}, "the rows are in the descriptor"),
        ({"path": "../tiny/units.csv"}, "leads elsewhere"),
        ({"path": "/etc/passwd"}, "leads elsewhere"),
        ({"path": "https://example.org/units.csv"}, "leads elsewhere"),
        ({"path": ""}, "the table is no file"),
        ({"path": "folder"}, "the table is no file"),
        ({"path": "pipe"}, "the table is no file"),
        ({"path": 5}, "no name, file, columns or keys"),
        ({"name": "units"}, "the name is not its own"),
        ({"schema": {"fields": []}}, "no name or no columns"),
        ({"schema": {"fields": [{"name": 1}]}}, "no name, file, columns or keys"),
        ({"schema": {"fields": ["a"]}}, "no name, file, columns or keys"),
        (
            {"schema": {"fields": [{"name": "a"}], "primaryKey": "b"}},
            "a key names 'b', which is no column",
        ),
        (
            {"schema": {"fields": [{"name": "a"}], "foreignKeys": ["a"]}},
            "no name, file, columns or keys",
        ),
        ({"schema": {"fields": [{"name": "domain_id"}]}}, "has no primary key"),
    ],
)
def test_a_table_that_is_described_otherwise_is_a_problem(
    tiny_dir, copy, change, words
):
    (copy / "folder").mkdir()
    os.mkfifo(copy / "pipe")
    describe(
        copy / "datapackage.json", lambda _, tables: tables["domains"].update(change)
    )
    with pytest.raises(CorpusError, match=words) as caught:
        compare_packages(tiny_dir, copy)
    assert all(str(copy) in one.file and one.remedy for one in caught.value.problems)


def test_a_descriptor_that_is_a_pipe_or_a_folder_is_a_problem(tiny_dir, copy):
    path = copy / "datapackage.json"
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(CorpusError, match="holds no data package"):
        compare_packages(tiny_dir, copy)
    path.unlink()
    path.mkdir()
    with pytest.raises(CorpusError, match="holds no data package"):
        compare_packages(copy, tiny_dir)


def test_a_key_written_without_a_list_is_the_same_key(tiny_dir, copy):
    def write_plainly(descriptor, tables):
        for table in tables.values():
            for key in (table["schema"], *table["schema"].get("foreignKeys", [])):
                for name in {"primaryKey", "fields"} & set(key):
                    if len(key[name]) == 1 and isinstance(key[name][0], str):
                        key[name] = key[name][0]

    describe(copy / "datapackage.json", write_plainly)
    descriptor = (copy / "datapackage.json").read_text("utf-8")
    assert '"primaryKey": "domain_id"' in descriptor
    assert '"fields": "domain_id"' in descriptor
    assert compare_packages(tiny_dir, copy) == ()
    assert load(copy).figures.equals(load(tiny_dir).figures)


def test_long_values_are_cut_for_a_screen_only():
    change = Change("t", "value changed", "k", "c", "a\nb" * 40, "\u202ex")
    (whole,) = tell_changes([change])
    (short,) = tell_changes([change], is_short=True)
    assert whole["old"] == "a\nb" * 40
    assert len(short["old"]) <= 48
    assert "\n" not in short["old"]
    assert whole["new"] == short["new"] == "[U+202E]x"


@pytest.mark.parametrize("word", ["NA", "None", "nan", "1.0", " x"])
def test_a_value_is_told_as_it_is_written(tiny_dir, copy, rewrite, word):
    rewrite(copy / "domains.csv", lambda table: table.assign(name_en=word))
    changes = compare_packages(tiny_dir, copy)
    assert {(one.column, one.new) for one in changes} == {("name_en", word)}
    assert all(one.old for one in changes)


def test_an_empty_table_is_compared(tiny_dir, copy, rewrite):
    rewrite(copy / "benchmarks.csv", lambda table: table.iloc[:0])
    (change,) = compare_packages(tiny_dir, copy)
    assert (change.table, change.change) == ("benchmarks", "row removed")
    assert compare_packages(copy, copy) == ()


def test_keys_of_several_columns_are_told_apart(tmp_path):
    schema = {"fields": [{"name": "a"}, {"name": "b"}], "primaryKey": ["a", "b"]}
    resource = {"name": "t", "path": "t.csv", "schema": schema}
    for name, row in (("old", "1;2,3"), ("new", "1,2;3")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "t.csv").write_text(f"a,b\n{row}\n", encoding="utf-8")
        package = json.dumps({"resources": [resource]})
        (folder / "datapackage.json").write_text(package, encoding="utf-8")
    changes = compare_packages(tmp_path / "old", tmp_path / "new")
    assert [one.change for one in changes] == ["row removed", "row added"]


KEYS = [f"k{number}" for number in range(6)]
CELLS = st.lists(st.sampled_from(["", "1", "2"]), min_size=6, max_size=6)


@given(old=CELLS, new=CELLS, order=st.permutations(range(6)))
def test_changed_values_are_those_that_differ(tmp_path_factory, old, new, order):
    folder = tmp_path_factory.mktemp("tables")
    schema = {"fields": [{"name": "k"}, {"name": "v"}], "primaryKey": ["k"]}
    resource = {"name": "t", "path": "t.csv", "schema": schema}
    for name, cells, places in (("old", old, range(6)), ("new", new, order)):
        (folder / name).mkdir()
        rows = [f"{KEYS[place]},{cells[place]}" for place in places]
        (folder / name / "t.csv").write_text("\n".join(["k,v", *rows]), "utf-8")
        package = json.dumps({"resources": [resource]})
        (folder / name / "datapackage.json").write_text(package, encoding="utf-8")
    found = compare_packages(folder / "old", folder / "new")
    expected = {one for one in zip(KEYS, old, new, strict=True) if one[1] != one[2]}
    assert {(one.key, one.old, one.new) for one in found} == expected
    assert len(found) == len(expected)
