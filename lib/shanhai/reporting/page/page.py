"""A page as its notebook makes it: paragraph, figures, notes, files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.data_digest import digest_used
from shanhai.analysis.judgements import Verdicts
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import check_parameters
from shanhai.errors import NothingToDrawError
from shanhai.reporting.citations import Citations
from shanhai.reporting.comparison import write_comparisons
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.exhibits.figure_notes import Notes, show_notes
from shanhai.reporting.exhibits.notes import show_sources
from shanhai.reporting.exhibits.takeaway import show_takeaway
from shanhai.reporting.html import Block
from shanhai.reporting.interval_rows import write_rows
from shanhai.reporting.judged.calls import Call
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.pictures.output import Picture, show
from shanhai.reporting.profile import (
    write_benchmarks,
    write_ratios,
    write_unreported,
)
from shanhai.reporting.style import use_style
from shanhai.reporting.summary import write_key_figures, write_summary
from shanhai.reporting.wording import say


class Page(Citations):
    """Write what a page shows, and remember what it cites.

    Parameters
    ----------
    report
        Names the files that hold the page's values: ``profile``.
    parameters
        What the notebook was asked for; checked, all problems at once.

    Raises
    ------
    ParameterError
        For a language or code that is not known, with near matches.

    Examples
    --------
    >>> page = shanhai.Page(corpus, "profile", pairing_id="qingxi-dejiang")
    >>> page.rows(corpus.tidy(pairing_id="qingxi-dejiang"), by="domain")
    """

    def __init__(
        self, corpus: Corpus, report: str, *, lang: str = "en", **parameters: object
    ) -> None:
        check_parameters(corpus, lang=lang, **parameters)
        super().__init__(corpus, lang)
        self.report = report
        self.parameters = parameters
        self._verdicts: Verdicts | None = None
        use_style(lang)

    def summary(self, figures: pd.DataFrame) -> Block:
        """Write a tidy frame as a paragraph, each value linked to its note."""
        return write_summary(self, figures)

    def key_figures(self, figures: pd.DataFrame) -> Block:
        """Write a tidy frame as key figures with their marks for quoting."""
        return write_key_figures(self, figures)

    def picture(
        self, draw: Callable, *given: object, **options: object
    ) -> Picture | Block:
        """Draw one of `shanhai.pictures`, or say that it would be empty."""
        try:
            return show(draw, *given, lang=self.lang, **options)
        except NothingToDrawError:
            return Block(Markup("<p>{}</p>").format(say(self.lang, "picture-nothing")))

    def rows(
        self,
        figures: pd.DataFrame,
        *,
        name: str = "series",
        small: Sequence[str] = ("subject", "period"),
        by: str = "",
    ) -> Block:
        """Write a tidy frame as rows of values; `help(write_rows)` says more."""
        return write_rows(self, figures, name=name, small=small, by=by)

    def comparisons(self, verdicts: Verdicts, *, pairing_id: str = "") -> Block:
        """Write what compares, value by value, and what does not, by reason."""
        self._verdicts = verdicts
        return write_comparisons(self, verdicts, pairing_id=pairing_id)

    def ratios(self, ratios: pd.DataFrame) -> Block:
        """Write derived ratios that hold, and count those that do not."""
        return write_ratios(self, ratios)

    def benchmarks(self, *, pairing_id: str) -> Block:
        """Write a pairing's yearly funds per county, and totals of others."""
        return write_benchmarks(self, pairing_id)

    def unreported(self, figures: pd.DataFrame) -> Block:
        """Count and name the indicators without a figure in a tidy frame."""
        return write_unreported(self, figures)

    def notes(self) -> Notes:
        """Write a note for each value cited so far, under its document."""
        return show_notes(self.corpus, shown=self.shown, lang=self.lang)

    def sources(self) -> Exhibit:
        """Write the documents of the values cited so far."""
        carried = self.corpus.mentions
        used = set(carried[carried["figure_id"].isin(self.figure_ids)]["source_id"])
        codes = [code for code in self.corpus.known("source") if code in used]
        return show_sources(self.corpus, source_ids=codes, lang=self.lang)

    def downloads(self) -> Exhibit:
        """Write the files that hold the values cited so far, and how to cite them."""
        return show_takeaway(self.corpus, shown=self.shown, lang=self.lang)

    @property
    def shown(self) -> Shown:
        """Return what was cited so far: what notes, sources and files are made of."""
        asked = {name: value for name, value in self.parameters.items() if value}
        codes = [
            code
            for value in asked.values()
            for code in ([value] if isinstance(value, str) else value)
        ]
        where = "".join(
            f", {name.removesuffix('s')}={json.dumps(value)}"
            for name, value in asked.items()
        )
        return Shown(
            self.figure_ids,
            self.ratio_ids,
            self.per_resident_ids,
            call=Call(
                "-".join([self.report, *codes]),
                (f'figures = corpus.tidy("{self.lang}"{where})',),
            ),
            verdicts=self._verdicts,
            digest=digest_used(
                self.corpus,
                has_peers="pairing_id" in asked,
                **{
                    f"{name.removesuffix('s')}s": value if name[-1] == "s" else [value]
                    for name, value in asked.items()
                },
            ),
        )
