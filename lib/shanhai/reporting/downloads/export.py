"""An analyst's own selection as a file: figures, verdicts, what the codes mean."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from shanhai.analysis.judgements import compare
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import load
from shanhai.errors import ShanhaiError, suggest
from shanhai.reporting.citations import Citations
from shanhai.reporting.downloads.files import write_page_workbook
from shanhai.reporting.downloads.rows import list_rows
from shanhai.reporting.downloads.sheets import list_sheets
from shanhai.reporting.downloads.spreadsheets import write_csv
from shanhai.whole_files import replace_file

FORMS = (".xlsx", ".csv")


def export(
    figures: pd.DataFrame,
    path: str | Path,
    *,
    corpus: Corpus | None = None,
    lang: str = "en",
) -> Path:
    """Write a tidy frame as an Excel workbook or CSV; returns where it is.

    The workbook has the frame as it is, a read-me with version and citation, the
    gate's verdicts on the figures, every mention, flags and documents. A CSV has the
    frame alone. An earlier file is replaced only when the new one is whole.

    Parameters
    ----------
    path
        Ends in ``.xlsx`` or ``.csv``.
    corpus
        Where the figures are from; the project's own without.

    Raises
    ------
    ShanhaiError
        For another ending, or a frame without the column ``figure_id``.
    UnknownCodeError
        For a figure that the corpus does not hold.

    Examples
    --------
    >>> shanhai.export(corpus.tidy(domain_id="labour"), "labour.xlsx")
    """
    path = Path(path).expanduser()
    if not path.parent.is_dir() or path.is_dir():
        raise ShanhaiError(
            f"{path}: a file is written into a folder that exists, under a name that "
            "no folder has."
        )
    if path.suffix not in FORMS:
        raise ShanhaiError(
            f"{path}: no form of file is called {path.suffix!r}. "
            f"{suggest(path.suffix, FORMS)}"
        )
    page = Citations(load() if corpus is None else corpus, lang)
    page.verdicts = compare(page.corpus, figures)
    if path.suffix == ".csv":
        return replace_file(path, write_csv(figures))
    for code in figures["figure_id"]:
        page.cite(code)
    sheets = list_sheets(page, list_rows(page)) | {"figures": figures}
    # It describes the columns of a page's files.
    del sheets["columns"]
    return replace_file(path, write_page_workbook(page, sheets))
