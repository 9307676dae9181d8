"""Lists around comparisons: peer classes, what one pairing alone reports."""

from collections.abc import Sequence

from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.reporting.judged.peers import group_peers, name_peer_class
from shanhai.reporting.judged.subjects import MEASURE, Lone
from shanhai.reporting.tables.markup import Column, list_items, render_table, stack, tag
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.ratios import link_figure


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
                *(tag("div", _link_pairing(corpus, code, lang)) for code in codes)
            ),
        }
        for peer_class, codes in group_peers(corpus, pairing_ids).items()
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-peers"))


def list_lone(corpus: Corpus, *, lone: Sequence[Lone], lang: str) -> Markup:
    """List what a single pairing reports, each with its rows in the profile.

    Leaves out the values: nothing stands beside them to compare.
    """
    items = [
        stack(
            _name(_find(corpus, one), lang),
            " ",
            tag("small", name_code(lang, "subject-kind", one.kind)),
            " ",
            tag("small", _link_figures(corpus, one, lang)),
        )
        for one in lone
    ]
    return list_items(items, class_="sh-indicators")


def _find(corpus: Corpus, one: Lone) -> object:
    find = corpus.measure if one.kind == MEASURE else corpus.indicator
    return find(one.code)


def _link_figures(corpus: Corpus, one: Lone, lang: str) -> Markup:
    """Link the pairing to its first figure, and its further figures by number."""
    name = _name(corpus.pairing(one.pairing_id), lang)
    links = [
        link_figure(corpus.figure(code), name if number == 1 else str(number), lang)
        for number, code in enumerate(dict.fromkeys(one.figure_ids), start=1)
    ]
    return Markup(" · ").join(links)


def _link_pairing(corpus: Corpus, pairing_id: str, lang: str) -> Markup:
    name = _name(corpus.pairing(pairing_id), lang)
    return tag("a", name, href=f"profile-{pairing_id}.{lang}.html")


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
