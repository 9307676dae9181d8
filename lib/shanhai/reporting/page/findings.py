"""What the first page says first: values, each leading to its row in a profile."""

from __future__ import annotations

from markupsafe import Markup

from shanhai.analysis.quotability import NO, YES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.county_years import describe_county_years, list_county_years
from shanhai.reporting.html import fill
from shanhai.reporting.messages import join_phrases, join_sentences, say
from shanhai.reporting.page.profile_links import ProfileLinks
from shanhai.reporting.summary import pick_leading, write_periods
from shanhai.reporting.tidy import tidy

IN_PARAGRAPH = ("fiscal_funds", "labour_employed", "produce_sold")


def write_reported(links: ProfileLinks) -> Markup:
    """Write what the documents report: a sentence a pairing, each value a link."""
    first = links.list_first()
    figures = tidy(links.corpus, links.lang, pairing_id=first)
    # Of parts there is no room on the first two screens; the profiles have them.
    figures = pick_leading(figures, IN_PARAGRAPH).query("part_of == ''")
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
    funds = describe_county_years(rows, lang=lang)
    return join_sentences(lang, [counts, f"{funds}{say(lang, 'words-end')}"])


def write_quotable(links: ProfileLinks) -> Markup:
    """Count what may be quoted, with words, and not at all; list each, folded."""
    figures = tidy(links.corpus, links.lang)
    groups = [
        (str(mark), [_list_quoted(links, row) for row in iterate_rows(rows)])
        for mark, rows in figures.groupby("quotable", observed=False)
    ]
    return fill(
        "quotable.html.j2", lang=links.lang, groups=groups, figures=len(figures)
    )


def _list_quoted(links: ProfileLinks, row: object) -> tuple[Markup, str, str]:
    """Return value, what it is, and why it must not be quoted."""
    period = row.period if row.quotable == YES else ""
    what = filter(None, (row.series, row.subject, row.pairing, period))
    return (
        links.cite(row.figure_id, is_rounded=True),
        join_phrases(links.lang, list(what)),
        row.reason if row.quotable == NO else "",
    )
