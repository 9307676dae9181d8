"""Periods in words: nothing is dated that the document does not date."""

import pandas as pd
import pytest

from shanhai.reporting.words.periods import format_date, format_dates, format_period

NONE = pd.NaT
NEW_YEAR, LAST_DAY = pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31")
MAY, JUNE = pd.Timestamp("2022-05-03"), pd.Timestamp("2022-06-30")


@pytest.mark.parametrize(
    ("kind", "start", "end", "basis", "en", "zh"),
    [
        ("annual", NEW_YEAR, LAST_DAY, "stated", "2022", "2022年"),
        ("annual", NEW_YEAR, LAST_DAY, "inferred", "2022, inferred", "2022年，推断"),
        ("annual", NONE, NONE, "stated", "one year, not named", "某一年，未说明哪年"),
        (
            "to_date",
            NONE,
            NONE,
            "stated",
            "to date, start not stated",
            "累计，起点未说明",
        ),
        (
            "to_date",
            MAY,
            NONE,
            "stated",
            "to date, since 3 May 2022",
            "2022年5月3日以来累计",
        ),
        (
            "to_date",
            NONE,
            JUNE,
            "stated",
            "to date, up to 30 June 2022, start not stated",
            "截至2022年6月30日累计，起点未说明",
        ),
        (
            "to_date",
            MAY,
            JUNE,
            "stated",
            "to date, 3 May 2022 to 30 June 2022",
            "2022年5月3日至2022年6月30日累计",
        ),
        (
            "to_date",
            NONE,
            NONE,
            "unstated",
            "no period stated, read as “to date”",
            "未说明时期，按“累计”理解",
        ),
        ("point", NONE, JUNE, "stated", "at 30 June 2022", "2022年6月30日时点"),
        ("point", NONE, NONE, "stated", "at a date not stated", "时点，日期未说明"),
        (
            "rate",
            NONE,
            NONE,
            "stated",
            "per year or month, undated",
            "按年或按月，未注明日期",
        ),
        (
            "rate",
            NEW_YEAR,
            LAST_DAY,
            "stated",
            "per year or month, 2022",
            "按年或按月，2022年",
        ),
        ("none", NONE, NONE, "unstated", "no period stated", "未说明时期"),
    ],
)
def test_period_is_told_in_words(kind, start, end, basis, en, zh):
    assert format_period(kind, start, end, basis, "en") == en
    assert format_period(kind, start, end, basis, "zh") == zh


def test_whole_years_are_told_as_years():
    start, end = pd.Timestamp("2020-01-01"), pd.Timestamp("2023-12-31")
    assert format_dates(start, end, "en") == "2020 to 2023"
    assert format_dates(start, end, "zh") == "2020—2023年"


def test_one_day_is_told_once():
    assert format_dates(MAY, MAY, "en") == "3 May 2022"
    assert format_date(MAY, "zh") == "2022年5月3日"
