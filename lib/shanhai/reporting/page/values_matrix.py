"""The matrix of values: indicators by pairings, each with what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.figures import name_traits
from shanhai.reporting.html import fill
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.page.profile_links import ProfileLinks
from shanhai.reporting.summary import pick_leading
from shanhai.reporting.tidy import tidy

# What a reader asks for first, in the codelist's order.
LEADING = (
    *("fiscal_funds", "fiscal_projects", "firms_introduced", "investment"),
    *("labour_employed", "produce_sold", "people_sent", "paired_institutions"),
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
    cells, order = _list_cells(links, figures), sorted(known, key=_is_other)
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


def _is_other(indicator_id: str) -> bool:
    return indicator_id not in LEADING


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
        small=join_phrases(links.lang, _list_small(links, row)),
        more=links.link(others[0].figure_id, count) if others else "",
    )


def _list_small(links: ProfileLinks, row: object) -> list[str]:
    """Say which part of the indicator, and when, in as few words as will do."""
    series = links.corpus.series(row.series_id)
    is_undated = row.period_basis == "unstated"
    period = say(links.lang, "summary-undated") if is_undated else row.period
    is_plain = row.status == "achieved"
    status = "" if is_plain else name_code(links.lang, "status", row.status)
    told = (name_traits(links.corpus, series, links.lang), row.detail, period, status)
    return [text for text in told if text]
