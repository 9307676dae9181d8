"""Bounds of time that are stored: in order, needed, with a basis and a reason."""

import pandas as pd
import pytest

from shanhai.curation.rules import periods

UNDATED, DATED = "jia-yi.labour_training_person_times", "jia-yi.fiscal_funds"
NOTED = {"bound_basis": "text", "note_en": "So it says.", "note_zh": "文中如此。"}


def read(cells):
    return {
        name: pd.Timestamp(cell) if name.startswith(("not_", "period_st")) else cell
        for name, cell in cells.items()
    }


def say(rule, tables):
    return "\n".join(map(str, rule(tables)))


@pytest.mark.parametrize(
    "cells",
    [
        {"not_before": "2017-01-01"},
        {"not_after": "2024-12-31"},
        {"not_before": "2021-06-01", "not_after": "2021-06-01"},
        {"not_after": "2024-12-31", "period_start": "2021-06-01"},
    ],
)
def test_bound_that_the_text_gives_is_sound(tables, change, cells):
    tables = change(tables, "figures", UNDATED, **read(cells), **NOTED)
    assert list(periods.check_bounds(tables)) == []


@pytest.mark.parametrize(
    ("code", "cells", "words"),
    [
        (
            UNDATED,
            {"not_after": "2021-05-31", "period_start": "2021-06-01", **NOTED},
            "'2021-06-01': period_start lies outside the bounds /2021-05-31",
        ),
        (
            DATED,
            {"not_before": "2021-02-01", **NOTED},
            "'2021-01-01': period_start lies outside the bounds 2021-02-01/",
        ),
        (
            DATED,
            {"not_after": "2021-11-30", **NOTED},
            "'2021-12-31': period_end lies outside the bounds /2021-11-30",
        ),
        (
            DATED,
            {"not_before": "2020-06-01", **NOTED},
            "'2020-06-01': not_before stands beside a period_start",
        ),
        (
            UNDATED,
            {"not_before": "2017-01-01", "bound_basis": "text"},
            "'2017-01-01/': a bound read from the text has no reason",
        ),
    ],
)
def test_bound_that_does_not_fit_is_named(tables, change, code, cells, words):
    tables = change(tables, "figures", code, **read(cells))
    assert words in say(periods.check_bounds, tables)


def test_bound_that_follows_from_the_register_is_idle(tables, change):
    tables = change(
        *(tables, "figures", DATED),
        period_start=pd.NaT,
        not_before=pd.Timestamp(2021, 1, 1),
        **NOTED,
    )
    assert "not_before is what documents and round give anyway" in say(
        periods.check_bounds, tables
    )


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"period_end": "2022-03-01"},
            "'2022-03-01': the period was not over when its document was written, by "
            "2022-03-01 at the latest",
        ),
        (
            {"period_start": "2022-03-02", "period_end": ""},
            "'2022-03-02': the period starts after 2022-03-01, when it was written",
        ),
        (
            {"period_start": "2020-01-01"},
            "'2020-01-01': undated counts of its document go back to 2021-01-01 only",
        ),
    ],
)
def test_period_that_its_document_cannot_know_is_named(tables, change, cells, words):
    dates = {name: pd.Timestamp(day) if day else pd.NaT for name, day in cells.items()}
    tables = change(tables, "figures", DATED, period_type="to_date", **dates)
    assert words in say(periods.check_against_documents, tables)


def test_plan_may_reach_beyond_its_document(tables, change):
    cells = {"period_end": pd.Timestamp(2031, 12, 31), "status": "planned"}
    tables = change(tables, "figures", DATED, **cells)
    assert list(periods.check_against_documents(tables)) == []


def test_unfinished_period_has_a_flag_and_no_end(tables, change):
    cells = {"period_type": "to_date", "flags": ("window_open",)}
    tables = change(tables, "figures", DATED, period_end=pd.NaT, **cells)
    assert list(periods.check_against_documents(tables)) == []


def test_day_from_which_a_document_counts_makes_room(tables, change):
    tables = change(tables, "sources", "jia-yi-1", counts_from=pd.Timestamp(2020, 1, 1))
    cells = {"period_type": "to_date", "period_start": pd.Timestamp(2020, 1, 1)}
    tables = change(tables, "figures", DATED, **cells)
    assert list(periods.check_against_documents(tables)) == []
