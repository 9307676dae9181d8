"""What a reader takes away, from each kind of report, and hostile text in it."""

import csv
import io
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl
import pandas as pd
import pytest

import shanhai
from shanhai import Corpus
from shanhai.reporting.citations import Citations
from shanhai.reporting.downloads.files import Download, list_files
from shanhai.reporting.downloads.rows import list_rows

REPORTS = ("everything", "profile", "side-by-side")


@pytest.fixture(scope="session")
def show() -> Callable[[Corpus, str, str], Citations]:
    """Return a function that makes a page of one kind; made once."""

    @cache
    def show_report(corpus: Corpus, report: str, lang: str) -> Citations:
        if report == "profile":
            return write_profile(corpus, corpus.known("pairing")[0], lang)
        page = shanhai.Page(corpus, report, lang=lang)
        page.rows(corpus.tidy(lang))
        if report == "side-by-side":
            page.comparisons(shanhai.judge_pairings(corpus))
        return page

    return show_report


def write_profile(corpus: Corpus, pairing_id: str, lang: str) -> Citations:
    page = shanhai.Page(corpus, "profile", pairing_id=pairing_id, lang=lang)
    figures = corpus.tidy(lang, pairing_id=pairing_id)
    page.rows(figures)
    page.comparisons(shanhai.compare(corpus, figures), pairing_id=pairing_id)
    page.ratios(shanhai.derive_measures(corpus, pairing_ids=[pairing_id]))
    page.benchmarks(corpus.benchmarks, pairing_id=pairing_id)
    page.denominators(corpus.denominators)
    return page


@pytest.fixture(params=REPORTS)
def page(
    request: pytest.FixtureRequest, real_corpus: Corpus, show, lang: str
) -> Citations:
    """Return each kind of page in turn, of the project's own data."""
    return show(real_corpus, request.param, lang)


@pytest.fixture(scope="session")
def pick() -> Callable[[list[Download], str], bytes]:
    """Return a function that picks the content of a file by its kind, unpacked."""

    def pick_content(downloads: list[Download], kind: str) -> bytes:
        (content,) = (one.content for one in downloads if f".{kind}" in one.name)
        if kind == "xlsx":
            return content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            (name,) = archive.namelist()
            return archive.read(name)

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
def take() -> Callable[[Citations], pd.DataFrame]:
    """Return a function that lists the rows of a page; asked once."""
    return cache(list_rows)


@pytest.fixture(scope="session")
def load_files(take) -> Callable[[Citations], list[Download]]:
    """Return a function that makes the files of a page; asked once."""
    return cache(lambda page: list_files(page, take(page)))


@pytest.fixture
def downloads(load_files, page: Citations) -> list[Download]:
    """Return the files of each kind of page in each language."""
    return load_files(page)
