"""Who is paired with whom: one table for all pairings, one list for one."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.reporting.page_names import name_page
from shanhai.reporting.tables.markup import Column, render_table, stack, tag
from shanhai.reporting.wording import join_words, name_code, say
from shanhai.reporting.words.sources import list_sources, title_source


def table_pairings(corpus: Corpus, *, pairing_ids: Sequence[str], lang: str) -> Markup:
    """Write who is paired with whom: members, levels, since when, document."""
    columns = [
        Column("pairing", say(lang, "head-pairing"), is_row_header=True),
        Column("donor", say(lang, "head-donor")),
        Column("recipient", say(lang, "head-recipient")),
        Column("since", say(lang, "head-since")),
        Column("document", say(lang, "head-document")),
    ]
    rows = [
        {key: text for key, _, text in list_pairing_facts(corpus, code, lang)}
        | {"pairing": _link_profile(corpus, code, lang)}
        for code in pairing_ids
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-pairings"))


def list_pairing_facts(
    corpus: Corpus, pairing_id: str, lang: str
) -> list[tuple[str, str, Markup]]:
    """List what is known of a pairing: key, heading, text."""
    pairing = corpus.pairing(pairing_id)
    members = corpus.pairing_members
    mine = list(members[members["pairing_id"] == pairing_id]["place_id"])
    is_group = mine != [pairing.donor_place_id]
    names = [_name(corpus.place(code), lang) for code in mine if is_group]
    titles = [
        title_source(corpus.source(code), lang)
        for code in list_sources(corpus, [pairing_id])
    ]
    donor, recipient = pairing.donor_place_id, pairing.recipient_place_id
    return [
        (
            "donor",
            say(lang, "head-donor"),
            _write_place(corpus, donor, join_words(lang, names), lang),
        ),
        (
            "recipient",
            say(lang, "head-recipient"),
            _write_place(
                corpus, recipient, _word_key_county(corpus, recipient, lang), lang
            ),
        ),
        ("since", say(lang, "head-since"), _write_since(pairing, lang)),
        ("document", say(lang, "head-document"), stack(join_words(lang, titles))),
    ]


def _write_place(corpus: Corpus, place_id: str, more: str, lang: str) -> Markup:
    place = corpus.place(place_id)
    level = name_code(lang, "level", place.level)
    parent = _name(corpus.place(place.parent_place_id), lang)
    words = say(lang, "place-level", level=level, parent=parent)
    small = [tag("small", text) for text in (words, more) if text]
    return stack(tag("span", _name(place, lang)), *small)


def _word_key_county(corpus: Corpus, place_id: str, lang: str) -> str:
    is_key = corpus.place(place_id).is_key_county
    if pd.isna(is_key):
        return say(lang, "key-county-unknown")
    return say(lang, "key-county-yes" if is_key else "key-county-no")


def _write_since(pairing: object, lang: str) -> Markup:
    is_known = not pd.isna(pairing.since)
    since = str(pairing.since) if is_known else say(lang, "not-stated")
    note = getattr(pairing, f"since_note_{lang}")
    return stack(tag("span", since), tag("small", note))


def _link_profile(corpus: Corpus, pairing_id: str, lang: str) -> Markup:
    name = _name(corpus.pairing(pairing_id), lang)
    return tag("a", name, href=name_page(f"profile-{pairing_id}", lang))


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
