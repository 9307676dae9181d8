"""Everything that can be sought on the first page, with where it leads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR
from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.catalogue.places import (
    find_pairings,
    find_surrounding,
    list_ancestors,
)
from shanhai.reporting.catalogue.values import (
    Line,
    list_derived_lines,
    list_lines,
    list_synonyms,
)
from shanhai.reporting.dictionary import INDICATOR_ANCHOR, MEASURE_ANCHOR
from shanhai.reporting.formatting.figures import PROFILE_ANCHOR, make_anchor
from shanhai.reporting.messages import name_code, say
from shanhai.reporting.page_names import INDEX

DICTIONARY = "dictionary"
MOST_SHOWN = 20
QUOTABLE = (YES, WITH_WORDS, NO)
# What is sought by words of no indicator: page, anchor, title.
SECTIONS = {
    "quotable": (INDEX, "quotable", "home-quotable-title"),
    "dated": (INDEX, "dated", "home-dated-title"),
    "articles": (INDEX, "articles", "home-articles-title"),
    "downloads": (INDEX, "downloads", "site-downloads-title"),
    "evidence": ("evidence", "", "search-evidence"),
}


@dataclass(frozen=True)
class Target:
    """One place that an entry leads to: a page without its language, an anchor."""

    page: str
    anchor: str
    text: str


@dataclass(frozen=True)
class SearchEntry:
    """One thing that can be sought: names, other words for it, values, links.

    ``domain_id`` names the domain whose words find it, too.
    """

    kind: str
    name: str
    twin: str
    code: str
    words: tuple[str, ...]
    domain_id: str
    targets: tuple[Target, ...]
    lines: tuple[Line, ...]


def list_search_entries(corpus: Corpus, *, lang: str) -> tuple[SearchEntry, ...]:
    """Return pairings, domains, indicators and ratios with values, and places."""
    return (
        *_list_pairings(corpus, lang),
        *_list_places(corpus, lang),
        *_list_indicators(corpus, lang),
        *_list_measures(corpus, lang),
        *_list_domains(corpus, lang),
        *_list_sections(corpus, lang),
    )


def list_search_words(lang: str) -> dict[str, object]:
    """Return what the search says: nothing found, counts (for #), too many results."""
    return {
        "most": MOST_SHOWN,
        "none": say(lang, "search-none"),
        "all": say(lang, "search-all"),
        "one": say(lang, "search-count", count=1),
        "many": say(lang, "search-count", count="#"),
        "more": say(lang, "search-more", count="#", shown=MOST_SHOWN),
        "rest": say(lang, "search-rest"),
        "marks": [
            *(name_code(lang, "quotable", code) for code in QUOTABLE),
            say(lang, "search-derived"),
            "",
        ],
    }


def _list_pairings(corpus: Corpus, lang: str) -> Iterator[SearchEntry]:
    for row in iterate_rows(corpus.pairings):
        target = Target(f"profile-{row.pairing_id}", "", say(lang, "search-profile"))
        yield _make_entry("pairing", row, row.pairing_id, [target], lang)


def _list_domains(corpus: Corpus, lang: str) -> Iterator[SearchEntry]:
    for row in iterate_rows(corpus.domains):
        page = f"comparison-{row.domain_id}"
        target = Target(page, "", say(lang, "search-comparison"))
        yield _make_entry("domain", row, row.domain_id, [target], lang)


def _list_indicators(corpus: Corpus, lang: str) -> Iterator[SearchEntry]:
    """List indicators, each with its definition and the values that are reported."""
    lines = list_lines(corpus, lang)
    for row in iterate_rows(corpus.indicators):
        anchor = make_anchor(INDICATOR_ANCHOR, row.indicator_id)
        definition = Target(DICTIONARY, anchor, say(lang, "search-definition"))
        own = lines.get(row.indicator_id, ())
        yield _make_entry("indicator", row, row.indicator_id, [definition], lang, own)


def _list_measures(corpus: Corpus, lang: str) -> Iterator[SearchEntry]:
    """List ratios with the values that hold, and funds per county and year."""
    lines = list_derived_lines(corpus, lang)
    for row in iterate_rows(corpus.measures):
        anchor = make_anchor(MEASURE_ANCHOR, row.measure_id)
        formula = Target(DICTIONARY, anchor, say(lang, "search-formula"))
        own = lines.get(row.measure_id, ())
        yield _make_entry("measure", row, row.measure_id, [formula], lang, own)
    if own := lines.get(FUNDS_PER_COUNTY_YEAR):
        twin = say("zh" if lang == "en" else "en", "title-funds-context")
        yield SearchEntry(
            kind=name_code(lang, "search-kind", "measure"),
            name=say(lang, "title-funds-context"),
            twin=twin,
            code=FUNDS_PER_COUNTY_YEAR,
            words=list_synonyms(FUNDS_PER_COUNTY_YEAR),
            domain_id="",
            targets=(Target(INDEX, "funds", say(lang, "search-context")),),
            lines=own,
        )


def _list_places(corpus: Corpus, lang: str) -> Iterator[SearchEntry]:
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
        yield _make_entry("place", row, row.place_id, targets, lang)


def _list_sections(corpus: Corpus, lang: str) -> Iterator[SearchEntry]:
    """List sections and pages that answer a question, of each theme who has most."""
    years = {date.year for date in corpus.figures["period_start"].dropna()}
    for code, (page, anchor, title) in SECTIONS.items():
        words = list_synonyms(code)
        if code == "dated":
            words += tuple(map(str, sorted(years)))
        yield _make_section(code, Target(page, anchor, ""), title, {}, words, lang)
    for row in iterate_rows(corpus.domains):
        target = Target(f"comparison-{row.domain_id}", "section-3", "")
        names = {one: getattr(row, f"name_{one}") for one in LANGUAGES}
        words = (*list_synonyms("most"), *list_synonyms(row.domain_id))
        yield _make_section("most", target, "search-most", names, words, lang)


def _make_section(
    code: str,
    target: Target,
    title: str,
    names: Mapping[str, str],
    words: tuple[str, ...],
    lang: str,
) -> SearchEntry:
    name, twin = (
        say(one, title, name=names.get(one, ""))
        for one in sorted(LANGUAGES, key=lambda one: one != lang)
    )
    kind = name_code(lang, "search-kind", "section")
    return SearchEntry(kind, name, twin, code, words, "", (target,), ())


def _list_rows(
    corpus: Corpus, figures: Iterable[object], lang: str
) -> Iterator[Target]:
    """Lead to the first of some figures' rows in each profile that has any."""
    of_pairing = defaultdict(list)
    for figure in figures:
        of_pairing[figure.pairing_id].append(figure.figure_id)
    for pairing_id, codes in of_pairing.items():
        name = _name(corpus.pairing(pairing_id), lang)
        yield Target(
            page=f"profile-{pairing_id}",
            anchor=make_anchor(PROFILE_ANCHOR, codes[0]),
            text=say(lang, "dictionary-figures", pairing=name, count=len(codes)),
        )


def _make_entry(
    kind: str,
    row: object,
    code: str,
    targets: Iterable[Target],
    lang: str,
    lines: Iterable[Line] = (),
) -> SearchEntry:
    is_sounded = kind in ("domain", "indicator")
    return SearchEntry(
        kind=name_code(lang, "search-kind", kind),
        name=_name(row, lang),
        twin=_name(row, "zh" if lang == "en" else "en"),
        code=code,
        words=list_synonyms(code, row.name_zh if is_sounded else ""),
        domain_id=getattr(row, "domain_id", "") if kind != "domain" else "",
        targets=tuple(targets),
        lines=tuple(lines),
    )


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
