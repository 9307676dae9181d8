"""Several documents: of one pairing, of one year and the next, on two pairings."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from several_documents import HUIZHOU, NANCHENG, build_several

from shanhai import load
from shanhai.analysis.measures import derive_measures
from shanhai.curation.checks import check_data

ROOT = Path(__file__).parents[2]
REPORTS = (f"profile-{HUIZHOU}", "comparison-funds", "side-by-side", "evidence")
OLD, NEW = f"{HUIZHOU}.fiscal_projects", f"{HUIZHOU}.fiscal_projects.second_3"
LONGEST = 300
# The project's own set of pairings has one document each.
SIDE_BY_SIDE = """
[reports.side-by-side]
notebook = "04-pairings-side-by-side"
label_en = "Side by side"
label_zh = "并列"
title_en = "All pairings"
title_zh = "全部结对"
summary_en = "All pairings."
summary_zh = "全部结对。"
parameters = { pairing_ids = [] }
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = tmp_path_factory.mktemp("several")
    build_several(root / "data")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / "LICENSE-DATA", root)
    registry = root / "notebooks" / "reports.toml"
    text = registry.read_text("utf-8")
    registry.write_text(text + SIDE_BY_SIDE, "utf-8")
    return root


@pytest.fixture(scope="module")
def several(project):
    return load(project / "data")


@pytest.fixture(scope="module")
def site(project):
    """Return the pages: profile, theme, side by side, evidence, in two languages."""
    wanted = [word for name in REPORTS for word in ("--only", name)]
    subprocess.run(
        [Path(sys.executable).with_name("shanhai"), "render", *wanted],
        env=os.environ | {"SHANHAI_ROOT": str(project)},
        check=True,
        timeout=LONGEST,
    )
    return project / "build" / "site"


def read(site, report, lang):
    text = (site / f"{report}.{lang}.html").read_text("utf-8")
    return BeautifulSoup(text, "html.parser")


def test_no_rule_is_broken(project):
    assert check_data(data_dir=project / "data").problems == ()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("report", REPORTS)
def test_pages_show_both_numbers_of_one_thing_and_say_so(site, several, report, lang):
    page = read(site, report, lang)
    text = page.get_text(" ")
    for code in (OLD, NEW):
        assert f"{several.figure(code).low:.0f}" in text
    flag = several.flag("documents_disagree")
    assert getattr(flag, f"name_{lang}") in text
    notes = page.select('[id^="n-huizhou-qianxinan-fiscal-projects"]')
    told = [note.get_text(" ") for note in notes]
    for own, other in ((OLD, NEW), (NEW, OLD)):
        mine = [
            note
            for note, one in zip(told, notes, strict=True)
            if one["id"] == f"n-{own}".replace(".", "-").replace("_", "-")
        ]
        assert mine
        assert f"{several.figure(other).low:.0f}" in mine[0]


def test_terms_of_a_ratio_come_from_one_document_and_year(several):
    derived = derive_measures(several, measure_ids=["fiscal_funds_per_project"])
    own = derived[derived["pairing_id"] == HUIZHOU]
    assert own["figure_id"].is_unique
    documents = several.mentions.groupby("figure_id")["source_id"].agg(set)
    for row in own.itertuples():
        (whole,) = row.denominator_ids
        assert documents[row.numerator_id] & documents[whole]
    assert own["holds"].all()
    starts = several.figures.set_index("figure_id")["period_start"]
    for row in own.itertuples():
        assert starts[row.numerator_id] == starts[row.denominator_ids[0]]


def test_ratio_is_not_made_of_two_documents_numbers(several):
    derived = derive_measures(several, measure_ids=["fiscal_funds_per_project"])
    (row,) = derived[
        (derived["pairing_id"] == NANCHENG)
        & derived["numerator_id"].str.contains("two_")
    ].itertuples()
    assert row.denominator_ids == ()
    assert not row.holds


def test_document_on_two_pairings_is_of_both(several):
    shared = several.source("two-pairings-1")
    for code in shared.pairing_ids:
        assert shared.source_id in set(several.sources_of([code])["source_id"])
    assert len(shared.pairing_ids) == 2
    assert pd.notna(shared.published_date)
