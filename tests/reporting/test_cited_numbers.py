"""Every number of a figure leads to its note, and to the note of that very number."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest

import shanhai
from shanhai.analysis.comparability import compare
from shanhai.analysis.derived import derive_funds_per_county_year
from shanhai.analysis.judgements import UNITS_PER_HEAD
from shanhai.analysis.measures import derive_measures
from shanhai.reporting.formatting.comparisons import name_unit
from shanhai.reporting.formatting.figures import make_anchor, print_ratio
from shanhai.reporting.formatting.numbers import format_figure, format_ratio
from shanhai.reporting.html import STAND_IN
from shanhai.reporting.messages import say

CITED = "a.sh-cited"
WITHOUT_END = {"dd", "dt", "br", "col", "hr", "img", "input", "link", "meta"}
# What shows figures; the others show counts, names, dates and rules.
WITH_FIGURES = {
    *("alone", "benchmarks", "comparisons", "county_years", "ratios"),
    *("refused_ratios", "repeats", "rows", "totals"),
}
# Whose links say less: a note names the whole it is part of, an axis has the unit.
SAY_LESS = {"notes", "county_years"}
# Shorter values turn up by chance in dates and counts: `12`, `3人`.
SHORTEST = 4
# Where a figure's value may stand without a link, and why.
PLAIN = {
    "a.sh-cited sh-rounded": "rounded or in a sentence; its note has the value",
    "q.sh-written": "the document's own words, beside the value read from them",
    "small.sh-row-note": "what a curator wrote about the figure; none is computed",
    "small.sh-derived": "derived on the spot, from terms linked beside it",
    f"p.{STAND_IN}": "words for a drawing that Lab does not trust; its links are there",
}


class Page(HTMLParser):
    """Collect cited values, attributes, and the visible text that is not cited."""

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.cited = []
        self.nested = []
        self.attributes = []
        self.text = self.uncited = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = {key: value or "" for key, value in attrs}
        self.attributes += values.values()
        self.uncited += "|"
        name = f"{tag}.{values['class']}" if "class" in values else tag
        if tag == "a" and any(re.match(r"a(\.|$)", own) for own in self.open):
            self.nested.append(values)
        if name == CITED and not self.stands_in({"svg"}):
            self.cited.append([values["href"], ""])
        if tag not in WITHOUT_END:
            self.open.append(name)

    def handle_startendtag(self, tag, attrs):
        self.attributes += [value or "" for _, value in attrs]

    def handle_endtag(self, tag):
        self.uncited += "|"
        if tag in WITHOUT_END:
            return
        name = self.open.pop()
        assert name.split(".")[0] == tag

    def handle_data(self, data):
        self.text += data
        if self.stands_in({CITED}):
            self.cited[-1][1] += data
        elif not self.stands_in(PLAIN):
            self.uncited += data

    def stands_in(self, names):
        return any(name in names for name in self.open)


@pytest.fixture(scope="module")
def read_pages(real_corpus, show_all):
    """Return a function that reads every exhibit, by the name of what shows it."""

    def read(lang):
        shown = show_all(real_corpus, lang)
        return {
            name: [Page(exhibit._repr_html_()) for exhibit in exhibits]
            for name, exhibits in shown.items()
        }

    return cache(read)


def list_values(corpus, lang):
    """Map what links lead to, `#n-…`, to the value that must stand in the link."""
    derived = derive_measures(corpus)
    funds = derive_funds_per_county_year(corpus).rows
    ratios = [*derived[derived["holds"]].itertuples()]
    ratios += funds[funds["low"].notna()].itertuples()
    values = [
        *(
            (row.figure_id, format_figure(row, lang))
            for row in corpus.figures.merge(
                corpus.mentions.drop_duplicates("figure_id"), on="figure_id"
            ).itertuples()
        ),
        *((row.figure_id, print_ratio(corpus, row, lang)) for row in ratios),
        *list_per_resident(corpus, lang),
    ]
    found = {f"#{make_anchor('n', code)}": value for code, value in values}
    assert len(found) == len(values)
    return found


def list_per_resident(corpus, lang):
    indicators = corpus.indicators
    is_divided = indicators["unit_id"].isin(UNITS_PER_HEAD)
    for code in indicators[is_divided]["indicator_id"]:
        judged = compare(corpus, indicator_ids=[code], basis="per_resident")
        unit = name_unit(corpus, judged, lang)
        for row in judged.rows[judged.rows["low"].notna()].itertuples():
            value = format_ratio(row.low, row.high, row.unit_id, lang)
            value = say(lang, "ratio-value", value=value, unit=unit)
            yield f"{row.figure_id}.per_resident", value


def list_links(pages):
    return [tuple(link) for page in pages for link in page.cited]


def test_a_link_says_the_value_whose_note_it_leads_to(real_corpus, read_pages, lang):
    values = list_values(real_corpus, lang)
    pages = read_pages(lang)
    linked = {name for name in pages if list_links(pages[name])}
    # A note has its own value, and links to others.
    assert linked == WITH_FIGURES | {"notes"}
    wrong = [
        (name, link, values.get(link[0]))
        for name in pages.keys() - SAY_LESS
        for link in list_links(pages[name])
        if link[1] != values.get(link[0])
    ]
    assert not wrong, "\n".join(map(str, wrong))


def find_value(value, text):
    """Find a value, but not in a longer one: `15 persons`, `5人次` hold no other."""
    if value not in text:
        return []
    pattern = rf"(?<![\d.,–]){re.escape(value)}(?![.,–]?\d|[A-Za-z次])"
    return [
        text[max(0, at.start() - 40) : at.end()] for at in re.finditer(pattern, text)
    ]


def test_no_value_of_a_figure_stands_without_its_link(real_corpus, read_pages, lang):
    values = set(list_values(real_corpus, lang).values())
    found = [
        (name, where)
        for name in WITH_FIGURES
        for page in read_pages(lang)[name]
        for value in values
        if len(value) >= SHORTEST
        for where in find_value(value, page.uncited)
    ]
    assert found == []


def test_every_figure_is_a_linked_value_wherever_all_are_shown(real_corpus, lang):
    own = shanhai.Page(real_corpus, "side-by-side", lang=lang)
    pivot = real_corpus.tidy(lang).pivot_table(
        "figure_id", "series", "pairing", aggfunc=list, observed=True
    )
    values = list_values(real_corpus, lang)
    figures = {
        f"#{make_anchor('n', code)}" for code in real_corpus.figures["figure_id"]
    }
    shown = [Page(own.table(pivot)._repr_html_())]
    assert {(code, values[code]) for code in figures} == set(list_links(shown))


def test_no_link_stands_in_another_or_in_an_attribute(read_pages, lang):
    for name, pages in read_pages(lang).items():
        for page in pages:
            assert page.nested == [], name
            for text in (page.text, *page.attributes):
                assert "<a " not in text, name
                assert "&lt;a" not in text, name


def test_what_is_printed_without_html_has_no_links(real_corpus, show_all, lang):
    for exhibits in show_all(real_corpus, lang).values():
        assert not any("<" in repr(exhibit) for exhibit in exhibits)
