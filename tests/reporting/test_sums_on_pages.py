"""A whole that is derived by us from its parts, where pages put it beside others."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from shanhai import Page, load
from shanhai.analysis.comparability import compare
from shanhai.analysis.judgements import judge_pairings
from shanhai.reporting.formatting.comparisons import describe_rows
from shanhai.reporting.formatting.figures import name_note

PARTS = ("qingxi-dejiang.donations_cash", "qingxi-dejiang.donations_goods")
PEER = "huizhou-qianxinan.donations_cash_and_goods"
SUM = "qingxi-dejiang.donations_cash+donations_goods"
WHOLE = "donations:extent=whole;donation_form=cash_and_goods"
YEAR_2023 = {
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "period_type": "annual",
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    """Return the project's data as if a whole and its parts were dated and clear."""
    folder = tmp_path_factory.mktemp("sums") / "data"
    shutil.copytree(Path(__file__).parents[2] / "data", folder)
    table = pd.read_csv(folder / "figures.csv", dtype=str, keep_default_na=False)
    table = table.set_index("figure_id")
    for code in (*PARTS, PEER):
        table.loc[code, [*YEAR_2023, "flags"]] = [*YEAR_2023.values(), ""]
    table.to_csv(folder / "figures.csv", lineterminator="\n")
    return load(folder)


def test_sum_is_shown_as_derived_by_us_with_its_parts(dated, read_html, lang):
    comparison = compare(dated, series_ids=[WHOLE])
    words = describe_rows(dated, comparison=comparison, lang=lang)
    (row,) = words[words["figure_id"] == SUM].itertuples()
    marked = {"en": "Sum, derived by us", "zh": "各部分之和，由我们推算"}[lang]
    assert row.detail == marked
    # A sum has no note of its own, its parts have.
    assert row.value_id == ""
    page = Page(dated, "comparison", domain_id="donations", lang=lang)
    verdicts = judge_pairings(dated, domain_ids=["donations"])
    html = read_html(page.comparisons(verdicts))
    links = [own["href"] for name, own in html.elements if name == "a"]
    assert marked in html.text
    assert {f"#{name_note(code)}" for code in PARTS} <= {*links}
    assert {*PARTS} <= {*page.figure_ids}


def test_pages_close_over_a_sum(dated, lang):
    verdicts = judge_pairings(dated, domain_ids=["donations"])
    judged = {
        code for one in verdicts.subjects for code in one.comparison.rows.figure_id
    }
    assert SUM in judged
    page = Page(dated, "comparison", domain_id="donations", lang=lang)
    page.comparisons(verdicts)
    # Per resident it is admitted beside one that is told as a whole.
    (per_head,) = [one for one in verdicts.subjects if one.kind == "per_resident"]
    assert {*per_head.comparison.admitted["figure_id"]} == {SUM, PEER}
    assert {*PARTS} <= {*page.figure_ids}
    assert PEER in page.per_resident_ids
    assert SUM not in page.per_resident_ids
    page.notes()._repr_html_()
    page.downloads()._repr_html_()
