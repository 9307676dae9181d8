"""Values of the first page: a paragraph, a matrix, lists by year and use."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import pandas as pd
from markupsafe import Markup, escape

from shanhai.analysis.comparands import find_unfinished_year
from shanhai.analysis.quotability import NO, YES
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.county_years import describe_county_years, list_county_years
from shanhai.reporting.formatting.figures import (
    NOTE_ANCHOR,
    PROFILE_ANCHOR,
    find_in_words,
    make_anchor,
    say_status,
)
from shanhai.reporting.formatting.names import name_traits
from shanhai.reporting.formatting.periods import format_dates, is_dated
from shanhai.reporting.html import fill
from shanhai.reporting.messages import (
    join_phrases,
    join_sentences,
    name_code,
    reveal,
    say,
)
from shanhai.reporting.page_names import find_link
from shanhai.reporting.summary import pick_leading, write_periods
from shanhai.reporting.tidy import tidy

# More columns and sentences than these nobody reads.
MOST_PAIRINGS = 12
IN_PARAGRAPH = ("fiscal_funds", "labour_employed", "produce_sold")
# What a reader asks for first, in the codelist's order.
LEADING = (
    *("fiscal_funds", "fiscal_projects", "firms_introduced", "investment"),
    *("labour_employed", "produce_sold", "people_sent", "paired_institutions"),
)


class ProfileLinks(Citations):
    """Write values as links to their rows in the profiles that exist.

    The first page has no notes.
    """

    def __init__(self, corpus: Corpus, lang: str, existing: Collection[str]) -> None:
        super().__init__(corpus, lang)
        self._existing = existing
        # All at once: one by one each takes as long as all.
        find_in_words(corpus, corpus.figures["figure_id"], lang)

    def list_first(self) -> list[str]:
        """List the pairings that the first page tells of, value by value."""
        return self.corpus.known("pairing")[:MOST_PAIRINGS]

    def link(self, figure_id: str, text: str, *, is_rounded: bool = False) -> Markup:
        """Lead to a figure's row; without the profile, write the words alone."""
        del is_rounded
        pairing_id = self.corpus.figure(figure_id).pairing_id
        return self.lead(f"profile-{pairing_id}", text, PROFILE_ANCHOR, figure_id)

    def link_derived(self, row: object, text: str) -> Markup:
        """Lead to the note of a derived value."""
        return self.lead(f"profile-{row.pairing_id}", text, NOTE_ANCHOR, row.figure_id)

    def link_pairing(self, pairing_id: str) -> Markup:
        """Lead to a profile by the pairing's name."""
        name = getattr(self.corpus.pairing(pairing_id), f"name_{self.lang}")
        return self.lead(f"profile-{pairing_id}", name)

    def lead(self, page: str, text: str, prefix: str = "", code: str = "") -> Markup:
        """Lead to a page that exists, and to a figure there."""
        link = find_link(page, self.lang, self._existing)
        if link is None:
            return escape(reveal(text))
        href = f"{link.file}#{make_anchor(prefix, code)}" if code else link.file
        return Markup('<a href="{}">{}</a>').format(href, reveal(text))


def write_reported(links: ProfileLinks) -> Markup:
    """Write what the documents report: a sentence a pairing, each value a link."""
    corpus, lang = links.corpus, links.lang
    figures = tidy(corpus, lang, pairing_id=links.list_first())
    # Of parts there is no room on the first two screens; the profiles have them.
    leading = [code for code in IN_PARAGRAPH if code in corpus.known("indicator")]
    figures = pick_leading(figures, leading).query("part_of == ''")
    told = [
        say(
            lang,
            "home-pairing",
            pairing=Markup("<strong>{}</strong>").format(links.link_pairing(str(code))),
            cities=_name_cities(links, str(code)),
            reported=write_periods(links, rows),
        )
        for code, rows in figures.groupby("pairing_id", observed=True)
    ]
    opening = [_write_opening(links)] if told else []
    return fill("summary.html.j2", lang=lang, paragraphs=[*opening, *told])


def _name_cities(links: ProfileLinks, pairing_id: str) -> str:
    """Name the cities that both sides lie in, where names of towns do not say it."""
    corpus, lang = links.corpus, links.lang
    pairing = corpus.pairing(pairing_id)
    sides = [
        corpus.place(pairing.donor_place_id),
        corpus.place(pairing.recipient_place_id),
    ]
    around = [corpus.place(one.parent_place_id) for one in sides]
    if {one.level for one in around} != {"prefecture"}:
        return "none"
    return " → ".join(getattr(one, f"name_{lang}") for one in around)


def _write_opening(links: ProfileLinks) -> str:
    """Say what is at hand, how much may be quoted, and aid per county and year."""
    corpus, lang = links.corpus, links.lang
    marks = tidy(corpus, lang)["quotable"].value_counts()
    counts = say(
        lang,
        "home-opening",
        documents=len(corpus.sources),
        pairings=len(corpus.pairings),
        figures=len(corpus.figures),
        yes=int(marks[YES]),
        no=int(marks[NO]),
    )
    rows = list_county_years(corpus, lang=lang)
    if rows.empty:
        return counts
    funds = describe_county_years(rows, lang=lang, is_short=True)
    return join_sentences(lang, [counts, f"{funds}{say(lang, 'words-end')}"])


def write_quotable(links: ProfileLinks) -> Markup:
    """Count what may be quoted, with words, and not at all; list each, folded."""
    lang, figures = links.lang, tidy(links.corpus, links.lang)
    groups = [
        (f"quote-{mark}", name_code(lang, "home-quotable", mark), [*iterate_rows(rows)])
        for mark, rows in figures.groupby("quotable", observed=False)
    ]
    note = say(lang, "home-quotable-note", figures=len(figures))
    return fill("folds.html.j2", lang=lang, page=links, note=note, groups=groups)


def write_dated(links: ProfileLinks) -> Markup:
    """Count the figures of each year, or from it on; list each, folded."""
    lang, figures = links.lang, tidy(links.corpus, links.lang)
    dated = figures[is_dated(figures)]
    days = [dated[f"period_{end}"].dt.year for end in ("start", "end")]
    # A count that was not over when it was written belongs to its last year, too.
    find = partial(find_unfinished_year, links.corpus)
    open_ = [find(links.corpus.figure(code)) for code in dated["figure_id"]]
    days[1] = days[1].fillna(pd.Series(open_, index=dated.index, dtype=float))
    years = [one.fillna(other).astype(int) for one, other in (days, days[::-1])]
    groups = []
    for (first, last), rows in dated.groupby(years):
        n_open = int(rows["period_end"].isna().sum())
        window = pd.Timestamp(first, 1, 1), pd.Timestamp(last, 12, 31)
        told = {"years": format_dates(*window, lang), "open": n_open}
        told["spans"] = "years" if last > first else "one"
        words = say(lang, "home-dated", whole=len(rows) - n_open, **told)
        anchor = "-".join(dict.fromkeys(["dated", str(first), str(last)]))
        groups.append((anchor, words, [*iterate_rows(rows)]))
    counts = {"figures": len(figures), "undated": len(figures) - len(dated)}
    note = say(lang, "home-dated-note", dated=len(dated), **counts)
    return fill("folds.html.j2", lang=lang, page=links, note=note, groups=groups)


def write_matrix(links: ProfileLinks) -> Markup:
    """Write indicators by pairings, leading ones first, the others folded.

    Left out: indicators that no document reports, and of many pairings those after
    the first, which are counted.
    """
    corpus, lang, first = links.corpus, links.lang, links.list_first()
    figures = tidy(corpus, lang, pairing_id=first)
    cells, reported = _list_cells(links, figures), {*figures["indicator_id"]}
    leading, others = [], []
    for row in iterate_rows(corpus.indicators):
        code, name = row.indicator_id, getattr(row, f"name_{lang}")
        if code in reported:
            name = links.lead(f"comparison-{row.domain_id}", name)
            told = (name, [cells.get((code, one)) for one in first])
            (leading if code in LEADING else others).append(told)
    names = corpus.pairings.set_index("pairing_id")[f"name_{lang}"]
    return fill(
        "matrix.html.j2",
        lang=lang,
        pairings=list(names[first]),
        more=len(names) - len(first),
        leading=leading,
        others=others,
        missing=len(corpus.indicators) - len(reported),
        indicators=len(corpus.indicators),
    )


def _list_cells(
    links: ProfileLinks, figures: pd.DataFrame
) -> dict[tuple[str, str], dict]:
    """Fill the cells: the largest whole that may be quoted, or else the first."""
    leading = pick_leading(figures, figures["indicator_id"].unique())
    wholes = leading[leading["part_of"] == ""].sort_values("low", ascending=False)
    best = set(wholes.drop_duplicates(["indicator_id", "pairing_id"])["figure_id"])
    held: dict[tuple[str, str], list] = {}
    for row in iterate_rows(figures):
        own = held.setdefault((row.indicator_id, row.pairing_id), [])
        own.insert(0 if row.figure_id in best else len(own), row)
    return {key: _write_cell(links, *rows) for key, rows in held.items()}


def _write_cell(links: ProfileLinks, row: object, *others: object) -> dict[str, object]:
    """Write one value: which part, and when, in few words; and how many there are."""
    lang = links.lang
    count = say(lang, "home-more", count=len(others))
    is_undated = row.period_basis == "unstated"
    period = say(lang, "summary-undated") if is_undated else row.period
    traits = name_traits(links.corpus, links.corpus.series(row.series_id), lang)
    small = [traits, row.detail, period, say_status(row, lang)]
    return {
        "quotable": row.quotable,
        "value": links.cite(row.figure_id, is_rounded=True),
        "small": join_phrases(lang, small),
        "more": links.link(others[0].figure_id, count) if others else "",
    }
