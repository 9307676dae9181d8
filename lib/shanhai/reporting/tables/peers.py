"""Lists around comparisons: peer classes, what one pairing alone reports."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from shanhai.analysis.judgements import MEASURE, Lone
from shanhai.analysis.measures import derive_measures
from shanhai.analysis.verdicts import read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.judged.peers import group_peers, name_peer_class
from shanhai.reporting.page_names import name_page
from shanhai.reporting.tables.figures import link_pairing
from shanhai.reporting.tables.markup import Column, list_items, render_table, stack, tag
from shanhai.reporting.wording import join_phrases, name_code, say
from shanhai.reporting.words.figures import word_by_id
from shanhai.reporting.words.ratios import cite_ratio, word_holding


def table_peers(corpus: Corpus, *, pairing_ids: Sequence[str], lang: str) -> Markup:
    """Write which pairings are of one kind: recipient, key county, donor."""
    columns = [
        Column("peers", say(lang, "head-peer-class"), is_row_header=True),
        Column("pairings", say(lang, "head-pairing")),
    ]
    rows = [
        {
            "peers": name_peer_class(peer_class, lang),
            "pairings": stack(
                *(tag("div", _link_page(corpus, code, lang)) for code in codes)
            ),
        }
        for peer_class, codes in group_peers(corpus, pairing_ids).items()
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-peers"))


def list_lone(corpus: Corpus, *, lone: Sequence[Lone], lang: str) -> Markup:
    """List what a single pairing reports; nothing stands beside it to compare.

    A ratio that does not hold has its reasons in place of a value.
    """
    codes = [code for one in lone for code in one.figure_ids]
    worded = word_by_id(corpus, codes, lang)
    items = [_write_lone(corpus, one, worded, lang) for one in lone]
    return list_items(items, class_="sh-indicators")


def _write_lone(
    corpus: Corpus, one: Lone, worded: Mapping[str, object], lang: str
) -> Markup:
    figures = [worded[code] for code in one.figure_ids]
    values = [_write_figure(figure, lang) for figure in figures]
    if one.kind == MEASURE:
        values = _write_ratios(corpus, one, lang)
    return stack(
        _name(_find(corpus, one), lang),
        " ",
        tag("small", name_code(lang, "subject-kind", one.kind)),
        " ",
        tag("small", link_pairing(corpus, figures[0], lang)),
        *values,
    )


def _find(corpus: Corpus, one: Lone) -> object:
    find = corpus.measure if one.kind == MEASURE else corpus.series
    return find(one.code)


def _write_figure(figure: object, lang: str) -> Markup:
    words = [word for word in (figure.detail, figure.period) if word]
    return _write_value(figure.cited, join_phrases(lang, words))


def _write_ratios(corpus: Corpus, one: Lone, lang: str) -> list[Markup]:
    """Write the ratios of a measure that one pairing reports, held or refused."""
    chosen = {"measure_ids": [one.code], "pairing_ids": [one.pairing_id]}
    severities = read_severities(corpus, "within")
    return [
        _write_value(
            cite_ratio(corpus, row, lang) if row.holds else say(lang, "not-derived"),
            word_holding(corpus, row, severities, lang),
        )
        for row in iterate_rows(derive_measures(corpus, **chosen))
    ]


def _write_value(cited: str, words: str) -> Markup:
    return tag("div", stack(cited, " ", tag("small", words)))


def _link_page(corpus: Corpus, pairing_id: str, lang: str) -> Markup:
    name = _name(corpus.pairing(pairing_id), lang)
    return tag("a", name, href=name_page(f"profile-{pairing_id}", lang))


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
