"""Alternative texts: what was drawn, in 250 characters."""

import pandas as pd

from shanhai.reporting.charts.panels import list_panels
from shanhai.reporting.sentences.alt_text import (
    alt_coverage_counts,
    alt_intervals,
    alt_mentions,
    alt_table,
    cut_alt,
)


def test_interval_chart_tells_axes_number_and_values(labour):
    worded = labour("en").query("status == 'achieved'")
    assert alt_intervals(list_panels(worded, "en"), lang="en") == (
        "Interval chart with 2 figures, each a mark or a bar from its lowest to its "
        "highest value. Panels: In persons: 2021. Labour in work: 500–599 persons. "
        "Labour in the East: 120 persons."
    )


def test_coverage_tells_each_pairing_s_count():
    counts = pd.DataFrame(
        {
            "pairing": ["甲 → 乙", "甲 → 乙", "丙 → 丁"],
            "n_reported": [1, 2, 0],
            "n_indicators": [3, 4, 7],
        }
    )
    assert alt_coverage_counts(counts, lang="zh") == (
        "2对结对关系的条形图：各领域已报告的指标数与指标总数。"
        "甲 → 乙：3 / 7。丙 → 丁：0 / 7。"
    )


def test_mentions_tell_the_sums():
    counts = pd.DataFrame(
        {"label": ["A", "B"], "figure": [5, 3], "date": [1, 1], "other": [0, 2]}
    )
    assert alt_mentions(counts, lang="en") == (
        "Stacked bars for 2 documents: 8 numerals that are figures, 2 dates, "
        "2 of other kinds. A: 5. B: 3."
    )


def test_table_tells_its_length():
    assert alt_table(rows=1, examples=[], lang="en") == "Table with one row."


def test_alt_keeps_whole_sentences_within_250_characters():
    sentences = ["a" * 100 + ".", "b" * 100 + ".", "c" * 100 + "."]
    assert cut_alt(sentences, "en") == "a" * 100 + ". " + "b" * 100 + "."


def test_single_long_sentence_is_cut():
    cut = cut_alt(["x" * 300], "zh")
    assert len(cut) == 250
    assert cut.endswith("…")
