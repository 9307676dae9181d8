"""What a reader takes away, from each kind of report, and hostile text in it."""

import csv
import io
from collections.abc import Callable
from functools import cache

import openpyxl
import pandas as pd
import pytest

import shanhai
from shanhai import Corpus, reporting
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.takeaway.files import Download, list_downloads
from shanhai.reporting.takeaway.rows import list_rows

REPORTS = ("overview", "profile", "side-by-side", "evidence")


@pytest.fixture(scope="session")
def show() -> Callable[[Corpus, str], Shown]:
    """Return a function that says what one kind of report shows; asked once."""

    @cache
    def show_report(corpus: Corpus, report: str) -> Shown:
        if report == "profile":
            pairing_id = corpus.known("pairing")[0]
            return reporting.shown_in_profile(corpus, pairing_id=pairing_id)
        if report == "side-by-side":
            page = shanhai.Page(corpus, report)
            page.rows(corpus.tidy())
            page.comparisons(shanhai.judge_pairings(corpus))
            return page.shown
        if report == "evidence":
            return reporting.shown_in_documents(corpus)
        return reporting.shown_in_overview(corpus)

    return show_report


@pytest.fixture(params=REPORTS)
def shown(request: pytest.FixtureRequest, real_corpus: Corpus, show) -> Shown:
    """Return what each kind of report shows in turn, of the project's own data."""
    return show(real_corpus, request.param)


@pytest.fixture(scope="session")
def pick() -> Callable[[list[Download], str], bytes]:
    """Return a function that picks the content of a file by its kind."""

    def pick_content(downloads: list[Download], kind: str) -> bytes:
        (content,) = (one.content for one in downloads if one.kind == kind)
        return content

    return pick_content


@pytest.fixture(scope="session")
def read_csv() -> Callable[[bytes], list[dict[str, str]]]:
    """Return a function that reads a CSV as a stranger's program would."""

    def read(content: bytes) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), "")))

    return read


@pytest.fixture(scope="session")
def read_workbook() -> Callable[[bytes], openpyxl.Workbook]:
    """Return a function that reads a workbook with another library."""
    return lambda content: openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="session")
def read_sheet() -> Callable[[openpyxl.worksheet.worksheet.Worksheet], list[dict]]:
    """Return a function that reads a sheet as rows by its heading."""

    def read(paper: openpyxl.worksheet.worksheet.Worksheet) -> list[dict]:
        heading, *rows = paper.iter_rows(values_only=True)
        return [dict(zip(heading, row, strict=True)) for row in rows]

    return read


@pytest.fixture(scope="session")
def take(real_corpus: Corpus) -> Callable[[Shown, str], pd.DataFrame]:
    """Return a function that lists the rows of what is shown; asked once."""
    return cache(lambda shown, lang: list_rows(real_corpus, shown=shown, lang=lang))


@pytest.fixture(scope="session")
def load_files(real_corpus: Corpus) -> Callable[[Shown, str], list[Download]]:
    """Return a function that makes the files of what is shown; asked once."""
    return cache(
        lambda shown, lang: list_downloads(real_corpus, shown=shown, lang=lang)
    )


@pytest.fixture
def downloads(load_files, shown: Shown, lang: str) -> list[Download]:
    """Return the files of each kind of report in each language."""
    return load_files(shown, lang)
