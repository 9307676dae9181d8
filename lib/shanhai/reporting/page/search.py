"""Everything that can be sought on the first page, with where it leads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR
from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.dictionary import INDICATOR_ANCHOR, MEASURE_ANCHOR
from shanhai.reporting.formatting.figures import PROFILE_ANCHOR, make_anchor
from shanhai.reporting.messages import name_code, say
from shanhai.reporting.page.finds import (
    MARKS,
    Line,
    find_pairings,
    find_surrounding,
    find_twin,
    list_ancestors,
    list_derived_lines,
    list_lines,
    list_synonyms,
)
from shanhai.reporting.page_names import INDEX, find_link, name_page

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
NONE = MappingProxyType({})
# What can be sought: kind, names, code, other words, domain, targets, lines.
Entry = dict[str, object]


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
    twin = find_twin(lang)
    pairings = [
        {
            "code": row.pairing_id,
            "name": _name(row, lang),
            "twin": _name(row, twin),
            "page": _link(Target(f"profile-{row.pairing_id}", "", ""), lang, existing),
        }
        for row in iterate_rows(corpus.pairings)
    ]
    places = {one["code"]: n for n, one in enumerate(pairings) if one["page"]}
    entries = [
        _describe(entry, lang, existing, places)
        for entry in list_search_entries(corpus, lang=lang)
    ]
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
            *(name_code(lang, "quotable", code) for code in (YES, WITH_WORDS, NO)),
            say(lang, "search-derived"),
            "",
        ],
        "pairings": pairings,
        "entries": [one for one in entries if {"targets", "lines"} & {*one}],
    }


def list_search_entries(corpus: Corpus, *, lang: str) -> tuple[Entry, ...]:
    """Return pairings, domains, indicators and ratios with values, and places."""
    derived = list_derived_lines(corpus, lang)
    return (
        *_list_named(corpus, "pairing", lang),
        *_list_places(corpus, lang),
        *_list_named(corpus, "indicator", lang, list_lines(corpus, lang)),
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
        code = row[0]
        anchor = make_anchor(prefix, code) if prefix else ""
        target = Target(page.format(code), anchor, say(lang, title))
        yield _describe_row(kind, row, [target], lang, lines.get(code, ()))


def _list_funds(lines: Sequence[Line], lang: str) -> Iterator[Entry]:
    """List funds per county and year, which are no measure, if there are any."""
    code, title = FUNDS_PER_COUNTY_YEAR, "title-funds-context"
    targets = [Target(INDEX, "funds", say(lang, "search-context"))]
    if lines:
        yield _make_entry(
            "measure", code, _say_both(title, lang), list_synonyms(code), targets, lang
        ) | {"lines": lines}


def _list_places(corpus: Corpus, lang: str) -> Iterator[Entry]:
    """List places: those of a side lead to its profile, others to their rows."""
    parents = list_ancestors(corpus)
    sides = find_pairings(corpus, parents)
    inside = defaultdict(list)
    for figure in iterate_rows(corpus.figures):
        for place_id in parents[figure.place_id]:
            inside[place_id].append(figure)
    for row in iterate_rows(corpus.places):
        own, paired = inside[row.place_id], sides.get(row.place_id, [])
        if not (paired or own):
            paired = find_surrounding(corpus, row.place_id, parents)
        profiles = [
            Target(f"profile-{code}", "", _name(corpus.pairing(code), lang))
            for code in paired
        ]
        others = [figure for figure in own if figure.pairing_id not in paired]
        targets = [*profiles, *_list_rows(corpus, others, lang)]
        yield _describe_row("place", row, targets, lang)


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
        words = list_synonyms(code)
        if code == "dated":
            words += tuple(map(str, sorted(years)))
        targets, names = [Target(page, anchor, "")], _say_both(title, lang)
        yield _make_entry("section", code, names, words, targets, lang)
    for row in iterate_rows(corpus.domains):
        targets = [Target(f"comparison-{row.domain_id}", "section-3", "")]
        names = _say_both("search-most", lang, row)
        words = (*list_synonyms("most"), *list_synonyms(row.domain_id))
        yield _make_entry("section", "most", names, words, targets, lang)


def _say_both(title: str, lang: str, row: object = None) -> tuple[str, str]:
    """Say a message in the page's language and in the other, with a row's name."""
    return tuple(
        say(one, title, name=_name(row, one) if row else "")
        for one in (lang, find_twin(lang))
    )


def _describe_row(
    kind: str,
    row: object,
    targets: Sequence[Target],
    lang: str,
    lines: Sequence[Line] = (),
) -> Entry:
    words = list_synonyms(row[0], row.name_zh if kind in SOUNDED else "")
    names = _name(row, lang), _name(row, find_twin(lang))
    # The words of its domain find an indicator or a ratio, too.
    domain_id = getattr(row, "domain_id", "") if kind != "domain" else ""
    own = {"domain": domain_id, "lines": lines}
    return _make_entry(kind, row[0], names, words, targets, lang) | own


def _make_entry(
    kind: str,
    code: str,
    names: tuple[str, str],
    words: Sequence[str],
    targets: Sequence[Target],
    lang: str,
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


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")


def _describe(
    entry: Entry, lang: str, existing: Collection[str], places: Mapping[str, int]
) -> Entry:
    """Write targets and lines as the search's script reads them; no empty field."""
    targets = [_link(target, lang, existing) for target in entry["targets"]]
    lines = [
        _describe_line(line, places)
        for line in entry["lines"]
        if not line.pairing_id or line.pairing_id in places
    ]
    told = entry | {"targets": [one for one in targets if one], "lines": lines}
    return {name: value for name, value in told.items() if value}


def _describe_line(line: Line, places: Mapping[str, int]) -> list[object]:
    """Write a line without what can be told from its place: most of the page's data."""
    return [
        places.get(line.pairing_id, -1),
        *(line.label, line.label_twin, line.value, line.value_twin, line.period),
        MARKS.index(line.mark),
        line.figure_id.removeprefix(f"{line.pairing_id}."),
        *line.words,
    ]


def _link(
    target: Target, lang: str, existing: Collection[str]
) -> dict[str, str] | None:
    link = find_link(target.page, lang, existing)
    if link is None:
        return None
    anchor = f"#{target.anchor}" if target.anchor else ""
    told = {"text": target.text, "href": f"{link.file}{anchor}"}
    return told if link.lang == lang else {**told, "lang": link.lang}
