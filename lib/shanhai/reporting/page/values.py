"""Values of the first page: a paragraph, a matrix, lists by year and use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.quotability import NO, YES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.county_years import describe_county_years, list_county_years
from shanhai.reporting.formatting.figures import say_status
from shanhai.reporting.formatting.names import name_traits
from shanhai.reporting.formatting.periods import format_dates, is_dated
from shanhai.reporting.html import fill
from shanhai.reporting.messages import join_phrases, join_sentences, name_code, say
from shanhai.reporting.page.profile_links import ProfileLinks
from shanhai.reporting.summary import pick_leading, write_periods
from shanhai.reporting.tidy import tidy

IN_PARAGRAPH = ("fiscal_funds", "labour_employed", "produce_sold")
# What a reader asks for first, in the codelist's order.
LEADING = (
    *("fiscal_funds", "fiscal_projects", "firms_introduced", "investment"),
    *("labour_employed", "produce_sold", "people_sent", "paired_institutions"),
)


def write_reported(links: ProfileLinks) -> Markup:
    """Write what the documents report: a sentence a pairing, each value a link."""
    first = links.list_first()
    figures = tidy(links.corpus, links.lang, pairing_id=first)
    # Of parts there is no room on the first two screens; the profiles have them.
    leading = [code for code in IN_PARAGRAPH if code in links.corpus.known("indicator")]
    figures = pick_leading(figures, leading).query("part_of == ''")
    told = [
        say(
            links.lang,
            "home-pairing",
            pairing=Markup("<strong>{}</strong>").format(links.link_pairing(str(code))),
            reported=write_periods(links, rows),
        )
        for code, rows in figures.groupby("pairing_id", observed=True)
    ]
    opening = [_write_opening(links)] if told else []
    return fill("summary.html.j2", lang=links.lang, paragraphs=[*opening, *told])


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
        (f"quote-{mark}", name_code(lang, "home-quotable", str(mark)), rows)
        for mark, rows in figures.groupby("quotable", observed=False)
    ]
    note = say(lang, "home-quotable-note", figures=len(figures))
    return _write_folds(links, note, groups)


def write_dated(links: ProfileLinks) -> Markup:
    """Count the figures of each year, or from it on; list each, folded."""
    lang, figures = links.lang, tidy(links.corpus, links.lang)
    dated = figures[is_dated(figures)]
    days = [dated[f"period_{end}"].dt.year for end in ("start", "end")]
    years = [one.fillna(other).astype(int) for one, other in (days, days[::-1])]
    groups = [_name_years(*window, rows, lang) for window, rows in dated.groupby(years)]
    counts = {"figures": len(figures), "undated": len(figures) - len(dated)}
    note = say(lang, "home-dated-note", dated=len(dated), **counts)
    return _write_folds(links, note, groups)


def _name_years(
    first: int, last: int, rows: pd.DataFrame, lang: str
) -> tuple[str, str, pd.DataFrame]:
    """Return a fold's anchor and words: the years, and how many have no end."""
    is_open = rows["period_end"].isna()
    days = pd.Timestamp(first, 1, 1), pd.Timestamp(last, 12, 31)
    counts = {"open": int(is_open.sum()), "whole": int((~is_open).sum())}
    words = say(lang, "home-dated", years=format_dates(*days, lang), **counts)
    return "-".join(dict.fromkeys(["dated", str(first), str(last)])), words, rows


def _write_folds(
    links: ProfileLinks, note: str, groups: Iterable[tuple[str, str, pd.DataFrame]]
) -> Markup:
    told = [
        (anchor, words, [_list_line(links, row) for row in iterate_rows(rows)])
        for anchor, words, rows in groups
    ]
    return fill("folds.html.j2", lang=links.lang, note=note, groups=told)


def _list_line(links: ProfileLinks, row: object) -> tuple[Markup, str, str, str]:
    """Return value, what it may be used for, what it is, why it must not be quoted."""
    what = [row.series, row.detail, row.pairing, row.period]
    return (
        links.cite(row.figure_id, is_rounded=True),
        row.quotable,
        join_phrases(links.lang, what),
        row.reason if row.quotable == NO else "",
    )


@dataclass(frozen=True)
class Cell:
    """Hold what one pairing reports of one indicator: a value, and how many more."""

    quotable: str = ""
    value: Markup | str = ""
    small: str = ""
    more: Markup | str = ""


def write_matrix(links: ProfileLinks) -> Markup:
    """Write indicators by pairings, leading ones first, the others folded.

    Left out: indicators that no document reports, and of many pairings those after
    the first, which are counted.
    """
    first, known = links.list_first(), links.corpus.known("indicator")
    figures = tidy(links.corpus, links.lang, pairing_id=first)
    cells = _list_cells(links, figures)
    order = sorted(known, key=lambda code: code not in LEADING)
    names = links.corpus.pairings.set_index("pairing_id")[f"name_{links.lang}"]
    told = [
        (
            code,
            _link_indicator(links, code),
            [cells.get((code, one), Cell()) for one in first],
        )
        for code in order
        if code in set(figures["indicator_id"])
    ]
    return fill(
        "matrix.html.j2",
        lang=links.lang,
        pairings=list(names[first]),
        more=len(names) - len(first),
        leading=[row for row in told if row[0] in LEADING],
        others=[row for row in told if row[0] not in LEADING],
        missing=len(known) - len(told),
        indicators=len(known),
    )


def _link_indicator(links: ProfileLinks, code: str) -> Markup:
    indicator = links.corpus.indicator(code)
    name = getattr(indicator, f"name_{links.lang}")
    return links.link_theme(indicator.domain_id, name)


def _list_cells(
    links: ProfileLinks, figures: pd.DataFrame
) -> dict[tuple[str, str], Cell]:
    """Fill the cells: the largest whole that may be quoted, or else the first."""
    leading = pick_leading(figures, figures["indicator_id"].unique())
    best = set(leading.loc[leading["part_of"] == "", "figure_id"])
    held: dict[tuple[str, str], list] = {}
    for row in iterate_rows(figures):
        own = held.setdefault((row.indicator_id, row.pairing_id), [])
        own.insert(0 if row.figure_id in best else len(own), row)
    return {key: _make_cell(links, *rows) for key, rows in held.items()}


def _make_cell(links: ProfileLinks, row: object, *others: object) -> Cell:
    count = say(links.lang, "home-more", count=len(others))
    return Cell(
        quotable=row.quotable,
        value=links.cite(row.figure_id, is_rounded=True),
        small=_say_small(links, row),
        more=links.link(others[0].figure_id, count) if others else "",
    )


def _say_small(links: ProfileLinks, row: object) -> str:
    """Say which part of the indicator, and when, in as few words as will do."""
    series = links.corpus.series(row.series_id)
    is_undated = row.period_basis == "unstated"
    period = say(links.lang, "summary-undated") if is_undated else row.period
    traits = name_traits(links.corpus, series, links.lang)
    told = [traits, row.detail, period, say_status(row, links.lang)]
    return join_phrases(links.lang, told)
