"""Tiny reports to plan, run and export; and the real ones, rendered once a run."""

import csv
import os
import pickle
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import shanhai
from shanhai.rendering.engine import render_site

PARAMETERS = """
lang: str = "en"  # language of the page
pairing_id: str = "alpha-beta"  # see `shanhai list pairings`
domain_ids_unused: list = []  # stands for any other list
""".strip()
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


NAMES = {
    "pairing": {
        "alpha-beta": ("Alpha → Beta", "甲 → 乙"),
        "gamma-delta": ('Gamma <b>&" {lang} → Delta', "丙 <b> → 丁"),
    },
    "domain": {"labour": ("Labour", "劳务")},
    "source": {"alpha-beta-1": ("A title", "标题")},
}


class TinyCorpus:
    """Two pairings, one of them with a name that must not be read as markup."""

    version = "9.9.9"
    digest = "0123456789abcdef" * 4
    indicators = pd.DataFrame({"indicator_id": ["jobs"], "domain_id": ["labour"]})
    figures = pd.DataFrame(
        {"pairing_id": ["alpha-beta"] * 3, "indicator_id": ["jobs"] * 3}
    )

    def known(self, kind: str) -> list[str]:
        return list(NAMES[kind])

    def pairing(self, code: str) -> SimpleNamespace:
        name_en, name_zh = NAMES["pairing"][code]
        return SimpleNamespace(name_en=name_en, name_zh=name_zh)


def make_notebook(
    path: Path, *codes: str, parameters: str = PARAMETERS, markdown: str = ""
) -> Path:
    """Write a notebook: title in two languages, parameters, setup, then codes."""
    cells = [
        new_markdown_cell(f"# A question?\n\n{markdown}", metadata=tagged("lang-en")),
        new_markdown_cell("# 一个问题?\n", metadata=tagged("lang-zh")),
        new_code_cell(parameters, metadata=tagged("parameters")),
        new_code_cell("print('set up')", metadata=tagged("setup")),
        new_markdown_cell("## First *part*", metadata=tagged("lang-en")),
        new_markdown_cell("## 第一部分", metadata=tagged("lang-zh")),
        *map(new_code_cell, codes),
    ]
    nbformat.write(new_notebook(cells=cells), path)
    return path


def tagged(*tags: str) -> dict[str, list[str]]:
    return {"tags": list(tags)}


@pytest.fixture
def corpus() -> TinyCorpus:
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


# The project's own reports: every page of notebooks/reports.toml, rendered once.

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")
LONGEST_RENDERING = 540
CODES = {
    "pairing_id": ROOT / "data" / "pairings.csv",
    "domain_id": ROOT / "data" / "domains.csv",
}


def list_real_pages() -> list[str]:
    """List the files that reports.toml and the codelists promise, read apart."""
    text = (ROOT / "notebooks" / "reports.toml").read_text(encoding="utf-8")
    pages = []
    for name, report in tomllib.loads(text)["reports"].items():
        codes = [""]
        if per := report.get("per"):
            with CODES[per].open(encoding="utf-8", newline="") as file:
                codes = [f"-{row[per]}" for row in csv.DictReader(file)]
        pages += [f"{name}{code}.{lang}.html" for code in codes for lang in LANGUAGES]
    return pages


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `real_page` once for every page of the site."""
    if "real_page" in metafunc.fixturenames:
        metafunc.parametrize("real_page", list_real_pages())


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


def render_real_site(folder: Path) -> dict[str, object] | str:
    """Render everything; return the error as text, so that no worker waits on."""
    try:
        outcomes = render_site(shanhai.load(), notebooks=ROOT / "notebooks", out=folder)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return {outcome.job.file_name: outcome for outcome in outcomes}


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + LONGEST_RENDERING
    while not path.exists():
        if time.monotonic() > deadline:
            pytest.fail(f"no {path.name} after {LONGEST_RENDERING} seconds")
        time.sleep(0.5)
