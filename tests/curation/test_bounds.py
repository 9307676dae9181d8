"""Bounds of time follow from the register; stored ones and stated dates go first."""

import pandas as pd
import pytest

from shanhai.curation.bounds import ROUND_START, bound_figures, date_documents

NAT = pd.NaT
FUNDS = "jia-yi.fiscal_funds"
UNDATED = {"period_start": NAT, "period_end": NAT, "period_type": "to_date"}


def day(text):
    return pd.Timestamp(text) if text else NAT


def is_same(found, expected):
    return pd.isna(found) if pd.isna(expected) else found == expected


def bound(tables):
    figures = tables["figures"]
    found = bound_figures(figures, tables["mentions"], tables["sources"])
    return found.loc[figures.index[figures["figure_id"] == FUNDS][0]]


@pytest.fixture
def undated(tables, change):
    return change(tables, "figures", FUNDS, **UNDATED)


@pytest.mark.parametrize(
    ("printed", "first", "last", "earliest", "latest"),
    [
        ("2022-03-01", "", "", "2022-03-01", "2022-03-01"),
        ("", "", "", "", ""),
        ("", "2021-12-01", "2022-12-31", "2021-12-01", "2022-12-31"),
        ("", "", "2022-12-31", "", "2022-12-31"),
        # The printed date of a reprint is no earliest date.
        ("2022-08-06", "", "2022-08-06", "", "2022-08-06"),
        ("2022-08-06", "2021-01-01", "", "2021-01-01", "2022-08-06"),
    ],
)
def test_document_is_dated_by_register_or_print(
    tables, change, printed, first, last, earliest, latest
):
    cells = {"published_date": printed, "earliest_date": first, "latest_date": last}
    dates = {name: day(text) for name, text in cells.items()}
    sources = change(tables, "sources", "jia-yi-1", **dates)["sources"]
    row = date_documents(sources).loc["jia-yi-1"]
    assert is_same(row["earliest"], day(earliest))
    assert is_same(row["latest"], day(latest))
    assert row["counts_from"] == ROUND_START


@pytest.mark.parametrize(
    ("cells", "first", "last"),
    [
        ({}, "2021-01-01", "2022-03-01"),
        ({"period_start": day("2022-01-01")}, "2022-01-01", "2022-03-01"),
        ({"period_end": day("2021-06-30")}, "2021-01-01", "2021-06-30"),
        ({"not_before": day("2017-01-01")}, "2017-01-01", "2022-03-01"),
        ({"not_after": day("2024-12-31")}, "2021-01-01", "2024-12-31"),
        ({"period_type": "point"}, "2021-01-01", "2022-03-01"),
        ({"period_type": "per_year"}, "", ""),
        ({"period_type": "none"}, "", ""),
        ({"status": "planned"}, "", ""),
        ({"status": "capacity"}, "", ""),
        ({"status": "contracted"}, "2021-01-01", "2022-03-01"),
    ],
)
def test_figure_is_bounded_by_its_dates_or_its_document(
    tables, change, cells, first, last
):
    row = bound(change(tables, "figures", FUNDS, **{**UNDATED, **cells}))
    assert is_same(row["not_before"], day(first))
    assert is_same(row["not_after"], day(last))


@pytest.mark.parametrize(
    ("counts_from", "printed", "first"),
    [
        ("2019-01-01", "2022-03-01", "2019-01-01"),
        # Of an earlier round we know no start.
        ("", "2020-03-01", ""),
        ("2016-01-01", "2020-03-01", "2016-01-01"),
    ],
)
def test_undated_counts_go_back_as_far_as_the_register_says(
    undated, change, counts_from, printed, first
):
    cells = {"counts_from": day(counts_from), "published_date": day(printed)}
    row = bound(change(undated, "sources", "jia-yi-1", **cells))
    assert is_same(row["not_before"], day(first))


def test_figure_of_two_documents_was_there_before_the_first(tables, change):
    sources = change(
        *(tables, "sources", "jia-yi-2"),
        earliest_date=day("2021-06-01"),
        latest_date=day("2021-12-31"),
    )["sources"]
    mentions = tables["mentions"]
    second = mentions[mentions["figure_id"] == FUNDS].assign(source_id="jia-yi-2")
    both = {
        **tables,
        "sources": sources,
        "mentions": pd.concat([mentions, second], ignore_index=True),
    }
    row = bound(both)
    assert (row["written_from"], row["written_by"]) == (
        day("2021-06-01"),
        day("2021-12-31"),
    )


def test_document_that_may_be_of_any_day_leaves_the_earliest_open(tables, change):
    dates = dict.fromkeys(["published_date", "earliest_date"], NAT)
    tables = change(tables, "sources", "jia-yi-1", **dates, latest_date=ROUND_START)
    assert pd.isna(bound(tables)["written_from"])
