"""A page as its notebook makes it: paragraph, figures, notes, files."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from markupsafe import Markup

from shanhai.analysis.provenance import digest_used, list_pairings_of
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import check_parameters
from shanhai.errors import NothingToDrawError
from shanhai.reporting.comparison import write_comparisons
from shanhai.reporting.county_years import write_county_years
from shanhai.reporting.dictionary import Dictionary
from shanhai.reporting.document_checks import write_refused, write_repeats, write_totals
from shanhai.reporting.downloads.files import write_downloads
from shanhai.reporting.evidence import write_accounted, write_numerals, write_sources
from shanhai.reporting.html import Block
from shanhai.reporting.interval_rows import write_rows
from shanhai.reporting.messages import say
from shanhai.reporting.most import write_most
from shanhai.reporting.notes import write_notes
from shanhai.reporting.pictures.picture import Picture, show
from shanhai.reporting.profile import (
    write_alone,
    write_benchmarks,
    write_denominators,
    write_ratios,
    write_related,
    write_unreported,
)
from shanhai.reporting.style import use_style
from shanhai.reporting.summary import write_key_figures, write_summary
from shanhai.reporting.tables import write_table


class Page(Dictionary):
    """Write what a page shows, and remember what it cites.

    Its methods are functions of their modules, whose first parameter is the page.

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

    summary = write_summary
    key_figures = write_key_figures
    rows = write_rows
    table = write_table
    comparisons = write_comparisons
    most = write_most
    ratios = write_ratios
    benchmarks = write_benchmarks
    county_years = write_county_years
    denominators = write_denominators
    alone = write_alone
    unreported = write_unreported
    related = write_related
    accounted = write_accounted
    totals = write_totals
    repeats = write_repeats
    refused_ratios = write_refused
    numerals = write_numerals
    notes = write_notes
    sources = write_sources
    downloads = write_downloads

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

    def picture(
        self, draw: Callable, *given: object, **options: object
    ) -> Picture | Block:
        """Draw one of `shanhai.pictures`, or say that it would be empty."""
        try:
            return show(draw, *given, lang=self.lang, **options)
        except NothingToDrawError:
            return Block(Markup("<p>{}</p>").format(say(self.lang, "picture-nothing")))

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
