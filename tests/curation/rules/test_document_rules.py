"""The register of documents: days that bound the writing, and their evidence."""

import pandas as pd
import pytest

from shanhai.curation.rules import (
    codelists,
    documents,
    figures,
    list_rules,
    periods,
    texts,
)

DATED, UNDATED = "bing-ding-1", "jia-yi-2"
EVIDENCE = {"evidence_en": "It tells of spring.", "evidence_zh": "文中述及春季。"}


def date(cells):
    return {name: pd.Timestamp(cell) for name, cell in cells.items()}


def say(rule, tables):
    return "\n".join(map(str, rule(tables)))


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        (UNDATED, {"earliest_date": "2022-01-01", "latest_date": "2022-12-31"}),
        (UNDATED, {"latest_date": "2022-12-31"}),
        (UNDATED, {"earliest_date": "2022-01-01", "latest_date": "2022-01-01"}),
        # A reprint: written some time before the printed date.
        (DATED, {"earliest_date": "2023-12-01", "latest_date": "2024-01-15"}),
        (DATED, {"earliest_date": "2023-12-01", "retrieved_on": "2024-01-15"}),
    ],
)
def test_days_that_bound_the_writing_go_with_evidence(tables, change, code, cells):
    tables = change(tables, "sources", code, **date(cells), **EVIDENCE)
    for rule in (*list_rules(documents), texts.check_languages):
        assert list(rule(tables)) == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"earliest_date": "2024-01-16"},
            "'2024-01-15': the printed date lies outside 2024-01-16/",
        ),
        (
            {"latest_date": "2024-01-14"},
            "'2024-01-15': the printed date lies outside /2024-01-14",
        ),
        (
            {"earliest_date": "2024-01-15", "latest_date": "2024-01-15"},
            "the printed date says the same as the earliest and latest",
        ),
        (
            {"retrieved_on": "2024-01-14"},
            "'2024-01-14': the file was taken before its text was there",
        ),
        (
            {"earliest_date": "2024-01-01", "retrieved_on": "2023-12-31"},
            "'2023-12-31': the file was taken before its text was there",
        ),
    ],
)
def test_days_that_do_not_fit_are_named(tables, change, cells, words):
    tables = change(tables, "sources", DATED, **date(cells), **EVIDENCE)
    assert words in say(documents.check_dates, tables)


def test_day_to_which_counts_go_back_is_not_that_of_the_round(tables, change):
    cells = date({"counts_from": "2021-01-01"})
    tables = change(tables, "sources", UNDATED, **cells, **EVIDENCE)
    assert "Leave counts_from empty" in say(documents.check_evidence, tables)
    tables = change(tables, "sources", UNDATED, counts_from=pd.Timestamp(2020, 1, 1))
    assert list(documents.check_evidence(tables)) == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"file_sha256": "f" * 64}, "file_sha256 and extractor go together"),
        ({"extractor": "pdfplumber 0.11.4"}, "file_sha256 and extractor go together"),
        ({"file_sha256": "f" * 64, "extractor": "pdfplumber 0.11.4"}, ""),
    ],
)
def test_a_file_and_its_extractor_go_together(tables, change, cells, words):
    tables = change(tables, "sources", UNDATED, **cells)
    assert words in say(documents.check_files, tables)
    assert bool(words) == bool(list(documents.check_files(tables)))


def test_a_file_that_is_the_text_is_not_named_twice(tables, change):
    (own,) = tables["sources"].query("source_id == @UNDATED")["sha256"]
    cells = {"file_sha256": own, "extractor": "pdfplumber 0.11.4"}
    tables = change(tables, "sources", UNDATED, **cells)
    assert "the file is the text itself" in say(documents.check_files, tables)


@pytest.mark.parametrize("name", ["author", "publisher", "evidence"])
def test_text_of_the_register_stands_in_both_languages(tables, change, name):
    texts_ = {f"{name}_en": "Jia", f"{name}_zh": ""}
    tables = change(tables, "sources", UNDATED, **texts_)
    assert f"{name} stands in one language only" in say(texts.check_languages, tables)


@pytest.mark.parametrize("column", ["earliest_date", "retrieved_on"])
def test_what_has_happened_is_not_to_come(tables, change, column):
    cells = date({column: "9999-01-01"})
    tables = change(tables, "sources", UNDATED, **cells)
    assert f"{column} is to come" in say(periods.check_past, tables)


# Two figures of one pairing, each of another document.
FUNDS, OTHER = "bing-ding.fiscal_funds", "bing-ding.fiscal_funds.second"


@pytest.fixture
def two(tables):
    """Return a function that adds a second document's figure of the same thing."""

    def add(low=350e6, high=float("inf"), flags=(), of="bing-ding-2", **cells):
        figures, mentions = tables["figures"], tables["mentions"]
        (own,) = figures[figures["figure_id"] == FUNDS].to_dict("records")
        second = own | {"figure_id": OTHER, "low": low, "high": high, "flags": flags}
        second |= {"same_as": FUNDS} | cells
        (told,) = mentions[mentions["figure_id"] == FUNDS].head(1).to_dict("records")
        place = told | {"source_id": of, "figure_id": OTHER}
        return {
            **tables,
            "figures": pd.concat([figures, pd.DataFrame([second])], ignore_index=True),
            "mentions": pd.concat([mentions, pd.DataFrame([place])], ignore_index=True),
        }

    return add


def test_two_documents_may_state_one_thing_alike(two):
    assert list(documents.check_same_statements(two())) == []


def test_two_documents_may_state_one_thing_without_a_date(two, change):
    undated = {"period_start": pd.NaT, "period_end": pd.NaT}
    tables = change(two(**undated), "figures", FUNDS, **undated)
    assert list(documents.check_same_statements(tables)) == []


def test_two_documents_that_disagree_are_both_flagged(two, change):
    apart, flags = {"low": 1e6, "high": 2e6}, ("documents_disagree",)
    for tables, wrong in (
        (two(**apart), 2),
        (two(**apart, flags=flags), 1),
        (change(two(**apart, flags=flags), "figures", FUNDS, flags=flags), 0),
        (change(two(flags=flags), "figures", FUNDS, flags=flags), 2),
    ):
        assert len(list(documents.check_same_statements(tables))) == wrong


def test_a_third_document_may_agree_with_one_of_two_that_do_not(two, change):
    flags = ("documents_disagree",)
    tables = two(low=1e6, high=2e6, flags=flags)
    tables = change(tables, "figures", FUNDS, flags=flags)
    (own,) = tables["figures"].query("figure_id == @FUNDS").to_dict("records")
    third = own | {"figure_id": f"{OTHER}.third", "same_as": FUNDS, "flags": ()}
    figures = pd.concat([tables["figures"], pd.DataFrame([third])], ignore_index=True)
    tables = {**tables, "figures": figures}
    assert list(documents.check_same_statements(tables)) == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"status": "planned"}, "differ in status"),
        ({"dimensions": ("extent=whole",)}, "differ in dimensions"),
        ({"of": "bing-ding-1"}, "stand in one document"),
        (
            {"same_as": "", "flags": ("documents_disagree",)},
            "goes with another document",
        ),
    ],
)
def test_what_is_not_one_thing_of_two_documents_is_named(two, cells, words):
    assert words in say(documents.check_same_statements, two(**cells))


def test_link_leads_to_the_first_figure_at_once(two, change):
    tables = change(two(), "figures", FUNDS, same_as="jia-yi.fiscal_funds")
    assert "leads on" in say(documents.check_same_statements, tables)


def test_document_names_known_pairings_once(tables, change):
    tables = change(tables, "sources", DATED, pairing_ids=("bing-ding", "bing-dong"))
    told = say(codelists.check_lists, tables)
    assert "'bing-dong': no such pairing. Did you mean 'bing-ding'" in told
    tables = change(tables, "sources", DATED, pairing_ids=("bing-ding", "bing-ding"))
    assert "a pairing stands twice" in say(codelists.check_lists, tables)


@pytest.mark.parametrize(
    ("first", "last", "low", "is_found"),
    [
        ("2023-01-01", "2023-06-30", 500e6, True),
        ("2023-01-01", "2023-06-30", 300e6, False),
        ("2022-01-01", "2022-12-31", 500e6, False),
        ("2023-01-01", "2024-06-30", 500e6, False),
    ],
)
def test_window_inside_another_counts_no_more(two, change, first, last, low, is_found):
    tables = two(low=low, high=low, same_as="", of="bing-ding-2")
    tables = change(tables, "figures", FUNDS, high=400e6)
    days = {"period_start": pd.Timestamp(first), "period_end": pd.Timestamp(last)}
    tables = change(tables, "figures", OTHER, **days)
    assert bool(list(figures.check_nested_windows(tables))) is is_found
