"""The note of a figure: its words, place, period, standing, and how it was read."""

from collections.abc import Sequence

from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.reporting.html import fill
from shanhai.reporting.page_names import name_page
from shanhai.reporting.sentences.quote import quote, word_block
from shanhai.reporting.tables.markup import NOTHING, stack, tag
from shanhai.reporting.tables.note_frame import (
    Line,
    Page,
    link_dictionary,
    write_flag_lines,
    write_note,
    write_title,
)
from shanhai.reporting.wording import join_phrases, name_code, say
from shanhai.reporting.words.figures import (
    NOTE_ANCHOR,
    link_profile,
    make_anchor,
    word_by_id,
)
from shanhai.reporting.words.periods import word_bounds
from shanhai.reporting.words.reading_rules import word_reading
from shanhai.reporting.words.sources import cite_source, list_credits, title_source

SHORT_HASH = 8
NO_DIRECTION = "none"


def write_figure_note(page: Page, figure: object, mentions: Sequence[object]) -> Markup:
    """Write the note of a figure in words, with every mention that carries it.

    Leaves out lines that say nothing: no direction, the recipient as a whole.
    """
    lang = page.lang
    exception = getattr(figure, f"interval_exception_{lang}")
    reading = word_reading(figure.as_written, exception, lang)
    return write_note(
        figure.figure_id,
        title=write_title(
            figure.concept, (figure.traits, figure.detail), figure.value, lang
        ),
        lines=[
            ("written", _quote(mentions)),
            ("reading", [reading]),
            ("document", _write_places(page, mentions)),
            *_list_standing(page, figure),
            ("definition", [_write_definition(page, figure.indicator_id)]),
            ("flags", write_flag_lines(page.corpus, figure.flags, lang)),
            ("note", [figure.note]),
        ],
        links=_list_links(page, figure),
        lang=lang,
        quote=write_quote_box(page.corpus, figure.figure_id, lang),
    )


def write_quote_box(corpus: Corpus, figure_id: str, lang: str) -> Markup:
    """Write the sentence to publish in both languages, or why there is none.

    A button of the page's script copies it.
    """
    refusal = word_block(corpus, figure_id, lang)
    sentences = (
        {} if refusal else {one: quote(corpus, figure_id, one) for one in LANGUAGES}
    )
    return fill("quote.html.j2", lang=lang, refusal=refusal, sentences=sentences)


def _list_standing(page: Page, figure: object) -> list[Line]:
    basis, period = figure.period_basis, figure.period
    return [
        ("period", [name_code(page.lang, "note-period", basis, period=period)]),
        ("bounds", [word_bounds(page.corpus, figure, page.lang)]),
        ("status", [figure.status_word]),
        ("credited", [figure.credited]),
        ("direction", [_word_direction(figure, page.lang)]),
        ("place", [_name_place(page, figure)]),
        ("part", [_link_whole(page, figure)]),
        ("same", _link_same(page, figure)),
    ]


def _quote(mentions: Sequence[object]) -> list[Markup]:
    written = dict.fromkeys(mention.as_written for mention in mentions)
    return [tag("q", text, lang="zh") for text in written]


def _write_places(page: Page, mentions: Sequence[object]) -> list[Markup]:
    """Write each document with its file, and under it each place in it."""
    sources = {mention.source_id: _write_source(page, mention) for mention in mentions}
    numbered = list(enumerate(mentions, start=1))
    return [
        part
        for source_id, source in sources.items()
        for part in (
            source,
            *(
                _write_mention(page, mention, number, len(mentions))
                for number, mention in numbered
                if mention.source_id == source_id
            ),
        )
    ]


def _write_source(page: Page, mention: object) -> Markup:
    source = page.corpus.source(mention.source_id)
    file = say(
        page.lang,
        "note-file",
        file=source.file_name,
        hash=source.sha256[:SHORT_HASH],
    )
    return stack(cite_source(source, page.lang), " ", tag("small", file))


def _write_mention(page: Page, mention: object, number: int, count: int) -> Markup:
    start, end = str(mention.start), str(mention.end)
    place = say(page.lang, "evidence-place", start=start, end=end)
    if count > 1:
        place = say(page.lang, "note-mention", number=number, count=count, place=place)
    return stack(place, _write_sentence(page, mention))


def _write_sentence(page: Page, mention: object) -> Markup:
    """Quote the sentence of a mention with its source, if the original is at hand."""
    sentence = page.sentences.get((mention.source_id, mention.start))
    if sentence is None:
        return NOTHING
    source = page.corpus.source(mention.source_id)
    marked = stack(sentence.before, tag("mark", sentence.mention), sentence.after)
    title = tag("cite", title_source(source, page.lang))
    by = join_phrases(page.lang, [title, *list_credits(source, page.lang)])
    footer = tag("footer", by, lang=page.lang)
    return tag("blockquote", stack(tag("p", marked), footer), lang="zh")


def _word_direction(figure: object, lang: str) -> str:
    if figure.direction == NO_DIRECTION:
        return ""
    return name_code(lang, "direction", figure.direction)


def _name_place(page: Page, figure: object) -> str:
    """Name the place unless it is the recipient as a whole."""
    pairing = page.corpus.pairing(figure.pairing_id)
    if figure.place_id == pairing.recipient_place_id:
        return ""
    return getattr(page.corpus.place(figure.place_id), f"name_{page.lang}")


def _link_whole(page: Page, figure: object) -> str:
    if not figure.part_of:
        return ""
    whole = page.corpus.figure(figure.part_of)
    series = page.corpus.series(whole.series_id)
    name = page.link(whole, getattr(series, f"name_{page.lang}"))
    return name_code(page.lang, "note-part", figure.part_basis, whole=name)


def _link_same(page: Page, figure: object) -> list[Markup]:
    """Link what other documents give for the same thing, each with its document."""
    figures = page.corpus.figures
    is_same = figures["figure_id"] == figure.same_as
    is_same |= figures["same_as"] == figure.figure_id
    others = word_by_id(page.corpus, figures[is_same]["figure_id"], page.lang)
    return [
        stack(
            page.link(one, one.value),
            " ",
            cite_source(page.corpus.source(one.source_id), page.lang),
        )
        for one in others.values()
    ]


def _write_definition(page: Page, indicator_id: str) -> str:
    indicator, lang = page.corpus.indicator(indicator_id), page.lang
    return say(
        lang,
        "note-definition",
        definition=getattr(indicator, f"definition_{lang}").rstrip("。."),
        status=name_code(lang, "definition-status", indicator.definition_status),
    )


def _list_links(page: Page, figure: object) -> list[Markup]:
    lang, anchor = page.lang, make_anchor(NOTE_ANCHOR, figure.figure_id)
    evidence = say(lang, "note-link-evidence")
    return [
        link_profile(figure, say(lang, "note-link-profile"), lang),
        link_dictionary(figure.indicator_id, lang),
        tag("a", evidence, href=f"{name_page('evidence', lang)}#{anchor}"),
    ]
