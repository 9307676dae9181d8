"""A page as its notebook makes it: paragraph, figures, notes, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.provenance import digest_used, list_pairings_of
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import check_parameters
from shanhai.errors import NothingToDrawError
from shanhai.reporting.closing import write_alone, write_related, write_unreported
from shanhai.reporting.comparison import write_comparisons
from shanhai.reporting.county_year_rows import write_county_years
from shanhai.reporting.dictionary import Dictionary
from shanhai.reporting.document_checks import write_refused, write_repeats, write_totals
from shanhai.reporting.downloads.files import write_downloads
from shanhai.reporting.evidence import write_accounted, write_numerals
from shanhai.reporting.html import Block
from shanhai.reporting.interval_rows import write_rows
from shanhai.reporting.messages import say
from shanhai.reporting.most import write_most
from shanhai.reporting.notes import write_notes
from shanhai.reporting.pictures.output import Picture, show
from shanhai.reporting.profile import write_benchmarks, write_denominators, write_ratios
from shanhai.reporting.sources import write_sources
from shanhai.reporting.style import use_style
from shanhai.reporting.summary import write_key_figures, write_summary
from shanhai.reporting.value_table import write_table


class Page(Dictionary):
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
        self.asked = {name: value for name, value in parameters.items() if value}
        codes = [[one] if isinstance(one, str) else one for one in self.asked.values()]
        self.name = "-".join([report, *chain.from_iterable(codes)])
        self.where = {name.removesuffix("s"): one for name, one in self.asked.items()}
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
        small: Sequence[str] = ("detail", "period"),
        by: str = "",
    ) -> Block:
        """Write a tidy frame as rows of values."""
        return write_rows(self, figures, name=name, small=small, by=by)

    rows.__doc__ = write_rows.__doc__

    def table(self, pivot: pd.DataFrame) -> Block:
        """Write a pivot of figure codes as values."""
        return write_table(self, pivot)

    table.__doc__ = write_table.__doc__

    def comparisons(self, verdicts: Verdicts, *, pairing_id: str = "") -> Block:
        """Write what compares, value by value, and what does not, by reason."""
        self.verdicts, self.pairing_id = verdicts, pairing_id
        return write_comparisons(self, verdicts, pairing_id=pairing_id)

    def most(self, figures: pd.DataFrame) -> Block:
        """Answer who reports most of a tidy frame, where that must not be said."""
        return write_most(self, figures)

    def ratios(self, ratios: pd.DataFrame) -> Block:
        """Write derived ratios that hold, and count those that do not."""
        return write_ratios(self, ratios)

    def benchmarks(self, benchmarks: pd.DataFrame, *, pairing_id: str) -> Block:
        """Write a pairing's yearly funds per county, and totals of others."""
        return write_benchmarks(self, benchmarks, pairing_id)

    def county_years(self, rates: pd.DataFrame) -> Block:
        """Write funds as `pictures.list_county_years` gives them, benchmarks greyed."""
        return Block(write_county_years(self, rates))

    def denominators(self, denominators: pd.DataFrame) -> Block:
        """Write population and area with date, source and grade, folded."""
        return write_denominators(self, denominators)

    def alone(self, lone: pd.DataFrame) -> Block:
        """Count what a single pairing reports; its rows are folded."""
        return write_alone(self, lone)

    def unreported(
        self,
        missing: pd.DataFrame,
        *,
        of: pd.DataFrame,
        figures: pd.DataFrame | None = None,
    ) -> Block:
        """Count and name indicators without a figure, out of all that were asked."""
        return write_unreported(self, missing, of=of, figures=figures)

    def related(self, *, domain_id: str = "") -> Block:
        """Write links to the pages of other themes and of the pairings."""
        return write_related(self, domain_id=domain_id)

    def accounted(self, numerals: pd.DataFrame, figures: pd.DataFrame) -> Block:
        """Count numerals, the figures they state, and how these may be quoted."""
        return write_accounted(self, numerals, figures)

    def totals(self, checked: pd.DataFrame) -> Block:
        """Write stated totals beside the sums of their parts."""
        return write_totals(self, checked)

    def repeats(self, repeats: pd.DataFrame, differing: pd.DataFrame) -> Block:
        """Write what is stated more than once, and whether all agrees."""
        return write_repeats(self, repeats, differing)

    def refused_ratios(self, ratios: pd.DataFrame) -> Block:
        """Write the terms of ratios that do not hold, by reason."""
        return write_refused(self, ratios)

    def numerals(self, numerals: pd.DataFrame) -> Block:
        """Write every numeral with its place and what it states, folded."""
        return write_numerals(self, numerals)

    def notes(self) -> Block:
        """Write a note for each value cited so far, under its document."""
        return write_notes(self)

    def sources(self) -> Block:
        """Count the documents of the values cited so far; their table is folded."""
        return write_sources(self)

    def downloads(self) -> Block:
        """Write the files that hold the values cited so far, and how to cite them."""
        return write_downloads(self)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the data that the page uses: it changes with these."""
        chosen = {
            f"{name.removesuffix('s')}s": value if name[-1] == "s" else [value]
            for name, value in self.asked.items()
        }
        if sources := chosen.pop("source_ids", []):
            chosen["pairing_ids"] = list_pairings_of(self.corpus, sources)
        return digest_used(self.corpus, has_peers="pairing_id" in self.asked, **chosen)
