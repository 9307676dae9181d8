"""The notes of derived values: formula, terms with their links, rules, window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shanhai.analysis.comparability import compare
from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR, list_derived
from shanhai.analysis.judgements import PER_RESIDENT
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.comparisons import describe_rows, name_subject
from shanhai.reporting.formatting.figures import (
    explain_verdict,
    find_in_words,
    name_measure,
    print_ratio,
    write_formula,
)
from shanhai.reporting.formatting.names import name_inline
from shanhai.reporting.formatting.numbers import format_interval
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.messages import join_phrases, say
from shanhai.reporting.note_parts import (
    Note,
    Part,
    link_row,
    name_flags,
    write_title,
)

# A ratio's row in its pairing's profile.
RATIO_ANCHOR = "r"


def list_derived_notes(page: Citations) -> Iterator[Note]:
    """Yield a note for each ratio that a page cites, and each value per resident."""
    derived = list_derived(page.corpus)
    derived = derived[derived["figure_id"].isin(page.ratio_ids)]
    for ratio in iterate_rows(derived):
        yield _make_ratio_note(page, ratio)
    for figure in find_in_words(page.corpus, page.per_resident_ids, page.lang).values():
        yield _make_per_resident_note(page, figure)


def _make_ratio_note(page: Citations, ratio: object) -> Note:
    """Put a ratio that holds, or funds per county and year, into words."""
    corpus, lang = page.corpus, page.lang
    codes = (ratio.numerator_id, *ratio.denominator_ids)
    terms = find_in_words(corpus, codes, lang)
    is_funds = ratio.indicator_id == FUNDS_PER_COUNTY_YEAR
    detail = "" if is_funds else getattr(ratio, f"subject_{lang}")
    name = name_measure(corpus, ratio.indicator_id, lang)
    numerator = terms[ratio.numerator_id]
    return Note(
        ratio.figure_id,
        numerator.source_id,
        write_title(name, (detail,), print_ratio(corpus, ratio, lang), lang),
        [
            ("derived", [write_formula(corpus, ratio, lang)]),
            ("terms", [_write_term(page, term) for term in terms.values()]),
            ("period", [numerator.period]),
            ("rules", [explain_verdict(corpus, ratio, lang)]),
            ("flags", name_flags(page, ratio.flags)),
        ],
        # Funds per county and year have no row of their own.
        [
            link_row(page, numerator)
            if is_funds
            else link_row(page, ratio, RATIO_ANCHOR)
        ],
    )


def _make_per_resident_note(page: Citations, figure: object) -> Note:
    """Put a figure per 1,000 residents into words, as judged."""
    corpus, lang = page.corpus, page.lang
    judged = compare(corpus, series_ids=[figure.series_id], basis=PER_RESIDENT)
    is_own = judged.rows["figure_id"] == figure.figure_id
    own = replace(judged, _rows=judged.rows[is_own])
    (row,) = iterate_rows(describe_rows(corpus, comparison=own, lang=lang))
    subject = name_subject(corpus, judged, lang)
    name = name_inline(figure.concept, (figure.traits,), lang)
    return Note(
        f"{figure.figure_id}.{PER_RESIDENT}",
        figure.source_id,
        write_title(subject, (figure.detail,), row.value, lang),
        [
            ("derived", [say(lang, "note-residents-formula", name=name)]),
            ("terms", [_write_term(page, figure)]),
            ("residents", [_describe_residents(page, row.denominator_id)]),
            ("flags", name_flags(page, figure.flags)),
        ],
        [link_row(page, figure)],
    )


def _write_term(page: Citations, term: object) -> Part:
    """Link a term's value; the formula names the terms in the same order."""
    words = join_phrases(page.lang, [term.detail, term.period])
    return Part(page.link_figure(term, term.value), words)


def _describe_residents(page: Citations, denominator_id: str) -> Part:
    table = page.corpus.denominators.set_index("denominator_id")
    people = table.loc[denominator_id]
    told = say(
        page.lang,
        "note-residents",
        value=format_interval(people.low, people.high, people.unit_id, page.lang),
        date=format_date(people.reference_date, page.lang),
        grade=people.grade,
    )
    title = getattr(people, f"source_title_{page.lang}")
    return Part(told, join_phrases(page.lang, [title, people.source_address]))
