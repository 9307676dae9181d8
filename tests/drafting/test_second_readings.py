"""What a second reader is given, and what the tables hold of a document."""

import csv

import pytest
from coded_article import SOURCE, TEXT, make_draft

from shanhai.cli.draft_folders import describe
from shanhai.curation.mentions import find_mentions
from shanhai.curation.sources import read_original
from shanhai.drafting.codings import compare_codings
from shanhai.drafting.draft import draft_of, list_columns, list_fields, second
from shanhai.errors import OriginalError, UnknownCodeError


def test_the_second_reader_sees_places_and_nothing_else(corpus):
    draft = make_draft(corpus, {3: {"concept_1": "fiscal_funds", "reasons": "x"}})
    given = second(draft)
    scanned = [(str(one.start), one.as_written) for one in find_mentions(TEXT)]
    seen = given.rows[["start", "as_written"]].itertuples(index=False, name=None)
    assert list(seen) == scanned
    others = given.rows.drop(columns=["start", "end", "as_written"])
    assert {*others.to_numpy().ravel()} == {""}
    assert list(given.rows) == list_columns(corpus.descriptor)


def test_the_second_reader_has_the_text_and_its_register(corpus):
    draft = make_draft(corpus)
    given = second(draft)
    assert (given.text, given.source_id) == (TEXT, SOURCE["source_id"])
    source = given.added["sources"].iloc[0]
    assert source["published_date"] == SOURCE["published_date"]
    assert source["note_en"] == ""
    # The first's is as it was.
    assert draft.added["sources"]["note_en"].iloc[0] == SOURCE["note_en"]


def test_a_coded_document_is_a_decided_draft(corpus, tiny_originals):
    text = read_original(corpus, "jia-yi-1", tiny_originals)
    rows = draft_of(corpus, "jia-yi-1", text).rows
    assert {*rows["decided"]} == {"yes"}
    assert rows["as_written"].tolist() == [
        "2021年",
        "1200万元",
        "500余人",
        "120人",
        "500余人",
    ]
    # The headline number stands twice: its cells are at the first.
    assert rows["repeats"].tolist() == ["", "", "", "", "34"]
    assert rows["low"].tolist() == ["", "12000000", "500", "120", ""]
    assert rows["period_start"].tolist()[1:3] == ["2021-01-01", "2021-01-01"]
    assert rows["figure_id"].tolist()[4] == ""


def test_a_coded_document_can_be_read_again(corpus, tiny_originals):
    text = read_original(corpus, "jia-yi-1", tiny_originals)
    coded = draft_of(corpus, "jia-yi-1", text)
    assert compare_codings(coded, coded).differences == ()
    empty = compare_codings(coded, second(coded))
    assert empty.undecided == len(coded.rows)


@pytest.mark.parametrize("source_id", ["jia-yi-1", "jia-yi-2", "bing-ding-1"])
def test_cells_are_those_of_the_tables_files(corpus, tiny_originals, source_id):
    draft = draft_of(
        corpus, source_id, read_original(corpus, source_id, tiny_originals)
    )
    with (corpus.folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        figures = {row["figure_id"]: row for row in csv.DictReader(file)}
    stated = draft.rows[draft.rows["figure_id"] != ""]
    assert len(stated)
    for row in stated[list_fields(corpus.descriptor, "figures")].to_dict("records"):
        assert row == figures[row["figure_id"]]
    with (corpus.folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = {row["source_id"]: row for row in csv.DictReader(file)}
    assert draft.added["sources"].to_dict("records") == [sources[source_id]]


def test_another_text_is_refused_with_every_mention(corpus):
    with pytest.raises(OriginalError) as refused:
        draft_of(corpus, "jia-yi-1", TEXT)
    assert len(refused.value.problems) == 5


def test_an_unknown_document_is_named(corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'jia-yi-1'"):
        draft_of(corpus, "jia-yi-11", TEXT)


def test_a_second_reading_says_how_far_it_is(corpus, tmp_path):
    first = make_draft(corpus)
    begun = describe(second(first), tmp_path / "jia-yi-9.second", corpus)
    count = len([*find_mentions(TEXT)])
    assert f"{count} of them have no kind yet" in begun
    done = describe(first, tmp_path / "jia-yi-9.second", corpus)
    assert "all decided: shanhai agree jia-yi-9 jia-yi-9.second" in done
    assert not [line for line in begun + done if "accept" in line]
