"""The notes that numbers lead to: one for every value that a page cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from shanhai import paths
from shanhai.analysis.comparability import compare
from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR, list_derived
from shanhai.analysis.judgements import PER_RESIDENT
from shanhai.arguments import LANGUAGES
from shanhai.controls import reveal_controls
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.curation.sources import Sentence, quote_sentences
from shanhai.reporting.citations import Citations, link_page
from shanhai.reporting.dictionary import INDICATOR_ANCHOR
from shanhai.reporting.evidence import explain_reading
from shanhai.reporting.formatting.comparisons import describe_rows, name_subject
from shanhai.reporting.formatting.figures import (
    NUMERAL_ANCHOR,
    PROFILE_ANCHOR,
    explain_verdict,
    find_in_words,
    make_anchor,
    name_measure,
    name_note,
    print_ratio,
    write_formula,
)
from shanhai.reporting.formatting.names import (
    cite_source,
    list_credits,
    name_inline,
    title_source,
)
from shanhai.reporting.formatting.numbers import format_interval
from shanhai.reporting.formatting.periods import describe_bounds, format_date
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.quote import (
    explain_block,
    list_begins,
    list_ends,
    quote,
    shorten_ends,
)

# A ratio's row in its pairing's profile.
RATIO_ANCHOR = "r"
NO_DIRECTION = "none"
Sentences = Mapping[tuple[str, int], Sentence]
UNQUOTED = MappingProxyType({"refusal": "", "sentences": MappingProxyType({})})


class Part(NamedTuple):
    """Hold one thing that a line says, with small print or a sentence under it."""

    text: str
    small: str = ""
    sentence: Sentence | None = None
    by: str = ""


def write_notes(page: Citations) -> Block:
    """Write a note for every value cited: as written, place, period, status, rule.

    They are folded by document, their numbers run on; a derived value is under the
    document of its numerator. With the originals at hand each mention's sentence is
    quoted, too.

    Raises
    ------
    OriginalError
        When an original at hand is not the registered one.
    """
    corpus, lang = page.corpus, page.lang
    sentences = quote_sentences(corpus, page.figure_ids, paths.originals_dir())
    of_document: dict[str, list] = {}
    flags: set[str] = set()
    for source_id, note in _list_notes(page, sentences):
        of_document.setdefault(source_id, []).append(note)
        flags |= {part.text for part in note["lines"].get("flags", ())}
    (other,) = (one for one in LANGUAGES if one != lang)
    groups, first = [], 1
    for source_id, notes in of_document.items():
        quotes = [note["sentences"] for note in notes if note["sentences"]]
        shared = list_begins(quotes), list_ends(quotes, other)
        source = cite_source(corpus.source(source_id), lang)
        groups.append((source, first, *shared, notes))
        first += len(notes)
    # Whose the quotations are, and how to get those that are not shown.
    about = [say(lang, "notes-quoted")] if sentences else []
    if missing := {*of_document} - {code for code, _ in sentences}:
        about.append(say(lang, "notes-unquoted", missing=len(missing)))
    meanings = corpus.flags[[f"name_{lang}", f"meaning_{lang}"]]
    return fill_block(
        "notes.html.j2",
        lang,
        text=f"{first - 1} notes",
        shorten_ends=shorten_ends,
        about=about,
        groups=groups,
        flags=[row for row in iterate_rows(meanings) if row[0] in flags],
    )


def _list_notes(page: Citations, sentences: Sentences) -> Iterator[tuple[str, dict]]:
    """Yield the note of each value that a page cites, after its document."""
    mentions, lang = page.corpus.mentions, page.lang
    mentions = mentions[mentions["figure_id"].isin(page.figure_ids)]
    carried = {
        code: list(iterate_rows(rows))
        for code, rows in mentions.groupby("figure_id", sort=False)
    }
    for figure in find_in_words(page.corpus, page.figure_ids, lang).values():
        own = carried[figure.figure_id]
        yield figure.source_id, _make_figure_note(page, figure, own, sentences)
    derived = list_derived(page.corpus)
    for ratio in iterate_rows(derived[derived["figure_id"].isin(page.ratio_ids)]):
        codes = (ratio.numerator_id, *ratio.denominator_ids)
        terms = [*find_in_words(page.corpus, codes, lang).values()]
        yield terms[0].source_id, _make_ratio_note(page, ratio, terms)
    for figure in find_in_words(page.corpus, page.per_resident_ids, lang).values():
        yield figure.source_id, _make_per_resident_note(page, figure)


def _make_note(
    page: Citations,
    code: str,
    title: tuple[str, Iterable[str], str],
    lines: Mapping[str, Sequence[str | Part]],
    link: Markup,
    quoting: Mapping[str, object] = UNQUOTED,
) -> dict[str, object]:
    """Write a title of name, traits and value; leave out lines that say nothing."""
    name, traits, value = title
    named = name_inline(name, traits, page.lang)
    told = {
        line: [one if isinstance(one, Part) else Part(one) for one in parts if one]
        for line, parts in lines.items()
    }
    return {
        "anchor": name_note(code),
        "title": say(page.lang, "note-title", name=named, value=value),
        "lines": {line: parts for line, parts in told.items() if parts},
        "link": link,
        **quoting,
    }


def _make_figure_note(
    page: Citations, figure: object, mentions: Sequence[object], sentences: Sentences
) -> dict[str, object]:
    corpus, lang, code = page.corpus, page.lang, figure.figure_id
    exception = getattr(figure, f"interval_exception_{lang}")
    reading = explain_reading(figure.as_written, exception, lang, corpus.unit_words)
    period = {"period": figure.period}
    is_part = figure.place_id != corpus.pairing(figure.pairing_id).recipient_place_id
    place = getattr(corpus.place(figure.place_id), f"name_{lang}")
    has_way = figure.direction != NO_DIRECTION
    way = name_code(lang, "direction", figure.direction) if has_way else ""
    # How well a definition is known leads to the data dictionary.
    indicator = corpus.indicator(figure.indicator_id)
    status = name_code(lang, "definition-status", indicator.definition_status)
    anchor = make_anchor(INDICATOR_ANCHOR, figure.indicator_id)
    definition = {
        "definition": getattr(indicator, f"definition_{lang}").rstrip("。."),
        "status": link_page(page, "dictionary", anchor, status) or status,
    }
    refusal = explain_block(corpus, code, lang)
    kept = () if refusal else sorted(LANGUAGES, key=lambda one: one != lang)
    quotes = {one: quote(corpus, code, one) for one in kept}
    return _make_note(
        page,
        code,
        (figure.concept, (figure.traits, figure.detail), figure.value),
        {
            "written": list(dict.fromkeys(one.as_written for one in mentions)),
            "reading": [reading],
            "document": [*_list_places(page, code, mentions, sentences)],
            "period": [name_code(lang, "note-period", figure.period_basis, **period)],
            "bounds": [describe_bounds(corpus, figure, lang)],
            "status": [figure.status_word],
            "credited": [figure.credited],
            "direction": [way],
            "place": [place if is_part else ""],
            "part": [_link_whole(page, figure)],
            "same": _list_same(page, figure),
            "definition": [say(lang, "note-definition", **definition)],
            "flags": figure.badges,
            "note": [figure.note],
        },
        _link_row(page, figure),
        {"refusal": refusal, "sentences": quotes},
    )


def _link_row(page: Citations, figure: object, prefix: str = PROFILE_ANCHOR) -> Markup:
    """Link to a value's row in the profile of its pairing."""
    text = say(page.lang, "note-link-profile")
    anchor = make_anchor(prefix, figure.figure_id)
    return link_page(page, f"profile-{figure.pairing_id}", anchor, text)


def _list_places(
    page: Citations, code: str, mentions: Sequence[object], sentences: Sentences
) -> Iterator[str | Part]:
    """Yield each document, after it each place; the first leads to the evidence."""
    last, lang = "", page.lang
    for number, one in enumerate(mentions, start=1):
        source = page.corpus.source(one.source_id)
        if one.source_id != last:
            yield cite_source(source, lang)
            last = one.source_id
        place = say(lang, "evidence-place", start=str(one.start), end=str(one.end))
        if number == 1:
            anchor = make_anchor(NUMERAL_ANCHOR, code)
            place = link_page(page, "evidence", anchor, place) or place
        if len(mentions) > 1:
            counted = {"number": number, "count": len(mentions)}
            place = say(lang, "note-mention", place=place, **counted)
        sentence, by = sentences.get((one.source_id, one.start)), ""
        if sentence:
            title = reveal_controls(title_source(source, lang))
            title = Markup("<cite>{}</cite>").format(title)
            by = join_phrases(lang, [title, *list_credits(source, lang)])
        yield Part(place, sentence=sentence, by=by)


def _link_whole(page: Citations, figure: object) -> str:
    if not figure.part_of:
        return ""
    (whole,) = find_in_words(page.corpus, [figure.part_of], page.lang).values()
    name = page.link_figure(whole, whole.label)
    return name_code(page.lang, "note-part", figure.part_basis, whole=name)


def _list_same(page: Citations, figure: object) -> list[Part]:
    """Link what other documents give for the same thing, each with its document."""
    corpus, lang = page.corpus, page.lang
    codes = _pair_same(corpus).get(figure.figure_id, ())
    return [
        Part(page.link_figure(one, one.value), cite_source(source, lang))
        for one in find_in_words(corpus, codes, lang).values()
        for source in [corpus.source(one.source_id)]
    ]


@lru_cache(maxsize=2)
def _pair_same(corpus: Corpus) -> dict[str, list[str]]:
    pairs: dict[str, list[str]] = {}
    told = corpus.figures[corpus.figures["same_as"] != ""]
    for one, other in zip(told["figure_id"], told["same_as"], strict=True):
        pairs.setdefault(one, []).append(other)
        pairs.setdefault(other, []).append(one)
    return pairs


def _make_ratio_note(
    page: Citations, ratio: object, terms: Sequence[object]
) -> dict[str, object]:
    corpus, lang = page.corpus, page.lang
    # Funds per county and year have no subject and no row of their own.
    is_funds = ratio.indicator_id == FUNDS_PER_COUNTY_YEAR
    detail = "" if is_funds else getattr(ratio, f"subject_{lang}")
    flags = map(corpus.flag, ratio.flags)
    name = name_measure(corpus, ratio.indicator_id, lang)
    return _make_note(
        page,
        ratio.figure_id,
        (name, (detail,), print_ratio(corpus, ratio, lang)),
        {
            "derived": [write_formula(corpus, ratio, lang)],
            # The formula names them in the same order.
            "terms": [_write_term(page, term) for term in terms],
            "period": [terms[0].period],
            "rules": [explain_verdict(corpus, ratio, lang)],
            "flags": [getattr(flag, f"name_{lang}") for flag in flags],
        },
        _link_row(page, terms[0]) if is_funds else _link_row(page, ratio, RATIO_ANCHOR),
    )


def _make_per_resident_note(page: Citations, figure: object) -> dict[str, object]:
    corpus, lang = page.corpus, page.lang
    judged = compare(corpus, series_ids=[figure.series_id], basis=PER_RESIDENT)
    is_own = judged.rows["figure_id"] == figure.figure_id
    own = replace(judged, _rows=judged.rows[is_own])
    (row,) = iterate_rows(describe_rows(corpus, comparison=own, lang=lang))
    name = name_inline(figure.concept, (figure.traits,), lang)
    return _make_note(
        page,
        f"{figure.figure_id}.{PER_RESIDENT}",
        (name_subject(corpus, judged, lang), (figure.detail,), row.value),
        {
            "derived": [say(lang, "note-residents-formula", name=name)],
            "terms": [_write_term(page, figure)],
            "residents": [_describe_residents(page, row.denominator_id)],
            "flags": figure.badges,
        },
        _link_row(page, figure),
    )


def _write_term(page: Citations, term: object) -> Part:
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
