"""Look-ups that several tests of the reader's side share."""

import shutil
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import shanhai
from shanhai import Corpus, load
from shanhai.analysis.selection import select_figures
from shanhai.reporting.formatting.figures import add_words
from shanhai.reporting.html import ONLY_HTML

LANGUAGES = ["en", "zh"]
# An indicator by which this one divides; the tiny corpus does not know it.
HOSTILE = "<script>alert(1)</script> \"><img src=x> $x^2$ & 'q'"


class Text(HTMLParser):
    """Collect the elements and the visible text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_data(self, data):
        self.text += data


@pytest.fixture(autouse=True)
def shows_pages(request, monkeypatch) -> None:
    """Show what pages show; pictures are tested as notebooks show them."""
    if request.path.parent.name != "pictures":
        monkeypatch.setenv(ONLY_HTML, "1")


@pytest.fixture(scope="session")
def read_html() -> Callable[[object], Text]:
    """Return a function that reads an exhibit, or its markup."""

    def read(html: object) -> Text:
        shown = html._repr_html_() if hasattr(html, "_repr_html_") else str(html)
        parser = Text()
        parser.feed(shown)
        return parser

    return read


@pytest.fixture(scope="session")
def hostile() -> str:
    """Return a name that tries to be HTML and mathematics."""
    return HOSTILE


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    """Return each language in turn."""
    return request.param


@pytest.fixture(scope="session")
def show_all() -> Callable[[Corpus, str], dict[str, list]]:
    """Return a function that shows everything, by the name of what shows it.

    Made once: many tests read it.
    """
    return cache(show_everything)


def show_everything(corpus: Corpus, lang: str) -> dict[str, list]:
    """Show what a page's methods write of all figures, ratios and registers."""
    page, figures = shanhai.Page(corpus, "everything", lang=lang), corpus.tidy(lang)
    ratios, repeats = shanhai.derive_measures(corpus), shanhai.list_repeats(corpus)
    pairings, domains = corpus.known("pairing"), corpus.known("domain")
    verdicts = shanhai.judge_pairings(corpus)
    rates = shanhai.pictures.list_county_years(corpus, lang=lang)
    small = ["pairing", "subject", "period", "note"]
    return {
        "accounted": [page.accounted(corpus.mentions, figures)],
        "alone": [page.alone(figures)],
        "benchmarks": [
            page.benchmarks(corpus.benchmarks, pairing_id=code) for code in pairings
        ],
        "comparisons": [
            page.comparisons(verdicts, pairing_id=code) for code in ["", *pairings]
        ],
        "county_years": [page.county_years(rates)],
        "denominators": [page.denominators(corpus.denominators)],
        "key_figures": [page.key_figures(figures)],
        "most": [page.most(figures)],
        "numerals": [page.numerals(corpus.mentions)],
        "ratios": [page.ratios(ratios)],
        "refused_ratios": [page.refused_ratios(ratios[~ratios["holds"].astype(bool)])],
        "related": [page.related(domain_id=code) for code in domains],
        "repeats": [page.repeats(repeats, figures.head(9))],
        "rows": [page.rows(figures, by="domain", small=small)],
        "summary": [page.summary(figures)],
        "totals": [page.totals(shanhai.reconcile(corpus))],
        "unreported": [page.unreported(corpus.indicators, of=corpus.indicators)],
        "notes": [page.notes()],
        "sources": [page.sources()],
        "downloads": [page.downloads()],
    }


@pytest.fixture
def labour(corpus: Corpus) -> Callable[[str], pd.DataFrame]:
    """Return a function that words the labour figures of Jia and Yi."""

    def describe_labour(lang: str) -> pd.DataFrame:
        chosen = {"pairing_ids": ["jia-yi"], "domain_ids": ["labour"]}
        return add_words(corpus, select_figures(corpus, **chosen), lang)

    return describe_labour


@pytest.fixture(scope="session")
def hostile_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the tiny corpus with names that try to be HTML or mathematics."""
    here = Path(__file__).parents[1]
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(here / "tiny", folder)
    shutil.copy(here.parent / "data" / "datapackage.json", folder)
    cells = {
        "places.csv": ["name_en", "name_zh"],
        "pairings.csv": ["name_en", "name_zh", "since_note_en", "since_note_zh"],
        "indicators.csv": ["name_en", "name_zh"],
        "domains.csv": ["name_en", "name_zh"],
        "flags.csv": ["name_en", "name_zh", "meaning_en", "meaning_zh"],
        "figures.csv": ["subject_en", "subject_zh", "note_en", "note_zh"],
        "sources.csv": ["title_en", "title_zh", "publisher_en", "publisher_zh"],
        "mentions.csv": ["as_written"],
        "denominators.csv": [
            "source_title_en",
            "source_title_zh",
            "note_en",
            "note_zh",
        ],
    }
    for name, columns in cells.items():
        table = pd.read_csv(folder / name, dtype=str, keep_default_na=False)
        table[columns] = HOSTILE
        table.to_csv(folder / name, index=False)
    return load(folder)


@pytest.fixture(scope="session")
def make_peers(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Corpus]:
    """Return a function that gives the tiny corpus with two pairings of one class.

    Both donors are town groups and both recipients counties; Bing and Ding's fiscal
    funds are of 2021 too. Further cells of that figure may be given.
    """

    def make(**cells: str) -> Corpus:
        here = Path(__file__).parents[1]
        folder = tmp_path_factory.mktemp("peers") / "data"
        shutil.copytree(here / "tiny", folder)
        shutil.copy(here.parent / "data" / "datapackage.json", folder)
        levels = {"donor_level": "town_group", "recipient_level": "county"}
        year = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
        exact = {"low": "35000000", "high": "35000000", "qualifier": "exact"}
        _write_cells(folder / "pairings.csv", "bing-ding", levels)
        for code in ("yi", "ding"):
            _write_cells(folder / "places.csv", code, {"is_key_county": "false"})
        changed = {**exact, **year, **cells}
        _write_cells(folder / "figures.csv", "bing-ding.fiscal_funds", changed)
        return load(folder)

    return make


def _write_cells(path: Path, code: str, cells: dict[str, str]) -> None:
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    (row,) = table.index[table.iloc[:, 0] == code]
    table.loc[row, list(cells)] = list(cells.values())
    table.to_csv(path, index=False)
