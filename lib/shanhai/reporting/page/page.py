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
from shanhai.reporting.closing import write_alone, write_related, write_unreported
from shanhai.reporting.comparison import draw_verdicts, write_comparisons
from shanhai.reporting.county_year_rows import write_county_years
from shanhai.reporting.dictionary import Dictionary
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.exhibits.figure_notes import Notes, show_notes
from shanhai.reporting.exhibits.notes import show_sources
from shanhai.reporting.exhibits.takeaway import show_takeaway
from shanhai.reporting.html import Block, fill
from shanhai.reporting.interval_rows import write_rows
from shanhai.reporting.judged.calls import Call
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.most import write_most
from shanhai.reporting.pictures.output import Picture, show
from shanhai.reporting.profile import (
    write_benchmarks,
    write_denominators,
    write_ratios,
)
from shanhai.reporting.style import use_style
from shanhai.reporting.summary import write_key_figures, write_summary
from shanhai.reporting.value_table import write_table
from shanhai.reporting.wording import say


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

    def table(self, pivot: pd.DataFrame) -> Block:
        """Write a pivot of figure codes as values; `help(write_table)` says more."""
        return write_table(self, pivot)

    def verdict_map(self, verdicts: Verdicts) -> Picture | None:
        """Draw what the gate says of what several pairings report, if anything."""
        return draw_verdicts(self, verdicts)

    def comparisons(self, verdicts: Verdicts, *, pairing_id: str = "") -> Block:
        """Write what compares, value by value, and what does not, by reason."""
        self._verdicts = verdicts
        return write_comparisons(self, verdicts, pairing_id=pairing_id)

    def most(self, figures: pd.DataFrame) -> Block:
        """Answer who reports most of a tidy frame, where that must not be said."""
        return write_most(self, figures)

    def ratios(self, ratios: pd.DataFrame) -> Block:
        """Write derived ratios that hold, and count those that do not."""
        return write_ratios(self, ratios)

    def benchmarks(self, *, pairing_id: str) -> Block:
        """Write a pairing's yearly funds per county, and totals of others."""
        return write_benchmarks(self, pairing_id)

    def county_years(self) -> Block:
        """Write fiscal funds per county and year, with the benchmarks greyed below."""
        return Block(write_county_years(self))

    def denominators(self) -> Block:
        """Write population and area with date, source and grade, folded."""
        return write_denominators(self)

    def alone(self, figures: pd.DataFrame) -> Block:
        """Count what one pairing only reports of a tidy frame; its rows are folded."""
        return write_alone(self, figures)

    def unreported(self, figures: pd.DataFrame, *, domain_id: str = "") -> Block:
        """Count and name the indicators without a figure in a tidy frame."""
        return write_unreported(self, figures, domain_id=domain_id)

    def related(self, *, domain_id: str = "") -> Block:
        """Write links to the pages of other themes and of the pairings."""
        return write_related(self, domain_id=domain_id)

    def notes(self) -> Notes:
        """Write a note for each value cited so far, under its document."""
        return show_notes(self.corpus, shown=self.shown, lang=self.lang)

    def sources(self) -> Block:
        """Count the documents of the values cited so far; their table is folded."""
        carried = self.corpus.mentions
        used = set(carried[carried["figure_id"].isin(self.figure_ids)]["source_id"])
        codes = [code for code in self.corpus.known("source") if code in used]
        table = show_sources(self.corpus, source_ids=codes, lang=self.lang)
        count = say(self.lang, "sources-count", count=len(codes))
        content = Markup(table._repr_html_())
        html = fill("fold.html.j2", lang=self.lang, summary=count, content=content)
        return Block(html)

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
