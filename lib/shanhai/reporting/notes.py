"""The notes that numbers lead to: one for every value that a page cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from shanhai import paths
from shanhai.controls import reveal_controls
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.rows import iterate_rows
from shanhai.curation.sources import Sentence, quote_sentences
from shanhai.reporting.citations import Citations, link_page
from shanhai.reporting.derived_notes import list_derived_notes
from shanhai.reporting.formatting.figures import (
    NUMERAL_ANCHOR,
    find_in_words,
    make_anchor,
)
from shanhai.reporting.formatting.names import cite_source, list_credits, title_source
from shanhai.reporting.formatting.periods import describe_bounds
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.note_parts import (
    Line,
    Note,
    Part,
    explain_reading,
    link_row,
    list_begins,
    list_ends,
    list_flags,
    name_flags,
    shorten_ends,
    write_definition,
    write_title,
)
from shanhai.reporting.quote import explain_block, quote

NO_DIRECTION = "none"
Sentences = Mapping[tuple[str, int], Sentence]


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
    sentences = quote_sentences(page.corpus, page.figure_ids, paths.originals_dir())
    notes = [*_list_figure_notes(page, sentences), *list_derived_notes(page)]
    order = list(dict.fromkeys(note.source_id for note in notes))
    notes.sort(key=lambda note: order.index(note.source_id))
    (other,) = (one for one in LANGUAGES if one != page.lang)
    groups, first = [], 1
    for source_id, group in groupby(notes, key=lambda note: note.source_id):
        mine = list(group)
        source = cite_source(page.corpus.source(source_id), page.lang)
        ends = list_ends(mine, other)
        groups.append((source, first, list_begins(mine), ends, mine))
        first += len(mine)
    return fill_block(
        "notes.html.j2",
        page.lang,
        text=f"{len(notes)} notes",
        shorten_ends=shorten_ends,
        about=_describe_quotations(page, notes, sentences),
        groups=groups,
        flags=list_flags(page, notes),
    )


def _describe_quotations(
    page: Citations, notes: Sequence[Note], sentences: Sentences
) -> list[str]:
    """Say whose the quotations are, and how to get those that are not shown."""
    missing = {note.source_id for note in notes} - {code for code, _ in sentences}
    told = [say(page.lang, "notes-quoted")] if sentences else []
    if missing:
        told.append(say(page.lang, "notes-unquoted", missing=len(missing)))
    return told


def _list_figure_notes(page: Citations, sentences: Sentences) -> Iterator[Note]:
    mentions = page.corpus.mentions
    mentions = mentions[mentions["figure_id"].isin(page.figure_ids)]
    carried = {
        code: list(iterate_rows(rows))
        for code, rows in mentions.groupby("figure_id", sort=False)
    }
    for figure in find_in_words(page.corpus, page.figure_ids, page.lang).values():
        yield _make_note(page, figure, carried[figure.figure_id], sentences)


def _make_note(
    page: Citations, figure: object, mentions: Sequence[object], sentences: Sentences
) -> Note:
    """Put a figure into words, with every mention that carries it.

    Leaves out lines that say nothing: no direction, the recipient as a whole.
    """
    corpus, lang, code = page.corpus, page.lang, figure.figure_id
    exception = getattr(figure, f"interval_exception_{lang}")
    reading = explain_reading(figure.as_written, exception, lang, corpus.unit_words)
    refusal = explain_block(corpus, code, lang)
    kept = () if refusal else sorted(LANGUAGES, key=lambda one: one != lang)
    return Note(
        code,
        figure.source_id,
        write_title(figure.concept, (figure.traits, figure.detail), figure.value, lang),
        [
            ("written", list(dict.fromkeys(one.as_written for one in mentions))),
            ("reading", [reading]),
            ("document", [*_list_places(page, code, mentions, sentences)]),
            *_list_standing(page, figure),
            ("definition", [write_definition(page, figure.indicator_id)]),
            ("flags", name_flags(page, figure.flags)),
            ("note", [figure.note]),
        ],
        [link_row(page, figure)],
        refusal=refusal,
        sentences={one: quote(corpus, code, one) for one in kept},
    )


def _list_standing(page: Citations, figure: object) -> list[Line]:
    lang, basis = page.lang, figure.period_basis
    pairing = page.corpus.pairing(figure.pairing_id)
    place = page.corpus.place(figure.place_id)
    is_part = figure.place_id != pairing.recipient_place_id
    has_way = figure.direction != NO_DIRECTION
    way = name_code(lang, "direction", figure.direction) if has_way else ""
    return [
        ("period", [name_code(lang, "note-period", basis, period=figure.period)]),
        ("bounds", [describe_bounds(page.corpus, figure, lang)]),
        ("status", [figure.status_word]),
        ("credited", [figure.credited]),
        ("direction", [way]),
        ("place", [getattr(place, f"name_{lang}") if is_part else ""]),
        ("part", [_link_whole(page, figure)]),
        ("same", _list_same(page, figure)),
    ]


def _list_places(
    page: Citations, code: str, mentions: Sequence[object], sentences: Sentences
) -> Iterator[str | Part]:
    """Yield each document, after it each place; the first leads to the evidence."""
    last, anchor = "", make_anchor(NUMERAL_ANCHOR, code)
    for number, one in enumerate(mentions, start=1):
        source = page.corpus.source(one.source_id)
        if one.source_id != last:
            yield cite_source(source, page.lang)
            last = one.source_id
        ends = {"start": str(one.start), "end": str(one.end)}
        place = say(page.lang, "evidence-place", **ends)
        if number == 1:
            place = link_page(page, "evidence", anchor, place) or place
        if len(mentions) > 1:
            counted = {"number": number, "count": len(mentions)}
            place = say(page.lang, "note-mention", place=place, **counted)
        sentence = sentences.get((one.source_id, one.start))
        title = Markup("<cite>{}</cite>").format(
            reveal_controls(title_source(source, page.lang))
        )
        by = join_phrases(page.lang, [title, *list_credits(source, page.lang)])
        yield Part(place, sentence=sentence, by=by if sentence else "")


def _link_whole(page: Citations, figure: object) -> str:
    if not figure.part_of:
        return ""
    whole = page.corpus.figure(figure.part_of)
    series = page.corpus.series(whole.series_id)
    name = page.link_figure(whole, getattr(series, f"name_{page.lang}"))
    return name_code(page.lang, "note-part", figure.part_basis, whole=name)


def _list_same(page: Citations, figure: object) -> list[Part]:
    """Link what other documents give for the same thing, each with its document."""
    codes = _pair_same(page.corpus).get(figure.figure_id, ())
    return [
        Part(
            page.link_figure(one, one.value),
            cite_source(page.corpus.source(one.source_id), page.lang),
        )
        for one in find_in_words(page.corpus, codes, page.lang).values()
    ]


@lru_cache(maxsize=2)
def _pair_same(corpus: Corpus) -> dict[str, list[str]]:
    """Return the figures that are given for the same thing, by each of them."""
    pairs: dict[str, list[str]] = {}
    told = corpus.figures[corpus.figures["same_as"] != ""]
    for one, other in zip(told["figure_id"], told["same_as"], strict=True):
        pairs.setdefault(one, []).append(other)
        pairs.setdefault(other, []).append(one)
    return pairs
