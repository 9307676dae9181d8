"""All notes of a page, one list a document."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from shanhai.analysis.comparability import compare
from shanhai.analysis.derived import list_derived
from shanhai.analysis.judgements import PER_RESIDENT
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.derived_notes import (
    write_per_resident_note,
    write_ratio_note,
)
from shanhai.reporting.tables.figure_notes import write_figure_note
from shanhai.reporting.tables.markup import fold, stack, tag
from shanhai.reporting.tables.note_frame import Page
from shanhai.reporting.wording import say
from shanhai.reporting.words.figures import word_by_id
from shanhai.reporting.words.sources import cite_source

# A document, and a note that stands under it.
Note = tuple[str, Markup]
Worded = dict[str, object]


def write_notes(page: Page) -> list[Note]:
    """Write all notes of a page: a document's together, the page's order kept.

    A derived value stands under the document of its numerator.
    """
    ratios = _list_ratios(page)
    terms = [
        code for row in ratios for code in (row.numerator_id, *row.denominator_ids)
    ]
    figures = word_by_id(page.corpus, {*page.shown.figure_ids, *terms}, page.lang)
    notes = [
        *_write_figures(page, figures),
        *(
            (figures[row.numerator_id].source_id, write_ratio_note(page, row, figures))
            for row in ratios
        ),
        *_write_per_resident(page, figures),
    ]
    order = list(dict.fromkeys(source_id for source_id, _ in notes))
    return sorted(notes, key=lambda note: order.index(note[0]))


def list_by_document(corpus: Corpus, notes: Iterable[Note], lang: str) -> Markup:
    """Write one numbered list a document, folded: a link to a note unfolds its list.

    The numbers run on.
    """
    folded, first = [], 1
    for source_id, group in groupby(notes, key=lambda note: note[0]):
        mine = [note for _, note in group]
        folded.append(_fold(corpus, source_id, mine, first, lang))
        first += len(mine)
    return stack(*folded)


def _list_ratios(page: Page) -> list[object]:
    derived = list_derived(page.corpus)
    wanted = derived["figure_id"].isin(page.shown.ratio_ids)
    return list(iterate_rows(derived[wanted]))


def _write_figures(page: Page, figures: Worded) -> Iterator[Note]:
    mentions = page.corpus.mentions
    mentions = mentions[mentions["figure_id"].isin(page.shown.figure_ids)]
    carried = {
        code: list(iterate_rows(rows))
        for code, rows in mentions.groupby("figure_id", sort=False)
    }
    for code in page.shown.figure_ids:
        note = write_figure_note(page, figures[code], carried[code])
        yield figures[code].source_id, note


def _write_per_resident(page: Page, figures: Worded) -> Iterator[Note]:
    for code in page.shown.per_resident_ids:
        figure = figures[code]
        judged = compare(page.corpus, series_ids=[figure.series_id], basis=PER_RESIDENT)
        yield figure.source_id, write_per_resident_note(page, judged, figure)


def _fold(
    corpus: Corpus,
    source_id: str,
    notes: Sequence[Markup],
    first: int,
    lang: str,
) -> Markup:
    source = cite_source(corpus.source(source_id), lang)
    title = say(lang, "notes-group", source=source, count=len(notes))
    return fold(title, _write_list(notes, first))


def _write_list(notes: Sequence[Markup], first: int) -> Markup:
    start = str(first) if first > 1 else ""
    return tag("ol", stack(*notes), class_="sh-notes", start=start)
