"""Numbers as a reader sees them: exact ends, one scale, no midpoint."""

import math
from collections import namedtuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.reporting.formatting.numbers import (
    format_figure,
    format_interval,
    format_ratio,
    format_tick,
)

Row = namedtuple("Row", "low high unit_id as_written qualifier", defaults=["exact"])


@pytest.mark.parametrize(
    ("low", "high", "unit", "en", "zh"),
    [
        (4054140000, 4054140000, "yuan", "4.05414 billion yuan", "40.5414亿元"),
        (134091200, 134091200, "yuan", "134.0912 million yuan", "1.340912亿元"),
        (600000, 600000, "yuan", "600,000 yuan", "60万元"),
        (500, 6000, "yuan", "500–6,000 yuan", "500～6000元"),
        (
            30000000,
            39999999.99,
            "yuan",
            "30 to under 40 million yuan",
            "3000万至不到4000万元",
        ),
        (
            30000000.01,
            39999999.99,
            "yuan",
            "over 30 to under 40 million yuan",
            "超过3000万、不到4000万元",
        ),
        (
            18575000,
            18585000,
            "yuan",
            "18.575–18.585 million yuan",
            "1857.5万～1858.5万元",
        ),
        (80000000, math.inf, "yuan", "≥ 80 million yuan", "≥8000万元"),
        (0.01, 5000000, "yuan", "≤ 5 million yuan", "≤500万元"),
        (500, 599, "person", "500–599 persons", "500～599人"),
        (401, 499, "person", "401–499 persons", "401～499人"),
        (1, 1, "person", "1 person", "1人"),
        (2, 2, "person", "2 persons", "2人"),
        (1, 40, "person", "≤ 40 persons", "≤40人"),
        (16957, 16957, "count", "16,957", "16957个"),
        (11000, 11999, "count", "11,000–11,999", "11000～11999个"),
        (10000, 10000, "person_time", "10,000 person-times", "1万人次"),
        (1, 1, "person_time", "1 person-time", "1人次"),
        (600, 699.99, "mu", "600 to under 700 mu", "600至不到700亩"),
        (2200000, 2200000, "m2", "2.2 km²", "2.2平方公里"),
        (484170000, 484170000, "m2", "484.17 km²", "484.17平方公里"),
        (100, 100, "percent", "100%", "100%"),
        (1, 1, "occasion", "1 occasion", "1次"),
        (0, 0, "session", "0 sessions", "0期"),
    ],
)
def test_interval_is_printed_with_its_unit(low, high, unit, en, zh):
    assert format_interval(low, high, unit, "en") == en
    assert format_interval(low, high, unit, "zh") == zh


def test_tick_leaves_the_unit_to_the_title():
    assert format_tick(200000000.0, "yuan", "en") == "200 million"
    assert format_tick(200000000.0, "yuan", "zh") == "2亿"


@given(
    low=st.integers(2, 10**10),
    width=st.integers(1, 10**10),
    unit=st.sampled_from(["yuan", "person", "mu"]),
    lang=st.sampled_from(["en", "zh"]),
)
def test_wider_interval_never_looks_exact(low, width, unit, lang):
    exact = format_interval(low, low, unit, lang)
    wider = format_interval(low, low + width, unit, lang)
    assert wider != exact
    assert not {"nan", "inf", "None"} & set(wider.split())


def test_large_count_just_short_of_a_round_number_is_told_so():
    told = [format_interval(150_000_000, 159_999_999, "count", c) for c in ("en", "zh")]
    assert told == ["150 to under 160 million", "1.5亿至不到1.6亿个"]


@pytest.mark.parametrize(
    ("as_written", "expected"),
    [
        ("92家", "92家"),
        ("89批次", "92批次"),
        ("126臺", "92台"),
        ("1.1万余个", "92个"),
        ("三镇", "92个"),
        ("九连冠", "92连冠"),
        ("", "92个"),
    ],
)
def test_what_is_counted_has_its_own_measure_word(as_written, expected):
    row = Row(92, 92, "count", as_written)
    assert format_figure(row, "zh") == expected
    assert format_figure(row, "en") == "92"


def test_a_numeral_with_more_is_said_so_where_it_is_rounded():
    row = Row(11000, 11999, "count", "1.1万余个", "at_least")
    told = [format_figure(row, lang, is_rounded=True) for lang in ("en", "zh")]
    assert told == ["more than 11,000", "1.1万余个"]
    stated = row._replace(qualifier="range")
    assert format_figure(stated, "en", is_rounded=True) == format_figure(row, "en")


def test_half_is_rounded_up_everywhere():
    half = 1_225_000, 1_225_000, "yuan"
    assert [format_ratio(*half, c) for c in ("en", "zh")] == ["1.23 million", "122.5万"]
    assert format_figure(Row(*half, ""), "en", is_rounded=True) == "1.23 million yuan"
