"""Names of subjects, units, places and documents, as sentences have them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from shanhai.curation.corpus import Corpus, Record
from shanhai.curation.dimensions import MARKS
from shanhai.curation.units import find_unit
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.messages import (
    find_message,
    join_clauses,
    join_phrases,
    name_code,
    say,
)

# The ranks that Chinese names of places end in, the longest ending first: an
# autonomous county ends as a county does.
RANKS = {
    "province": {"省": "province"},
    "prefecture": {"市": "city", "州": "prefecture"},
    "county": {
        "苗族自治县": "miao_county",
        "自治县": "autonomous_county",
        "县": "county",
        "区": "district",
        "市": "city",
    },
    "township": {"镇": "town", "街道": "subdistrict"},
    "town_group": {"组团": "group"},
}
# What the register has in place of a title, with what the document is about.
UNTITLED = re.compile(r"^[\[［](?:untitled|无标题)[:：] ?(.+)[\]］]$")


@lru_cache(maxsize=12)
def list_names(corpus: Corpus, table: str, lang: str) -> Mapping[str, str]:
    """Return the names of a codelist by its codes, which are its first column."""
    rows = getattr(corpus, table)
    names = zip(rows.iloc[:, 0], rows[f"name_{lang}"], strict=True)
    return MappingProxyType(dict(names))


def find_subject(corpus: Corpus, code: str) -> Record:
    """Return the series of a code, or the concept where it is none."""
    is_series = code in corpus.known("series")
    return corpus.series(code) if is_series else corpus.indicator(code)


def name_traits(corpus: Corpus, subject: Record, lang: str) -> str:
    """Name which part of its concept a series is: "in Guangdong, stable".

    Empty for a series that is all of its concept, and for a concept.
    """
    concept = getattr(corpus.indicator(subject.indicator_id), f"name_{lang}")
    before, _, _, after = MARKS[lang]
    told = getattr(subject, f"name_{lang}").removeprefix(concept)
    return told.removeprefix(before).removesuffix(after)


def name_inline(name: str, traits: Iterable[str], lang: str) -> str:
    """Name something and what narrows it: "Rural labour in work (in Guangdong)".

    Brackets that the name ends with are continued: two in a row read badly.
    """
    told = [text for text in traits if text]
    if not told:
        return name
    before, _, _, after = MARKS[lang]
    if name.endswith(after):
        name, _, first = name.removesuffix(after).rpartition(before)
        told.insert(0, first)
    return say(lang, "name-inline", name=name, traits=join_phrases(lang, told))


def name_subject_inline(
    corpus: Corpus, code: str, lang: str, *, direction: str = ""
) -> str:
    """Name a series or concept inside a formula, with a direction if any."""
    way = name_code(lang, "direction", direction) if direction else ""
    return name_inline(getattr(find_subject(corpus, code), f"name_{lang}"), [way], lang)


def write_unit(lang: str, unit: str, amount: str, number: int = 2) -> str:
    """Write a printed amount with its unit: `3 tonnes`.

    Parameters
    ----------
    number
        1 where the amount is one, for languages that tell it apart.

    Raises
    ------
    LookupError
        If neither the messages nor a table of units names the unit.
    """
    if unit in find_message(lang, "unit").attributes:
        return name_code(lang, "unit", unit, amount=amount, number=number)
    return say(lang, "unit-other", amount=amount, unit=_find_name(lang, unit, number))


def write_unit_name(lang: str, unit: str) -> str:
    """Name a unit without an amount: `tonnes`."""
    if unit in find_message(lang, "unit-name").attributes:
        return name_code(lang, "unit-name", unit)
    return _find_name(lang, unit, 2)


def is_counted(unit: str) -> bool:
    """Say whether the unit counts whole things."""
    found = find_unit(unit)
    return found is not None and found.is_integer


def _find_name(lang: str, unit: str, number: int) -> str:
    found = find_unit(unit)
    if found is None:
        raise LookupError(f"no message and no table of units names {unit!r}")
    if lang == "zh":
        return found.name_zh
    return (number == 1 and found.name_en_one) or found.name_en


def name_place(place: Record, lang: str) -> str:
    """Name a place with its rank: `Dejiang County`; others by their name alone."""
    endings = RANKS.get(place.level, {})
    ranks = (rank for end, rank in endings.items() if place.name_zh.endswith(end))
    name = getattr(place, f"name_{lang}")
    return name_code(lang, "place-ranked", next(ranks, "other"), name=name)


def name_within(corpus: Corpus, place: Record, lang: str) -> str:
    """Name a place and what it lies in: `Dejiang County (Tongren City)`."""
    name = name_place(place, lang)
    if not place.parent_place_id:
        return name
    parent = name_place(corpus.place(place.parent_place_id), lang)
    return say(lang, "place-within", name=name, parent=parent)


def find_above(corpus: Corpus, place: Record, *levels: str) -> Record:
    """Return what a place lies in at a level; the last one where there is none."""
    while place.level not in levels and place.parent_place_id:
        place = corpus.place(place.parent_place_id)
    return place


def title_source(source: object, lang: str) -> str:
    """Return a document's title in the language, or else as it stands."""
    return getattr(source, f"title_{lang}") or source.title_zh


def list_credits(source: object, lang: str) -> list[str]:
    """List who published a document and who wrote it, as far as it says."""
    named = (getattr(source, f"{role}_{lang}") for role in ("publisher", "author"))
    return [name for name in named if name]


def cite_source(source: object, lang: str) -> str:
    """Name a document briefly: publisher, else author, else title, and the year."""
    name = next(iter(list_credits(source, lang)), title_source(source, lang))
    if pd.isna(source.published_date):
        return name
    year = say(lang, "year", year=str(source.published_date.year))
    return name_inline(name, [year], lang)


def credit_source(source: object, lang: str) -> str:
    """Name who gives a document, else its title, and when it was printed, if ever."""
    named = list_credits(source, lang)
    name = (
        say(lang, "credit-article", name=named[0])
        if named
        else title_source(source, lang)
    )
    return name_inline(name, [say_printed(source, lang)], lang)


def introduce_source(source: object, lang: str) -> str:
    """Name a document as a sentence begins: title, author, publisher and date."""
    title, author = title_source(source, lang), getattr(source, f"author_{lang}")
    untitled = UNTITLED.match(title)
    facts = [getattr(source, f"publisher_{lang}"), say_printed(source, lang)]
    return name_code(
        lang,
        "quote-source",
        "untitled" if untitled else "titled",
        title=untitled[1] if untitled else title,
        author=author,
        has_author="yes" if author else "no",
        facts=join_clauses(lang, facts),
    )


def describe_writing(source: object, lang: str) -> str:
    """Say between which days a document was written; empty if its date says so."""
    first, last = source.earliest_date, source.latest_date
    days = {"first": format_date(first, lang), "last": format_date(last, lang)}
    if not any(days.values()):
        return ""
    ends = "both" if all(days.values()) else "first" if days["first"] else "last"
    return say(lang, "written-between", ends=ends, **days)


def say_printed(source: object, lang: str) -> str:
    """Say when a document was published, or reposted: then its last day is known."""
    date = source.published_date
    code = "reposted" if pd.notna(source.latest_date) else "published"
    code = "undated" if pd.isna(date) else code
    return name_code(lang, "quote-printed", code, date=format_date(date, lang))
