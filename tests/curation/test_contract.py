"""Whole broken folders are in test_checks; here, one kind of break each."""

import pytest

from shanhai.curation.contract import find_contract_problems
from shanhai.curation.loading import load
from shanhai.errors import CorpusError


def test_sound_folder_has_no_problem(tiny_dir):
    assert find_contract_problems(tiny_dir) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        (
            "figures.csv",
            ",bing-ding,fiscal_funds,350000000",
            ",bing-ding,fiscal_funds,350 million",
            "data/figures.csv:3: '350 million': column low: not of type number. "
            "Write the value in the type that the contract names",
        ),
        (
            "figures.csv",
            ",bing-ding,fiscal_funds,350000000",
            ",bing-ding,fiscal_funds,-1",
            "data/figures.csv:3: '-1': column low: does not keep to "
            "minimum 0. Use a value that the contract allows",
        ),
        (
            "places.csv",
            "yi,ding,county",
            "yi,dong,county",
            "data/places.csv:10: 'dong': column parent_place_id: no such code in "
            "this table. Add the code to that table, or fix the spelling",
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
        (
            "flags.csv",
            "not_additive,,",
            "\nnot_additive,,",
            "data/flags.csv:5: the row is empty. Remove the empty row",
        ),
        (
            "domains.csv",
            "domain_id,sort_order",
            "domain_id,order",
            "data/domains.csv: column sort_order: the heading 'order' stands in its "
            "place. "
            "Name the columns as the contract does, in its order",
        ),
        (
            "units.csv",
            "count,count,个,1,true",
            "count,count,个,1",
            "data/units.csv:5: column is_integer: the cell is empty, and must not be. "
            "Use a value that the contract allows",
        ),
    ],
    ids=[
        "word_for_number",
        "below_zero",
        "dangling_parent",
        "repeated_pair",
        "repeated_file",
        "blank_row",
        "renamed_column",
        "short_row",
    ],
)
def test_break_of_the_contract_is_told_in_words(tiny_dir, edit, table, old, new, words):
    edit(tiny_dir / table, old, new)
    assert str(find_contract_problems(tiny_dir)[0]) == words


def test_missing_table_is_named(tiny_dir):
    (tiny_dir / "flags.csv").unlink()
    (problem,) = find_contract_problems(tiny_dir)
    assert problem.file == "data/flags.csv"
    assert "No such file" in problem.rule


def test_breaks_in_several_tables_come_at_once(tiny_dir, edit):
    edit(tiny_dir / "flags.csv", "wider_scope,", "not_additive,")
    edit(tiny_dir / "units.csv", "person,persons", "person,")
    files = {problem.file for problem in find_contract_problems(tiny_dir)}
    assert files == {"data/flags.csv", "data/units.csv"}


def test_load_of_broken_tables_raises_with_every_problem(tiny_dir, edit):
    edit(tiny_dir / "units.csv", "count,count,个,1,true", "count,count,个,1,maybe")
    edit(tiny_dir / "pairing_members.csv", "bing-ding,bing", "bing-ding,beng")
    with pytest.raises(CorpusError) as caught:
        load(tiny_dir)
    assert str(caught.value).splitlines() == [
        "2 problems:",
        "data/units.csv:5: 'maybe': column is_integer: not of type boolean. "
        "Write the value in the type that the contract names",
        "data/pairing_members.csv:4: 'beng': column place_id: no such code in places. "
        "Add the code to that table, or fix the spelling",
    ]
