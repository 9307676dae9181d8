"""Tiny reports to plan, run and export; and the real ones, rendered once a run."""

import csv
import json
import os
import pickle
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from browsing import find_language
from page_making import NAMES, digest_choice, make_notebook

import shanhai
from shanhai.releases import package
from shanhai.rendering import plan
from shanhai.rendering.executors import use_processes
from shanhai.rendering.renderer import render_site
from shanhai.reporting.page import home

ROOT = Path(__file__).parents[2]

REPORTS = """
[reports.overview]
notebook = "one"
label_en = "Overview"
label_zh = "总览"
title_en = "All of it"
title_zh = "全部"
summary_en = "What there is."
summary_zh = "有什么。"

[reports.profile]
notebook = "two"
per = "pairing_id"
label_en = "Profiles"
label_zh = "概况"
title_en = "{name}"
title_zh = "{name}"
summary_en = "About {name}."
summary_zh = "关于{name}。"
"""


def name_rows(*, name: list[str], **columns: list[str]) -> pd.DataFrame:
    """Make a codelist whose names are the same in both languages."""
    return pd.DataFrame({**columns, "name_en": name, "name_zh": name})


class TinyCorpus:
    """Two pairings, one of them with a name that must not be read as markup."""

    version = "9.9.9"
    digest = "0123456789abcdef" * 4
    descriptor = json.loads((ROOT / "data" / "datapackage.json").read_text("utf-8"))
    units = name_rows(unit_id=["person"], name=["persons"])
    places = name_rows(place_id=["alpha", "beta", "else"], name=["Alpha", "Beta", "E"])
    indicators = name_rows(
        indicator_id=["jobs"], domain_id=["labour"], unit_id=["person"], name=["Jobs"]
    )
    pairings = pd.DataFrame(
        {
            "pairing_id": ["alpha-beta"],
            "donor_place_id": ["alpha"],
            "recipient_place_id": ["beta"],
        }
    )
    sources = pd.DataFrame(
        {
            "source_id": ["alpha-beta-1", "unused"],
            "pairing_id": ["alpha-beta", "gamma-delta"],
            "title_en": ["A title", "Unused"],
            "title_zh": ["标题", "未用"],
            "publisher_en": ["A </script> paper", "Unused"],
            "publisher_zh": ["一家 </script> 报", "未用"],
            "author_en": ["", "Unused"],
            "author_zh": ["", "未用"],
            "address": ["", ""],
            "published_date": pd.to_datetime(["2022-07-06", None]),
            "sha256": ["f" * 64, "0" * 64],
        }
    )
    figures = pd.DataFrame(
        {
            "figure_id": ["one", "two", "three"],
            "pairing_id": ["alpha-beta"] * 3,
            "indicator_id": ["jobs"] * 3,
            "place_id": ["beta"] * 3,
            "period_start": pd.to_datetime(["2021-01-01", "2022-01-01", "2020-01-01"]),
            "period_end": pd.to_datetime(["2021-12-31", None, "2023-12-31"]),
            "period_basis": ["stated", "stated", "inferred"],
        }
    )
    mentions = pd.DataFrame({"source_id": ["alpha-beta-1"], "figure_id": ["one"]})
    measures = pd.DataFrame(columns=["domain_id", "numerator_id", "denominator_id"])
    table_names = ("indicators", "figures", "mentions", "sources")

    def known(self, kind: str) -> list[str]:
        return list(NAMES[kind])

    def pairing(self, code: str) -> SimpleNamespace:
        name_en, name_zh = NAMES["pairing"][code]
        return SimpleNamespace(name_en=name_en, name_zh=name_zh)


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> TinyCorpus:
    monkeypatch.setattr(plan, "digest_used", digest_choice)
    return TinyCorpus()


@pytest.fixture
def write_notebook(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a notebook into the test's folder."""

    def write(*codes: str, name: str = "one.ipynb", **kwargs: str) -> Path:
        return make_notebook(tmp_path / name, *codes, **kwargs)

    return write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two reports of two notebooks that display one line."""
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    (notebooks / "reports.toml").write_text(REPORTS, encoding="utf-8")
    for name in ("one", "two"):
        make_notebook(notebooks / f"{name}.ipynb", "pairing_id, lang")
    return notebooks


@pytest.fixture
def plain_first_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have first pages and downloads say what they are made of, which takes no time."""

    def list_plainly(corpus: shanhai.Corpus) -> dict[str, bytes]:
        return dict.fromkeys(
            (package.ARCHIVE, package.WORKBOOK), corpus.digest.encode()
        )

    def build_plainly(_, planned, *, existing, stale, downloads) -> dict[str, str]:
        titles = [job.title for job in planned]
        told = [*titles, *sorted(existing), "stale:", *sorted(stale), *downloads]
        return dict.fromkeys(INDEXES, "\n".join(told))

    monkeypatch.setattr(package, "list_downloads", list_plainly)
    monkeypatch.setattr(home, "build_indexes", build_plainly)


# The project's own reports: every page of notebooks/reports.toml, rendered once.

LANGUAGES = ("en", "zh")
INDEXES = ("index.html", "index.zh.html")
LONGEST_RENDERING = 540
CODES = {
    "pairing_id": ROOT / "data" / "pairings.csv",
    "domain_id": ROOT / "data" / "domains.csv",
}


def list_real_pages(*, only_with_notes: bool = False) -> list[str]:
    """List the files that reports.toml and the codelists promise, read apart.

    Notes are on pages that show values of figures and do not teach with their code.
    """
    text = (ROOT / "notebooks" / "reports.toml").read_text(encoding="utf-8")
    pages = []
    for name, report in tomllib.loads(text)["reports"].items():
        has_notes = report.get("shows_values", True) and not report.get("shows_code")
        if only_with_notes and not has_notes:
            continue
        codes = [""]
        if per := report.get("per"):
            with CODES[per].open(encoding="utf-8", newline="") as file:
                codes = [f"-{row[per]}" for row in csv.DictReader(file)]
        pages += [f"{name}{code}.{lang}.html" for code in codes for lang in LANGUAGES]
    return pages


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test once for every page of its kind.

    `site_page` is any page of the site, `real_page` one of a report, `figure_page`
    one that shows figures with their notes. A class with a `lang`
    takes the pages of that language, so that two workers can share the work. Tests
    of one page run one after the other.
    """
    lang = getattr(metafunc.cls, "lang", None)
    reports = list_real_pages()
    pages = {
        "site_page": [*INDEXES, *reports],
        "real_page": reports,
        "figure_page": list_real_pages(only_with_notes=True),
    }
    for name in set(pages) & set(metafunc.fixturenames):
        taken = [page for page in pages[name] if lang in (None, find_language(page))]
        metafunc.parametrize(name, taken, scope="module")


@pytest.fixture(scope="session")
def real_outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Render the whole site, in one worker, once a run; the others wait for it.

    Returns the folder and, by file name, what became of each page.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = shared / "real-site", shared / "real-site.pickle"
    try:
        folder.mkdir()
    except FileExistsError:
        wait_for(done)
    else:
        draft = done.with_suffix(".part")
        draft.write_bytes(pickle.dumps(render_real_site(folder)))
        draft.rename(done)
    result = pickle.loads(done.read_bytes())
    if isinstance(result, str):
        pytest.fail(f"the site was not rendered: {result}")
    return {"folder": folder, **result}


@pytest.fixture(scope="session")
def real_site(real_outcomes: dict[str, object]) -> Path:
    return real_outcomes["folder"]


@pytest.fixture(scope="session")
def published_site(real_site: Path, real_dir: Path) -> Path:
    """Return the site of the documents that tests by hand know, rendered if need be."""
    if real_dir == ROOT / "data":
        return real_site
    root = real_dir.parent
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / "LICENSE-DATA", root)
    command = [Path(sys.executable).with_name("shanhai"), "render"]
    subprocess.run(command, env=os.environ | {"SHANHAI_ROOT": str(root)}, check=True)
    return root / "build" / "site"


def render_real_site(folder: Path) -> dict[str, object] | str:
    """Render everything; return the error as text, so that no worker waits on."""
    try:
        outcomes = render_site(
            shanhai.load(),
            notebooks=ROOT / "notebooks",
            out=folder,
            executor=use_processes(),
        )
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return {outcome.job.file_name: outcome for outcome in outcomes}


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + LONGEST_RENDERING
    while not path.exists():
        if time.monotonic() > deadline:
            pytest.fail(f"no {path.name} after {LONGEST_RENDERING} seconds")
        time.sleep(0.5)
