"""Data with a single figure: pages say what there is, and why there is no more."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from shanhai.reporting.formatting.figures import name_note

ROOT = Path(__file__).parents[2]
PAIRING, SILENT = "qingxi-dejiang", "humen-songtao"
DOCUMENT, FIGURE = f"{PAIRING}-1", f"{PAIRING}.professionals_shadowing"
REPORTS = (
    f"profile-{PAIRING}",
    f"profile-{SILENT}",
    "comparison-exchange",
    "comparison-funds",
    "evidence",
    "overview",
    "side-by-side-tongren",
)
LONGEST = 300
KEPT = {
    "sources": lambda row: row["source_id"] == DOCUMENT,
    "mentions": lambda row: row["source_id"] == DOCUMENT,
    "figures": lambda row: row["figure_id"] == FIGURE,
}
# What a curator who has finished one language leaves empty in the other.
UNTRANSLATED = {
    "figures": ("note_zh", "subject_zh"),
    "sources": ("publisher_zh",),
}
UNRULED = """
from shanhai.curation import checks
from shanhai.cli import main
checks.RULES = ()
if __name__ == "__main__":
    main()
"""


def thin_out(data: Path) -> None:
    """Keep one figure of one document, and lose translations."""
    for name in {*KEPT, *UNTRANSLATED}:
        path = data / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [row for row in reader if KEPT.get(name, bool)(row)]
        for row in rows:
            if name == "mentions" and row["figure_id"] != FIGURE:
                row["figure_id"] = ""
            row.update(dict.fromkeys(UNTRANSLATED.get(name, ()), ""))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Render the pages as if the rules let a missing translation pass."""
    root = tmp_path_factory.mktemp("thin")
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "LICENSE-DATA", root)
    thin_out(root / "data")
    only = [f"--only={name}" for name in REPORTS]
    run = subprocess.run(
        [sys.executable, "-c", UNRULED, "render", *only],
        env=os.environ | {"SHANHAI_ROOT": str(root)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return root / "build" / "site"


def read(path):
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("report", REPORTS)
def test_no_section_is_empty(site, report, lang):
    page = read(site / f"{report}.{lang}.html")
    headings = page.main.find_all("h2")
    assert headings
    for heading in headings:
        texts = []
        for one in heading.find_all_next(["h2", "p", "table", "details", "figure"]):
            if one.name == "h2":
                break
            texts.append(one.get_text(strip=True) or one.find("svg"))
        assert any(texts), f"nothing under {heading.get_text()!r}"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_only_figure_is_shown_with_its_note(site, lang):
    page = read(site / f"profile-{PAIRING}.{lang}.html")
    assert page.select(f'[href="#{name_note(FIGURE)}"]')
    for word in ("nan", "NaT", "[]"):
        assert word not in page.main.get_text(" ").split()


def test_what_is_not_translated_leaves_no_hole(site):
    page = read(site / f"profile-{PAIRING}.zh.html")
    row = page.select_one(f'[href="#{name_note(FIGURE)}"]').find_parent("li")
    small = row.get_text(" ", strip=True)
    assert "（）" not in small
    assert "，，" not in small
    assert all(one.get_text(strip=True) for one in page.select("h2, h3, summary, dd"))
