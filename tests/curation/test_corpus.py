from dataclasses import FrozenInstanceError

import pandas as pd
import pytest

from shanhai import paths
from shanhai.curation.corpus import KEYS
from shanhai.curation.loading import load
from shanhai.curation.tables import digest_tables, read_descriptor
from shanhai.errors import UnknownCodeError


def test_codelists_come_in_their_sort_order(corpus):
    assert corpus.known("domain") == ["funds", "labour", "training"]
    assert corpus.known("indicator")[:3] == [
        "fiscal_funds",
        "labour_employed_all",
        "labour_employed_east",
    ]


def test_members_come_in_their_sort_order(corpus):
    members = corpus.pairing_members
    assert set(members["place_id"].iloc[:2]) == {"bing", "jia_one"}
    assert members["place_id"].iloc[2] == "jia_two"


def test_pairings_keep_the_order_of_the_file(corpus):
    assert corpus.known("pairing") == ["jia-yi", "bing-ding"]


def test_figures_come_by_pairing_then_indicator(corpus):
    assert list(corpus.figures["figure_id"]) == [
        *("jia-yi.fiscal_funds", "jia-yi.labour_employed_all"),
        *("jia-yi.labour_employed_all.planned", "jia-yi.labour_employed_east"),
        *("jia-yi.labour_training_person_times", "bing-ding.fiscal_funds"),
        "bing-ding.labour_training_trainees",
    ]


def test_mentions_come_by_document_then_place(corpus):
    mentions = corpus.mentions
    assert list(mentions["source_id"].unique()) == [
        "bing-ding-1",
        "jia-yi-1",
        "jia-yi-2",
    ]
    assert list(mentions["start"][mentions["source_id"] == "jia-yi-1"]) == [
        5,
        20,
        34,
        47,
        60,
    ]


def test_every_frame_has_a_range_index(corpus, tables):
    for name in tables:
        frame = getattr(corpus, name)
        assert list(frame.index) == list(range(len(frame)))


def test_frames_have_the_contract_s_columns_and_then_the_series(corpus, tables):
    derived = {
        "figures": ["series_id"],
        "measures": ["numerator_series", "denominator_series"],
        "pairings": ["donor_province_id"],
    }
    assert {name: list(getattr(corpus, name)) for name in tables} == {
        name: [*table, *derived.get(name, [])] for name, table in tables.items()
    }


def test_change_of_a_frame_stays_with_the_caller(corpus):
    figures = corpus.figures
    figures.loc[0, "low"] = -1.0
    figures["extra"] = 1
    assert corpus.figures.loc[0, "low"] == 12_000_000.0
    assert "extra" not in corpus.figures


def test_corpus_cannot_be_assigned_to(corpus):
    with pytest.raises(FrozenInstanceError):
        corpus.version = "2"
    with pytest.raises(AttributeError):
        corpus.figures = pd.DataFrame()


def test_corpus_tables_cannot_be_replaced(corpus):
    with pytest.raises(TypeError):
        corpus._tables["figures"] = pd.DataFrame()


@pytest.mark.parametrize(
    ("kind", "code", "column", "value"),
    [
        ("domain", "labour", "name_zh", "劳务"),
        ("unit", "yuan", "resolution", 0.01),
        ("flag", "wider_scope", "name_en", "wider scope"),
        ("place", "yi", "parent_place_id", "ding"),
        ("pairing", "jia-yi", "name_en", "Jia group → Yi County"),
        ("indicator", "fiscal_funds", "definition_status", "official"),
        ("source", "jia-yi-2", "characters", 25),
        ("figure", "jia-yi.labour_employed_east", "low", 120.0),
    ],
)
def test_record_of_a_code_has_the_row_s_columns(corpus, kind, code, column, value):
    assert getattr(getattr(corpus, kind)(code), column) == value


def test_record_holds_lists_as_tuples(corpus):
    record = corpus.indicator("labour_employed_all")
    assert record.not_comparable_with == (
        "labour_employed_east",
        "labour_training_trainees",
    )


def test_unknown_pairing_suggests_the_nearest(corpus):
    with pytest.raises(UnknownCodeError) as caught:
        corpus.pairing("jia-yy")
    assert str(caught.value) == (
        "Unknown pairing 'jia-yy'. Did you mean 'jia-yi'? Known: jia-yi, bing-ding"
    )


@pytest.mark.parametrize("kind", [kind for kind in KEYS if kind != "denominator"])
def test_unknown_code_of_any_kind_is_named(corpus, kind):
    with pytest.raises(UnknownCodeError, match=f"Unknown {kind} 'nowhere'"):
        getattr(corpus, kind)("nowhere")


def test_evidence_lists_each_mention_with_its_document(corpus):
    evidence = corpus.evidence("jia-yi.labour_employed_all")
    assert evidence[["start", "as_written", "title_en"]].to_numpy().tolist() == [
        [34, "500余人", "News of Yi"],
        [60, "500余人", "News of Yi"],
    ]


def test_evidence_of_an_unknown_figure_is_refused(corpus):
    with pytest.raises(UnknownCodeError, match=r"Did you mean 'jia-yi\.fiscal_funds'"):
        corpus.evidence("jia-yi.fiscal_fund")


def test_version_is_that_of_the_data_package(corpus, tiny_dir):
    assert corpus.version == read_descriptor(tiny_dir)["version"]


def test_digest_is_that_of_the_tables(corpus, tiny_dir):
    assert corpus.digest == digest_tables(tiny_dir, read_descriptor(tiny_dir))


def test_load_without_a_folder_reads_the_project_s_data(whole_corpus, monkeypatch):
    monkeypatch.setattr(paths, "data_dir", lambda: paths.project_root() / "data")
    assert load().digest == whole_corpus.digest


def test_load_leaves_the_codebook_s_further_rules_to_check(tiny_dir, edit):
    edit(tiny_dir / "figures.csv", ",12000000,12000000,", ",12000001,12000000,")
    assert load(tiny_dir).figure("jia-yi.fiscal_funds").low == 12_000_001.0


def test_load_gives_the_same_corpus_for_crlf_line_ends(tiny_dir, corpus):
    for path in tiny_dir.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    other = load(tiny_dir)
    assert other.digest == corpus.digest
    pd.testing.assert_frame_equal(other.figures, corpus.figures)


def test_a_folder_is_read_again_only_when_a_file_has_changed(tiny_dir, edit):
    first = load(tiny_dir)
    assert load(tiny_dir) is first
    edit(tiny_dir / "figures.csv", ",12000000,12000000,", ",12000001,12000000,")
    assert load(tiny_dir) is not first


def test_a_line_end_is_a_change_of_a_file(tiny_dir):
    first = load(tiny_dir)
    path = tiny_dir / "flags.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(tiny_dir) is not first


def test_a_record_is_a_row_and_belongs_to_the_caller(corpus):
    record = corpus.figure("jia-yi.fiscal_funds")
    row = corpus.figures.set_index("figure_id").loc["jia-yi.fiscal_funds"]
    assert {key: value for key, value in vars(record).items() if value == value} == {
        "figure_id": "jia-yi.fiscal_funds",
        **row[row.notna()].to_dict(),
    }
    record.low = -1.0
    assert corpus.figure("jia-yi.fiscal_funds").low == 12_000_000.0
