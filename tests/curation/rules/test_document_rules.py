"""The register of documents: days that bound the writing, and their evidence."""

import pandas as pd
import pytest

from shanhai.curation.rules import documents, texts, windows

DATED, UNDATED = "bing-ding-1", "jia-yi-2"
EVIDENCE = {"evidence_en": "It tells of spring.", "evidence_zh": "文中述及春季。"}


def date(cells):
    return {name: pd.Timestamp(cell) for name, cell in cells.items()}


def say(rule, tables):
    return "\n".join(map(str, rule(tables)))


@pytest.mark.parametrize("rule", documents.RULES)
def test_sound_register_breaks_no_rule(tables, rule):
    assert list(rule(tables)) == []


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
    for rule in (*documents.RULES, texts.check_languages):
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
            {"earliest_date": "2024-02-01", "latest_date": "2024-01-31"},
            "'2024-02-01/2024-01-31': the latest date lies before the earliest",
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


def test_bounds_and_evidence_go_together(tables, change):
    bound = date({"latest_date": "2022-12-31"})
    lacking = change(tables, "sources", UNDATED, **bound)
    assert "has no evidence" in say(documents.check_evidence, lacking)
    idle = change(tables, "sources", UNDATED, **EVIDENCE)
    assert "there is evidence, but no" in say(documents.check_evidence, idle)


def test_day_to_which_counts_go_back_is_not_that_of_the_round(tables, change):
    cells = date({"counts_from": "2021-01-01"})
    tables = change(tables, "sources", UNDATED, **cells, **EVIDENCE)
    assert "Leave counts_from empty" in say(documents.check_evidence, tables)
    tables = change(tables, "sources", UNDATED, counts_from=pd.Timestamp(2020, 1, 1))
    assert list(documents.check_evidence(tables)) == []


@pytest.mark.parametrize("name", ["author", "publisher", "evidence"])
def test_text_of_the_register_stands_in_both_languages(tables, change, name):
    texts_ = {f"{name}_en": "Jia", f"{name}_zh": ""}
    tables = change(tables, "sources", UNDATED, **texts_)
    assert f"{name} stands in one language only" in say(texts.check_languages, tables)


@pytest.mark.parametrize("column", ["earliest_date", "retrieved_on"])
def test_what_has_happened_is_not_to_come(tables, change, column):
    cells = date({column: "9999-01-01"})
    tables = change(tables, "sources", UNDATED, **cells)
    assert f"{column} is to come" in say(windows.check_past, tables)
