"""Periods in words: nothing is dated that the document does not date."""

from collections import namedtuple

import pandas as pd
import pytest

from shanhai.reporting.formatting.periods import (
    format_date,
    format_dates,
    format_period,
)

Row = namedtuple("Row", "period_type period_start period_end period_basis")
NONE = pd.NaT
NEW_YEAR, LAST_DAY = pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31")
MAY, JUNE = pd.Timestamp("2022-05-03"), pd.Timestamp("2022-06-30")


@pytest.mark.parametrize(
    ("kind", "start", "end", "basis", "en", "zh"),
    [
        ("annual", NEW_YEAR, LAST_DAY, "stated", "2022", "2022年"),
        ("annual", NEW_YEAR, LAST_DAY, "inferred", "2022 (inferred)", "2022年（推断）"),
        ("annual", NONE, NONE, "stated", "one year, not named", "某一年，未说明哪年"),
        (
            "to_date",
            NONE,
            NONE,
            "stated",
            "cumulative, start not stated",
            "累计，起点未说明",
        ),
        ("to_date", MAY, NONE, "stated", "since 3 May 2022", "2022年5月3日以来累计"),
        (
            "to_date",
            NONE,
            JUNE,
            "stated",
            "up to 30 June 2022, start not stated",
            "截至2022年6月30日累计，起点未说明",
        ),
        (
            "to_date",
            MAY,
            JUNE,
            "stated",
            "3 May 2022 to 30 June 2022, cumulative",
            "2022年5月3日至2022年6月30日累计",
        ),
        ("to_date", NONE, NONE, "unstated", "period not stated", "时期未说明"),
        ("point", NONE, JUNE, "stated", "at 30 June 2022", "2022年6月30日时点"),
        ("point", NONE, NONE, "stated", "at a date not stated", "时点，日期未说明"),
        ("per_month", NONE, NONE, "stated", "each month, undated", "每月，未注明日期"),
        ("per_year", NEW_YEAR, LAST_DAY, "stated", "each year, 2022", "每年，2022年"),
        ("point", NEW_YEAR, LAST_DAY, "stated", "in 2022", "2022年"),
        (
            "to_date",
            NEW_YEAR,
            NONE,
            "stated",
            "since the start of 2022",
            "2022年以来累计",
        ),
        ("point", NONE, NONE, "unstated", "period not stated", "时期未说明"),
        ("none", NONE, NONE, "unstated", "period not stated", "时期未说明"),
    ],
)
def test_period_is_told_in_words(kind, start, end, basis, en, zh):
    row = Row(kind, start, end, basis)
    assert [format_period(row, lang) for lang in ("en", "zh")] == [en, zh]


def test_whole_years_are_told_as_years():
    start, end = pd.Timestamp("2020-01-01"), pd.Timestamp("2023-12-31")
    assert format_dates(start, end, "en") == "2020 to 2023"
    assert format_dates(start, end, "zh") == "2020—2023年"


def test_one_day_is_told_once():
    assert format_dates(MAY, MAY, "en") == "3 May 2022"
    assert format_date(MAY, "zh") == "2022年5月3日"
