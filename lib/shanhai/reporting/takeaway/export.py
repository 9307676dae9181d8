"""An analyst's own selection as a file: figures, verdicts, what the codes mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import pandas as pd

from shanhai.analysis.judgements import compare
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import load
from shanhai.errors import ShanhaiError, suggest
from shanhai.reporting.judged.calls import Call
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.takeaway.files import write_csv
from shanhai.reporting.takeaway.metadata import read_created
from shanhai.reporting.takeaway.rows import list_rows
from shanhai.reporting.takeaway.sheets import list_sheets
from shanhai.reporting.takeaway.workbook import build_workbook
from shanhai.reporting.wording import say

FORMS = (".xlsx", ".csv")
LINES = ('figures = corpus.tidy("{lang}", figure_id={codes})',)


def export(
    figures: pd.DataFrame,
    path: str | Path,
    *,
    corpus: Corpus | None = None,
    lang: str = "en",
) -> Path:
    """Write a tidy frame as an Excel workbook or CSV; returns where it is.

    The workbook has the frame as it is, a read-me with version and citation, the
    gate's verdicts on the figures, every mention, flags, documents and columns. A CSV
    has the frame alone. An earlier file is replaced only when the new one is whole.

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
    path = Path(path)
    if path.suffix not in FORMS:
        raise ShanhaiError(
            f"{path}: no form of file is called {path.suffix!r}. "
            f"{suggest(path.suffix, FORMS)}"
        )
    corpus = load() if corpus is None else corpus
    verdicts = compare(corpus, figures)
    frame = figures.astype(
        {
            name: object
            for name, column in figures.items()
            if isinstance(column.dtype, pd.CategoricalDtype)
        }
    )
    if path.suffix == ".csv":
        return _replace(path, write_csv(frame).encode())
    codes = tuple(figures["figure_id"])
    lines = tuple(one.format(lang=lang, codes=list(codes)) for one in LINES)
    shown = Shown(
        codes, call=Call("selection", lines), verdicts=verdicts, digest=corpus.digest
    )
    rows = list_rows(corpus, shown=shown, lang=lang)
    sheets = [
        replace(one, rows=frame) if one.name == "figures" else one
        for one in list_sheets(corpus, rows, shown=shown, lang=lang)
        # It describes the columns of a page's files.
        if one.name != "columns"
    ]
    created, title = read_created(corpus), say(lang, "takeaway-file-title")
    workbook = build_workbook(sheets, created=created, title=title, lang=lang)
    return _replace(path, workbook)


def _replace(path: Path, content: bytes) -> Path:
    """Put a whole file in the place of an earlier one."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as part:
        try:
            part.write(content)
        except BaseException:
            Path(part.name).unlink()
            raise
    return Path(part.name).replace(path)
