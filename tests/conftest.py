"""A tiny corpus, written by hand: two pairings, three documents, seven figures.

Its tables are the CSV files of ``tests/tiny``, its contract is the project's own
datapackage.json. Names and numbers are invented; the documents are our own.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd
import pytest
from browsing import run_browser
from hypothesis import settings
from page_making import NAMES
from playwright.sync_api import Browser
from published import find_published, list_further

from shanhai import Corpus, load
from shanhai.curation.tables import read_descriptor, read_tables

# A slow machine must not turn a property red, nor take minutes for all of them.
settings.register_profile("steady", deadline=None, max_examples=40)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "tiny"
Tables = Mapping[str, pd.DataFrame]
# Where the articles may be: as README says, or beside the project.
NAMED = os.environ.get("SHANHAI_ORIGINALS")
PLACES = [NAMED] if NAMED else [ROOT / "seeds/originals", ROOT.parent / "shared/seeds"]


def build_tiny(folder: Path) -> Path:
    """Write the tiny data folder: tables, contract, and originals/ inside."""
    shutil.copytree(TINY, folder)
    shutil.copy(ROOT / "data" / "datapackage.json", folder)
    return folder


@pytest.fixture
def tiny_dir(tmp_path: Path) -> Path:
    """Return a fresh tiny data folder that the test may change."""
    return build_tiny(tmp_path / "data")


@pytest.fixture
def tiny_originals(tiny_dir: Path) -> Path:
    """Return the folder of the tiny documents, beside the tables."""
    return tiny_dir / "originals"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the tiny corpus; it is frozen, so all tests share it."""
    return load(build_tiny(tmp_path_factory.mktemp("tiny") / "data"))


@pytest.fixture(scope="session")
def real_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project's own data, of the documents that tests by hand know."""
    return find_published(ROOT / "data", tmp_path_factory.mktemp("published") / "data")


@pytest.fixture(scope="session")
def real_corpus(real_dir: Path) -> Corpus:
    """Return the project's own corpus, of the documents that tests by hand know."""
    return load(real_dir)


@pytest.fixture(scope="session")
def whole_corpus() -> Corpus:
    """Return the project's own corpus, whatever it has come to hold."""
    return load(ROOT / "data")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which documents no test by hand knows yet: that is no failure."""
    if further := list_further(ROOT / "data"):
        terminalreporter.write_line(
            f"No cases by hand yet (tests/data, tests/published.py): {further}"
        )


@pytest.fixture(scope="session", autouse=True)
def _no_originals() -> Iterator[None]:
    """Hide the articles from every test and its processes, wherever they are.

    A page quotes them where they are at hand. Who needs them asks `real_originals`.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHANHAI_ORIGINALS", "none")
        yield


@pytest.fixture(scope="session")
def real_originals() -> Path:
    """Return the folder of the registered articles, or skip."""
    found = [place for place in map(Path, PLACES) if any(place.glob("*.txt"))]
    if not found:
        pytest.skip("the original articles are not at hand: set SHANHAI_ORIGINALS")
    return found[0]


@pytest.fixture(scope="session")
def tiny_tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = build_tiny(tmp_path_factory.mktemp("tables") / "data")
    return read_tables(folder, read_descriptor(folder))


@pytest.fixture
def tables(tiny_tables: Tables) -> dict[str, pd.DataFrame]:
    """Return the tiny tables as the rules see them: in file order, unchecked."""
    return {name: table.copy() for name, table in tiny_tables.items()}


@pytest.fixture
def change() -> Callable[..., dict[str, pd.DataFrame]]:
    """Return a function that gives tables with cells of one row changed."""

    def change_row(
        tables: Tables, name: str, code: str, **cells: object
    ) -> dict[str, pd.DataFrame]:
        """Change the row whose first column, or as_written, holds the code."""
        table = tables[name].copy()
        keys = [table.columns[0], *table.columns.intersection(["as_written"])]
        (row,) = table.index[(table[keys] == code).any(axis=1)]
        for column, value in cells.items():
            changed = table[column].astype(object).tolist()
            changed[row] = value
            table[column] = pd.Series(changed, dtype=table[column].dtype)
        return {**tables, name: table}

    return change_row


@pytest.fixture
def edit() -> Callable[[Path, str, str], None]:
    """Return a function that replaces a text that stands once in a file."""

    def edit_file(path: Path, old: str, new: str) -> None:
        content = path.read_text(encoding="utf-8")
        assert content.count(old) == 1
        path.write_text(content.replace(old, new), encoding="utf-8")

    return edit_file


@pytest.fixture(scope="session")
def site_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the tables of tests/tiny, its pairings under the names used here."""
    folder = tmp_path_factory.mktemp("site") / "data"
    shutil.copytree(TINY, folder)
    shutil.copy(ROOT / "data" / "datapackage.json", folder)
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        for old, new in zip(("jia-yi", "bing-ding"), NAMES["pairing"], strict=True):
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    pairings = pd.read_csv(folder / "pairings.csv", dtype=str, keep_default_na=False)
    names = pairings["pairing_id"].map(NAMES["pairing"])
    pairings["name_en"], pairings["name_zh"] = names.str[0], names.str[1]
    pairings.to_csv(folder / "pairings.csv", index=False)
    return load(folder)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from run_browser()


@pytest.fixture(autouse=True)
def _close_pages(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close what a test leaves open in the browser, not what others share."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser = request.getfixturevalue("browser")
    shared = browser.contexts
    yield
    for context in browser.contexts:
        if context not in shared:
            context.close()
