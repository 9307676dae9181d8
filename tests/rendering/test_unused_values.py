"""A page stays, byte for byte, whatever the values are that it does not show."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from shanhai.analysis.provenance import select_used
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import load
from shanhai.rendering.pages import make_page, make_tasks
from shanhai.rendering.plan import SHELL, Job, choose_data, digest_data, plan_jobs
from shanhai.rendering.processes import run_each
from shanhai.rendering.registry import read_reports

ROOT = Path(__file__).parents[2]
REPORTS = read_reports(ROOT / "notebooks")
VALUELESS = [report.name for report in REPORTS if not report.shows_values]
PROFILE = "profile-qingxi-dejiang"
DOMAIN = "comparison-industry"
PAGES = [*VALUELESS, "side-by-side-tongren", PROFILE, DOMAIN]

Row = dict[str, str]


@pytest.fixture(scope="module")
def real() -> Corpus:
    return load(ROOT / "data")


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    """Return a project's folder to be changed, which every process works with."""
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setenv("SHANHAI_ROOT", str(tmp_path))
    return tmp_path


def find_job(corpus: Corpus, page: str) -> Job:
    (job,) = plan_jobs(corpus, REPORTS, only=[page], languages=["en"])
    return job


def select_shown(corpus: Corpus, job: Job) -> pd.DataFrame:
    used = select_used(corpus, **choose_data(corpus, job))
    return used[used["is_shown"] & job.shows_values]


def change_values(root: Path, *, of: Callable[[str], bool]) -> None:
    """Triple some figures, note something, write and place their mentions anew."""

    def change_figure(row: Row) -> Row:
        ends = {end: row[end] and str(3 * float(row[end])) for end in ("low", "high")}
        noted = {"note_en": row["note_en"] + " Changed."}
        return row | ends | noted if of(row["figure_id"]) else row

    def change_mention(row: Row) -> Row:
        moved = {
            "as_written": row["as_written"] + "一",
            "end": str(int(row["end"]) + 1),
        }
        return row | moved if of(row["figure_id"]) else row

    change_table(root / "data" / "figures.csv", change_figure)
    change_table(root / "data" / "mentions.csv", change_mention)


def change_table(path: Path, change: Callable[[Row], Row]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [change(row) for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def make(corpus: Corpus, job: Job) -> str:
    """Make a page from the data that are in the project's folder now."""
    (task,) = make_tasks(corpus, [job], engine=SHELL)
    (finished,) = run_each(make_page, [task], processes=1)
    assert finished.result.error == ""
    return finished.result.html


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_whatever_it_does_not_show(page, real, root, real_site):
    job = find_job(real, page)
    shown = {*select_shown(real, job)["figure_id"]}
    assert len(shown) < len(real.figures)
    change_values(root, of=lambda code: code not in shown)
    changed = load(root / "data")
    assert digest_data(changed, job) == digest_data(real, job)
    made = make(changed, job)
    assert made == (real_site / job.file_name).read_text(encoding="utf-8")


def test_a_profile_tells_a_value_that_it_shows_of_others(real, root, real_site):
    job = find_job(real, PROFILE)
    shown = select_shown(real, job)
    other = shown[shown["pairing_id"] != "qingxi-dejiang"]["figure_id"].iloc[0]
    change_values(root, of=lambda code: code == other)
    changed = load(root / "data")
    assert digest_data(changed, job) != digest_data(real, job)
    made = make(changed, job)
    assert made != (real_site / job.file_name).read_text(encoding="utf-8")
