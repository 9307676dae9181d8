"""What a figure counts as one phrase: `4 schools in paired help`.

The noun of a concept, or of the code that narrows it, is an attribute of the message
``counted``; what other codes say, of ``counted-code``. Where there is none, the names
of the codelists stand in for it, so a new concept or code needs no message.
"""

import re
from collections.abc import Mapping

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import (
    DONOR_PROVINCE,
    GENERAL,
    UNSTATED,
    name_province,
    read_pairs,
)
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.figures import TOWARDS_A_SIDE, names_place
from shanhai.reporting.formatting.names import find_above, name_inline, name_place
from shanhai.reporting.formatting.numbers import add_unit, choose_number, format_prose
from shanhai.reporting.messages import find_message, join_sentences, name_code

SIGNS = {"≥": "at_least", "≤": "at_most", "–": "to"}


def describe_counted(
    corpus: Corpus, figure: object, lang: str, *, is_rounded: bool = False
) -> str:
    """Return value and noun, what the codes say, and in brackets which one and where.

    Leaves out what the text leaves open; ``list_unstated`` names that.
    """
    names = _name_places(corpus, figure, lang)
    concept, codes = figure.indicator_id, _list_codes(corpus, figure.dimensions)
    known = find_message(lang, "counted").attributes
    nouns = [key for key, code in codes.items() if f"{concept}-{code}" in known]
    # The last one is the narrowest: what people are trained as, not their group.
    noun = nouns[-1] if nouns else ""
    phrases = [
        _describe_code(corpus, dimension, code, {**names, "concept": concept}, lang)
        for dimension, code in codes.items()
        if dimension != noun and code != UNSTATED
    ]
    is_moving = figure.direction in TOWARDS_A_SIDE
    way, to = (
        name_code(lang, family, figure.direction, **names) if is_moving else ""
        for family in ("counted-way", "counted-to")
    )
    subject = f"{concept}-{codes[noun]}" if noun else concept
    ends = format_prose(figure, lang, is_rounded=is_rounded)
    for sign, code in SIGNS.items():
        ends = ends.replace(sign, name_code(lang, "counted-sign", code))
    said = name_code(
        lang,
        "counted",
        subject if subject in known else "other",
        count=ends,
        amount=add_unit(ends, figure, lang),
        number=choose_number(figure.low, figure.high),
        name=figure.concept,
        codes=join_sentences(lang, phrases),
        way=way,
        to=to,
    )
    said = re.sub(r" +(?=[ ,]|$)", "", said)
    details = [one for one in phrases if one not in said]
    return name_inline(said, details + _list_details(corpus, figure, said, lang), lang)


def list_unstated(corpus: Corpus, figure: object, lang: str) -> list[str]:
    """Name what the text leaves open of a figure: `side not stated`."""
    pairs = read_pairs(figure.dimensions)
    return [
        getattr(row, f"name_{lang}")
        for row in iterate_rows(corpus.dimension_codes)
        if pairs.get(row.dimension_id) == row.code == UNSTATED
    ]


def _name_places(corpus: Corpus, figure: object, lang: str) -> dict[str, str]:
    """Name the recipient, its province, which is home, and the donor's province."""
    pairing = corpus.pairing(figure.pairing_id)
    recipient = corpus.place(pairing.recipient_place_id)
    places = {"recipient": recipient, "home": find_above(corpus, recipient, "province")}
    names = {key: name_place(place, lang) for key, place in places.items()}
    if not pairing.donor_province_id:
        return {**names, DONOR_PROVINCE: GENERAL[lang]}
    province = corpus.place(pairing.donor_province_id)
    return {**names, DONOR_PROVINCE: name_province(province, lang)}


def _list_codes(corpus: Corpus, pairs: tuple[str, ...]) -> dict[str, str]:
    """Return the codes that do not go without saying."""
    silent = {
        (row.dimension_id, row.code)
        for row in iterate_rows(corpus.dimension_codes)
        if row.is_silent
    }
    return dict(pair for pair in read_pairs(pairs).items() if pair not in silent)


def _describe_code(
    corpus: Corpus, dimension: str, code: str, names: Mapping[str, str], lang: str
) -> str:
    attribute = f"{dimension}-{code}"
    if attribute in find_message(lang, "counted-code").attributes:
        return name_code(lang, "counted-code", attribute, **names)
    codes = corpus.dimension_codes.set_index(["dimension_id", "code"])
    name = codes.loc[(dimension, code), f"name_{lang}"]
    return name_code(lang, "counted-code", "other", name=name)


def _list_details(corpus: Corpus, figure: object, said: str, lang: str) -> list[str]:
    """Name the one that is counted, and its place where it is not the recipient."""
    details = [getattr(figure, f"subject_{lang}")]
    pairing = corpus.pairing(figure.pairing_id)
    if figure.place_id != pairing.recipient_place_id:
        place = name_place(corpus.place(figure.place_id), lang)
        is_named = place in details[0] or names_place(figure, place)
        details += [] if is_named else [place]
    known = said.casefold()
    return [one for one in details if one and one.casefold() not in known]
