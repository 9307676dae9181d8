"""Everything that can be sought on the first page, with where it leads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pypinyin import lazy_pinyin

from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR, list_derived
from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.arguments import LANGUAGES
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import read_pairs
from shanhai.curation.rows import iterate_rows, list_above
from shanhai.reporting.county_years import PAIRING, list_county_years, write_money
from shanhai.reporting.dictionary import INDICATOR_ANCHOR, MEASURE_ANCHOR
from shanhai.reporting.formatting.figures import (
    PROFILE_ANCHOR,
    make_anchor,
    print_ratio,
    say_status,
)
from shanhai.reporting.formatting.names import name_traits
from shanhai.reporting.messages import find_message, join_words, name_code, say
from shanhai.reporting.page_names import INDEX, find_link, name_page
from shanhai.reporting.tidy import tidy

DICTIONARY = "dictionary"
MOST_SHOWN = 20
# What is sought by words of no indicator: page, anchor, title.
SECTIONS = {
    "quotable": (INDEX, "quotable", "home-quotable-title"),
    "dated": (INDEX, "dated", "home-dated-title"),
    "articles": (INDEX, "articles", "home-articles-title"),
    "downloads": (INDEX, "downloads", "site-downloads-title"),
    "evidence": ("evidence", "", "search-evidence"),
}
# What is sought by its name: table, page, anchor's beginning, what its link says.
NAMED = {
    "pairing": ("pairings", "profile-{}", "", "search-profile"),
    "indicator": ("indicators", DICTIONARY, INDICATOR_ANCHOR, "search-definition"),
    "measure": ("measures", DICTIONARY, MEASURE_ANCHOR, "search-formula"),
    "domain": ("domains", "comparison-{}", "", "search-comparison"),
}
# By how their Chinese names sound, too.
SOUNDED = ("domain", "indicator")
# How a value may be used, as the search's data number it.
MARKS = {YES: 0, WITH_WORDS: 1, NO: 2}
DERIVED, CONTEXT = 3, 4
NONE = MappingProxyType({})
# What can be sought: kind, names, code, other words, domain, targets, lines.
Entry = dict[str, object]
# One value as the search's script reads it, but for its pairing, which is a code here:
# which part it is and value (in both languages), period, mark, figure, other words.
# Without a pairing its name stands for the part, and it leads to the first page.
Line = tuple[object, ...]


class Target(NamedTuple):
    """One place that an entry leads to: a page without its language, an anchor."""

    page: str
    anchor: str
    text: str


def list_search_data(
    corpus: Corpus, *, lang: str, existing: Collection[str]
) -> dict[str, object]:
    """List what can be sought, with values and links, and the words of the search.

    Left out: links to pages that do not exist, and what would lead nowhere.
    """
    existing = {*existing, name_page(INDEX, lang)}
    twin = _list_both(lang)[1]
    pairings = [
        {
            "code": row.pairing_id,
            "name": _name(row, lang),
            "twin": _name(row, twin),
            "page": _link(Target(f"profile-{row.pairing_id}", "", ""), lang, existing),
        }
        for row in iterate_rows(corpus.pairings)
    ]
    # Most of the page's data are lines, so each names its pairing by its place.
    places = {one["code"]: n for n, one in enumerate(pairings) if one["page"]} | {
        "": -1
    }
    entries = []
    for entry in list_search_entries(corpus, lang=lang):
        links = [_link(target, lang, existing) for target in entry["targets"]]
        lines = [(code, *told) for code, *told in entry["lines"] if code in places]
        if lines or any(links):
            entry["targets"] = list(filter(None, links))
            entry["lines"] = [(places[code], *told) for code, *told in lines]
            entries.append({name: value for name, value in entry.items() if value})
    dictionary = Target(DICTIONARY, "", say(lang, "search-all"))
    return {
        "lang": lang,
        "twin": twin,
        "dictionary": _link(dictionary, lang, existing),
        "most": MOST_SHOWN,
        "none": say(lang, "search-none"),
        "all": say(lang, "search-all"),
        "one": say(lang, "search-count", count=1),
        "many": say(lang, "search-count", count="#"),
        "more": say(lang, "search-more", count="#", shown=MOST_SHOWN),
        "without": say(lang, "search-without", words="#"),
        "rest": say(lang, "search-rest"),
        "marks": [
            *(name_code(lang, "quotable", code) for code in MARKS),
            say(lang, "search-derived"),
            "",
        ],
        "pairings": pairings,
        "entries": entries,
    }


def list_search_entries(corpus: Corpus, *, lang: str) -> tuple[Entry, ...]:
    """Return pairings, domains, indicators and ratios with values, and places."""
    derived = _list_derived_lines(corpus, lang)
    return (
        *_list_named(corpus, "pairing", lang),
        *_list_places(corpus, lang),
        *_list_named(corpus, "indicator", lang, _list_lines(corpus, lang)),
        *_list_named(corpus, "measure", lang, derived),
        *_list_funds(derived.get(FUNDS_PER_COUNTY_YEAR, ()), lang),
        *_list_named(corpus, "domain", lang),
        *_list_sections(corpus, lang),
    )


def _list_named(
    corpus: Corpus, kind: str, lang: str, lines: Mapping[str, Sequence[Line]] = NONE
) -> Iterator[Entry]:
    """List what has a page or entry of its own, with the values by its code."""
    table, page, prefix, title = NAMED[kind]
    for row in iterate_rows(getattr(corpus, table)):
        anchor = make_anchor(prefix, row[0]) if prefix else ""
        target = Target(page.format(row[0]), anchor, say(lang, title))
        yield _make_row_entry(lang, kind, row, [target], lines.get(row[0], ()))


def _list_funds(lines: Sequence[Line], lang: str) -> Iterator[Entry]:
    """List funds per county and year, which are no measure, if there are any."""
    code, names = FUNDS_PER_COUNTY_YEAR, _say_both("title-funds-context", lang)
    targets = [Target(INDEX, "funds", say(lang, "search-context"))]
    if lines:
        words = _list_synonyms(code)
        entry = _make_entry(lang, "measure", code, names, words, targets)
        yield entry | {"lines": lines}


def _list_places(corpus: Corpus, lang: str) -> Iterator[Entry]:
    """List places: those of a side lead to its profile, others to their rows."""
    parents = dict(corpus.places[["place_id", "parent_place_id"]].values)
    above = {code: list_above(code, parents) for code in parents}
    inside = defaultdict(list)
    for figure in iterate_rows(corpus.figures):
        for place_id in above[figure.place_id]:
            inside[place_id].append(figure)
    members = corpus.pairing_members.groupby("pairing_id")["place_id"].agg(list)
    sides = {
        row.pairing_id: {row.donor_place_id, row.recipient_place_id}
        for row in iterate_rows(corpus.pairings)
    }
    around = {
        code: {one for side in [*own, *members.get(code, [])] for one in above[side]}
        for code, own in sides.items()
    }
    for row in iterate_rows(corpus.places):
        own, place_id = inside[row.place_id], row.place_id
        paired = [code for code, places in around.items() if place_id in places]
        if not (paired or own):
            paired = [code for code in sides if sides[code] & {*above[place_id]}]
        profiles = [
            Target(f"profile-{code}", "", _name(corpus.pairing(code), lang))
            for code in paired
        ]
        others = [figure for figure in own if figure.pairing_id not in paired]
        targets = [*profiles, *_list_rows(corpus, others, lang)]
        yield _make_row_entry(lang, "place", row, targets)


def _list_rows(
    corpus: Corpus, figures: Iterable[object], lang: str
) -> Iterator[Target]:
    """Lead to the first of some figures' rows in each profile that has any."""
    of_pairing = defaultdict(list)
    for figure in figures:
        of_pairing[figure.pairing_id].append(figure.figure_id)
    for pairing_id, codes in of_pairing.items():
        name = _name(corpus.pairing(pairing_id), lang)
        text = say(lang, "dictionary-figures", pairing=name, count=len(codes))
        anchor = make_anchor(PROFILE_ANCHOR, codes[0])
        yield Target(f"profile-{pairing_id}", anchor, text)


def _list_sections(corpus: Corpus, lang: str) -> Iterator[Entry]:
    """List sections and pages that answer a question, of each theme who has most."""
    years = {date.year for date in corpus.figures["period_start"].dropna()}
    for code, (page, anchor, title) in SECTIONS.items():
        words = _list_synonyms(code)
        if code == "dated":
            words += tuple(map(str, sorted(years)))
        targets, names = [Target(page, anchor, "")], _say_both(title, lang)
        yield _make_entry(lang, "section", code, names, words, targets)
    for row in iterate_rows(corpus.domains):
        targets = [Target(f"comparison-{row.domain_id}", "section-3", "")]
        names = _say_both("search-most", lang, row)
        words = (*_list_synonyms("most"), *_list_synonyms(row.domain_id))
        yield _make_entry(lang, "section", "most", names, words, targets)


def _make_row_entry(
    lang: str,
    kind: str,
    row: object,
    targets: Sequence[Target],
    lines: Sequence[Line] = (),
) -> Entry:
    words = _list_synonyms(row[0], row.name_zh if kind in SOUNDED else "")
    names = [_name(row, one) for one in _list_both(lang)]
    entry = _make_entry(lang, kind, row[0], names, words, targets)
    # The words of its domain find an indicator or a ratio, too.
    domain_id = getattr(row, "domain_id", "") if kind != "domain" else ""
    return entry | {"domain": domain_id, "lines": lines}


def _make_entry(
    lang: str,
    kind: str,
    code: str,
    names: Sequence[str],
    words: Sequence[str],
    targets: Sequence[Target],
) -> Entry:
    return {
        "kind": name_code(lang, "search-kind", kind),
        "name": names[0],
        "twin": names[1],
        "code": code,
        "words": words,
        "domain": "",
        "targets": targets,
        "lines": (),
    }


def _list_lines(corpus: Corpus, lang: str) -> dict[str, list[Line]]:
    """Return every figure as a line, by indicator, the whole before its parts."""
    langs, lines = _list_both(lang), defaultdict(list)
    pairs = zip(*(iterate_rows(tidy(corpus, one)) for one in langs), strict=True)
    for pair in sorted(pairs, key=lambda pair: pair[0].part_of != ""):
        row = pair[0]
        series = corpus.series(row.series_id)
        parts = [
            join_words(
                one,
                [name_traits(corpus, series, one), own.detail, say_status(own, one)],
            )
            for one, own in zip(langs, pair, strict=True)
        ]
        code = row.figure_id.removeprefix(f"{row.pairing_id}.")
        pairs_of = read_pairs(series.dimensions).values()
        words = [word for part in pairs_of for word in _list_synonyms(part)]
        values = (own.value for own in pair)
        told = (*parts, *values, row.period, MARKS[row.quotable], code, *words)
        lines[row.indicator_id].append((row.pairing_id, *told))
    return lines


def _list_derived_lines(corpus: Corpus, lang: str) -> dict[str, list[Line]]:
    """Return the derived values that hold, by measure, and the benchmarks of funds."""
    langs, lines, figures = _list_both(lang), defaultdict(list), tidy(corpus, lang)
    periods = dict(zip(figures["figure_id"], figures["period"], strict=True))
    for row in iterate_rows(list_derived(corpus)):
        values = (print_ratio(corpus, row, one) for one in langs)
        code = row.figure_id.removeprefix(f"{row.pairing_id}.")
        told = ("", "", *values, periods[row.numerator_id], DERIVED, code)
        lines[row.indicator_id].append((row.pairing_id, *told))
    held = (iterate_rows(list_county_years(corpus, lang=one)) for one in langs)
    for row, twin in zip(*held, strict=True):
        if row.grade != PAIRING and FUNDS_PER_COUNTY_YEAR in lines:
            values = (write_money(row.low, row.high, one) for one in langs)
            told = ("", row.name, twin.name, *values, row.period, CONTEXT, "")
            lines[FUNDS_PER_COUNTY_YEAR].append(told)
    return lines


@cache
def _list_synonyms(code: str, name_zh: str = "") -> tuple[str, ...]:
    """List words for a code in both languages, and how the Chinese ones sound."""
    words = {lang: _read_synonyms(lang, code) for lang in LANGUAGES}
    sounds = ["".join(lazy_pinyin(text)) for text in (name_zh, *words["zh"]) if text]
    return tuple(dict.fromkeys([*words["en"], *words["zh"], *sounds]))


def _read_synonyms(lang: str, code: str) -> list[str]:
    """Read the words of a code, parted by commas; most codes have none."""
    if code not in find_message(lang, "search-words").attributes:
        return []
    return name_code(lang, "search-words", code).replace("、", ", ").split(", ")


def _list_both(lang: str) -> list[str]:
    return sorted(LANGUAGES, key=lambda one: one != lang)


def _say_both(title: str, lang: str, row: object = None) -> list[str]:
    """Say a message in the page's language and in the other, with a row's name."""
    return [
        say(one, title, name=_name(row, one) if row else "") for one in _list_both(lang)
    ]


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")


def _link(
    target: Target, lang: str, existing: Collection[str]
) -> dict[str, str] | None:
    link = find_link(target.page, lang, existing)
    if link is None:
        return None
    anchor = f"#{target.anchor}" if target.anchor else ""
    told = {"text": target.text, "href": f"{link.file}{anchor}"}
    return told if link.lang == lang else {**told, "lang": link.lang}
