import shutil
from dataclasses import replace
from types import MappingProxyType

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_pairing import ADDED, ARTICLE, PAIRING_ID

from shanhai.curation.sources import read_original
from shanhai.drafting.draft import list_columns
from shanhai.drafting.proposing.proposals import propose

# What a reader of the invented article decides: by the numeral as it is written.
WANTED = {
    "4260万元": "fiscal_funds extent=whole",
    "37个": "fiscal_projects extent=whole",
    "9家": "firms_introduced firm_kind=any",
    "2.7亿元": "investment extent=whole;funder=enterprises;payment=in_place",
    "2000户": "households_reached reach=benefiting",
    "6名": "people_sent role=cadre;form=secondment",
    "21名": "people_sent role=teacher;form=secondment",
    "14名": "people_sent role=doctor;form=shadowing",
    "3180人": "labour_employed destination=unstated;quality=any;group=all;"
    "channel=any;act=helped",
    "1264人": "labour_employed destination=unstated;quality=any;group=formerly_poor;"
    "channel=any;act=helped",
    "12个": "workshops counting=new;group=all",
    "430余人": "labour_employed destination=unstated;quality=any;group=all;"
    "channel=workshops;act=taken_on",
    "8600万元": "produce_sold sale_basis=bought_or_helped;market=any;"
    "certification=all;outlet=any",
    "约120万元": "donations extent=whole;donation_form=cash_and_goods",
    "45万元": "donations extent=whole;donation_form=cash",
    "3期": "training_sessions extent=whole;audience=cadre",
    "156人次": "training_person_times audience=cadre",
}
# Second at best: one word of two speaks against them.
NOT_FIRST = {"14名", "156人次"}
PLACE = ["start", "end", "as_written", "kind"]


@pytest.fixture(scope="module")
def rows(real_corpus):
    """Return the proposals for the invented article, by the numeral as written."""
    return _propose(ARTICLE, real_corpus).set_index("as_written", drop=False)


def _propose(text, corpus, source_id="yunfan-shiquan-1"):
    return propose(
        text, corpus, source_id=source_id, pairing_id=PAIRING_ID, added=ADDED
    )


def test_concepts_and_dimensions_of_an_unseen_article_are_proposed(rows):
    first = {written: rows.loc[written, "concept_1"] for written in WANTED}
    assert {one for one in WANTED if first[one] != WANTED[one]} <= NOT_FIRST
    for written, wanted in WANTED.items():
        concepts = [rows.loc[written, f"concept_{n}"] for n in (1, 2, 3)]
        assert wanted.split(" ")[0] in [one.split(" ")[0] for one in concepts]


def test_columns_are_those_of_a_draft_and_the_proposal_fills_the_figure(
    rows, real_corpus
):
    assert [*rows.columns] == list_columns(real_corpus.descriptor)
    row = rows.loc["430余人"]
    assert (row["low"], row["high"], row["unit_id"]) == ("430", "439", "person")
    assert row["qualifier"] == "at_least"
    assert f"{row['indicator_id']} {row['dimensions']}" == row["concept_1"]
    assert row["decided"] == row["figure_id"] == ""
    assert 0 < float(row["confidence_1"]) <= 1
    assert row["confidence_1"] >= row["confidence_2"] >= row["confidence_3"]


def test_only_figures_have_cells_of_a_figure(rows):
    others = rows[rows["kind"] != "figure"]
    assert {*others["kind"]} == {"date", "ordinal"}
    assert (others.drop(columns=PLACE) == "").all(axis=None)


def test_a_year_in_the_sentence_is_stated_and_one_in_the_heading_inferred(rows):
    time = ["period_type", "period_basis", "period_start", "period_end"]
    assert [*rows.loc["37个", time]] == ["annual", "stated", "2024-01-01", "2024-12-31"]
    assert [*rows.loc["8600万元", time]] == ["to_date", "stated", "", "2024-06-30"]
    assert [*rows.loc["3期", time]] == [
        *("annual", "inferred", "2023-01-01", "2023-12-31")
    ]
    assert rows.loc["3期", "flags"] == "period_inferred"
    assert [*rows.loc["9家", time]] == ["to_date", "unstated", "", ""]


def test_status_direction_and_place_follow_the_words(rows):
    assert rows.loc["2000户", "status"] == "planned"
    assert rows.loc["9家", "status"] == "achieved"
    assert rows.loc["21名", "direction"] == "east_to_west"
    assert rows.loc["14名", "direction"] == "west_to_east"
    assert rows.loc["4260万元", "place_id"] == "shiquan"


def test_parts_point_at_their_whole(rows):
    assert rows.loc["1264人", "part_of"] == rows.loc["3180人", "start"]
    assert rows.loc["45万元", "part_of"] == rows.loc["约120万元", "start"]
    assert {*rows.loc[["1264人", "45万元"], "part_basis"]} == {"stated"}
    assert {*rows.loc[rows["part_of"] == "", "part_basis"]} == {""}
    assert "not_additive" in rows.loc["1264人", "flags"]


def test_the_same_number_of_the_same_thing_is_a_repeat(rows):
    assert rows.loc["3180名", "repeats"] == rows.loc["3180人", "start"]
    assert (rows["repeats"] != "").sum() == 1


def test_each_field_has_a_reason(rows):
    reasons = rows.loc["21名", "reasons"].split("; ")
    fields = {reason.split(": ")[0] for reason in reasons}
    assert {"indicator_id", "status", "direction", "place_id", "period_type"} <= fields
    assert "教师" in reasons[0]
    assert "part_of: 其中 behind 3180人" in rows.loc["1264人", "reasons"]


def test_a_text_without_numerals_has_no_rows(real_corpus):
    for text in ("", "没有数字。"):
        rows = _propose(text, real_corpus)
        assert rows.empty
        assert [*rows.columns] == list_columns(real_corpus.descriptor)


def test_a_pairing_that_nobody_knows_has_no_place(real_corpus):
    rows = propose(ARTICLE, real_corpus, source_id="x", pairing_id="nobody-knows")
    assert {*rows["place_id"]} == {""}
    assert (rows["indicator_id"] != "").sum() > len(WANTED) - 1


@settings(max_examples=25)
@given(
    st.text(alphabet="其中(（）、，。；\n \0?2024年月3一十万余人名个户元云帆区到x培训")
)
def test_any_text_is_proposed(real_corpus, text):
    rows = _propose(text, real_corpus)
    assert rows["start"].is_unique
    assert rows.map(lambda cell: isinstance(cell, str)).all(axis=None)


def _scramble(corpus, source_id):
    """Return a corpus in which nothing that a document gave is as it was."""
    tables = dict(corpus._tables)
    is_own = tables["mentions"]["source_id"] == source_id
    own = {*tables["mentions"].loc[is_own, "figure_id"]}
    figures = tables["figures"].copy()
    gone = figures["figure_id"].isin(own)
    figures.loc[gone, ["low", "high"]] = 987654321
    figures.loc[gone, ["subject_zh", "status", "direction"]] = "电商"
    figures.loc[gone, "indicator_id"] = "labour_employed"
    figures["dimensions"] = pd.Series(
        [
            () if out else pairs
            for out, pairs in zip(gone, figures["dimensions"], strict=True)
        ],
        index=figures.index,
    )
    tables["figures"] = figures
    return replace(corpus, _tables=MappingProxyType(tables))


def test_nothing_of_the_document_itself_reaches_its_proposals(real_corpus):
    # By words of the article, so that the originals need not be at hand.
    source_id = real_corpus.known("source")[0]
    expected = _propose(ARTICLE, real_corpus, source_id)
    scrambled = _scramble(real_corpus, source_id)
    pd.testing.assert_frame_equal(_propose(ARTICLE, scrambled, source_id), expected)
    assert not _propose(ARTICLE, scrambled, "another").equals(expected)


def test_the_text_of_the_document_itself_is_not_read(
    real_corpus, real_originals, tmp_path
):
    source_id = real_corpus.known("source")[0]
    text = read_original(real_corpus, source_id, real_originals)
    pairing_id = real_corpus.source(source_id).pairing_ids[0]
    shutil.copytree(real_originals, tmp_path / "originals")
    (tmp_path / "originals" / real_corpus.source(source_id).file_name).unlink()
    with_it, without = (
        propose(
            text,
            corpus,
            source_id=source_id,
            pairing_id=pairing_id,
            originals=originals,
        )
        for corpus, originals in (
            (real_corpus, real_originals),
            (_scramble(real_corpus, source_id), tmp_path / "originals"),
        )
    )
    pd.testing.assert_frame_equal(with_it, without)
    own = real_corpus.figures.query("pairing_id == @pairing_id")
    known = {*own["figure_id"]} | {one for one in own["place_id"] if "_" in one}
    known -= {*real_corpus.pairings["donor_place_id"]}
    cells = "\n".join(without.drop(columns=PLACE).to_numpy().ravel())
    assert not [one for one in known if one in cells]


@pytest.mark.parametrize(
    ("text", "column", "wanted"),
    [
        ("计划总投资8亿元，已到位2亿元。", "status", ["planned", "achieved"]),
        ("计划到2026年底再投入500万元。", "status", ["planned"]),
        ("农产品销售增长12%，月薪4100元。", "indicator_id", ["", ""]),
    ],
)
def test_clauses_say_what_is_done_and_what_no_concept_counts(
    real_corpus, text, column, wanted
):
    rows = _propose(text, real_corpus)
    assert [*rows.loc[rows["kind"] == "figure", column]] == wanted
