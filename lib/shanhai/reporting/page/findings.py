"""What the first page says first: values, each leading to its row in a profile."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.quotability import NO, YES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.county_years import describe_county_years, list_county_years
from shanhai.reporting.formatting.periods import format_dates, is_dated
from shanhai.reporting.html import fill
from shanhai.reporting.messages import join_phrases, join_sentences, name_code, say
from shanhai.reporting.page.profile_links import ProfileLinks
from shanhai.reporting.summary import pick_leading, write_periods
from shanhai.reporting.tidy import tidy

IN_PARAGRAPH = ("fiscal_funds", "labour_employed", "produce_sold")


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
        join_phrases(links.lang, [text for text in what if text]),
        row.reason if row.quotable == NO else "",
    )
