"""What a page cites: each value as a link to its note, and none forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from string import ascii_letters

import pandas as pd
from markupsafe import Markup, escape

from shanhai.analysis.derived import list_derived
from shanhai.analysis.judgements import PER_RESIDENT, Verdicts
from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError, unknown_code
from shanhai.reporting.formatting.figures import (
    find_in_words,
    link_note,
    link_profile,
    make_anchor,
    print_ratio,
)
from shanhai.reporting.formatting.names import title_source
from shanhai.reporting.formatting.numbers import format_figure
from shanhai.reporting.messages import check_language, join_words, reveal
from shanhai.reporting.page_names import name_page

RULE_ANCHOR = "c"


class Citations:
    """Write values as links to their notes, and remember which were written.

    What was cited is what the page's notes, sources and files are made of.

    Attributes
    ----------
    name, where
        What the page is about: names its files, and picks rows of `corpus.tidy`.
    verdicts, pairing_id
        What the gate says of values side by side, and of whose alone, if shown.
    registers
        Codes of rows that are shown of other tables, by the table's name.
    """

    name = "selection"
    verdicts: Verdicts | None = None
    pairing_id = ""

    def __init__(self, corpus: Corpus, lang: str) -> None:
        self.corpus = corpus
        self.lang = check_language(lang)
        self._figures: dict[str, None] = {}
        self._ratios: dict[str, None] = {}
        self._per_resident: dict[str, None] = {}
        self._documents: dict[str, None] = {}
        self.where: dict[str, object] = {}
        self.registers: dict[str, list[str]] = {}

    def cite(self, figure_id: str, *, is_rounded: bool = False) -> Markup:
        """Write a figure's value as a link to its note.

        Parameters
        ----------
        is_rounded
            To what a reader keeps: the note has the exact value.
        """
        (figure,) = find_in_words(self.corpus, [figure_id], self.lang).values()
        text = figure.value
        if is_rounded:
            text = format_figure(figure, self.lang, is_rounded=True)
        return self.link(figure_id, text, is_rounded=is_rounded)

    def link(self, figure_id: str, text: str, *, is_rounded: bool = False) -> Markup:
        """Write any words for a figure's value as a link to its note."""
        self._figures[figure_id] = None
        return link_note(figure_id, text, is_rounded=is_rounded)

    def link_figure(self, figure: object, text: str) -> Markup:
        """Link to a figure's note, or to its row in the profile if it is not cited."""
        if figure.figure_id in self._figures:
            return link_note(figure.figure_id, text)
        return link_profile(figure, text, self.lang)

    def link_derived(self, row: object, text: str) -> Markup:
        """Write any words for a derived value as a link to its note."""
        self._ratios[row.figure_id] = None
        return link_note(row.figure_id, text)

    def cite_document(self, source_id: str) -> str:
        """Write the title of a document, which is then among the page's sources."""
        self._documents[source_id] = None
        return title_source(self.corpus.source(source_id), self.lang)

    def link_pairing(self, pairing_id: str) -> Markup:
        """Write the name of a pairing; where profiles are at hand it leads to one."""
        return escape(getattr(self.corpus.pairing(pairing_id), f"name_{self.lang}"))

    def cite_ratio(self, ratio: object) -> Markup:
        """Write a derived value as a link to its note, which names its terms."""
        return self.link_derived(ratio, print_ratio(self.corpus, ratio, self.lang))

    def cite_judged(self, row: object) -> Markup:
        """Write the value of a worded row of a comparison, on any basis."""
        if row.basis == "ratio":
            self._ratios[row.value_id] = None
            return row.cited
        self._figures |= dict.fromkeys(row.derived_from or (row.source_id,))
        if row.basis == PER_RESIDENT:
            self.cite_per_resident(row.figure_id)
        return row.cited

    def cite_per_resident(self, figure_id: str) -> None:
        """Remember that a figure is shown per resident, too."""
        self._per_resident[figure_id] = None

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the data that the page is made from."""
        return self.corpus.digest

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """Return the figures that were cited, in the corpus's order."""
        return _sort(self.corpus.figures["figure_id"], self._figures)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the documents that were cited, or whose figures were, or are terms."""
        derived = list_derived(self.corpus)
        derived = derived[derived["figure_id"].isin(self._ratios)]
        terms = {*derived["numerator_id"], *derived["denominator_ids"].explode()}
        carried = self.corpus.mentions
        carried = carried[carried["figure_id"].isin({*self._figures, *terms})]
        used = [*self._documents, *carried["source_id"]]
        return _sort(self.corpus.sources["source_id"], used)

    @property
    def ratio_ids(self) -> tuple[str, ...]:
        """Return the derived values that were cited, in the codelists' order."""
        return _sort(list_derived(self.corpus)["figure_id"], self._ratios)

    @property
    def per_resident_ids(self) -> tuple[str, ...]:
        """Return the figures that were cited per resident, in the corpus's order."""
        return _sort(self.corpus.figures["figure_id"], self._per_resident)


def link_page(page: Citations, name: str, anchor: str, text: str) -> Markup:
    """Link a text to another page, or a place on it; a page needs no link to itself."""
    if page.name == name:
        return Markup()
    href = name_page(name, page.lang) + (f"#{anchor}" if anchor else "")
    return Markup('<a href="{}">{}</a>').format(href, reveal(text))


def link_rule(page: Citations, rule_id: str) -> Markup:
    """Write a rule of comparison as a sentence that leads to the rule's own row."""
    sentence = getattr(page.corpus.rule(rule_id), f"sentence_{page.lang}")
    return link_page(page, "dictionary", make_anchor(RULE_ANCHOR, rule_id), sentence)


def letter_rules(
    page: Citations, groups: Iterable[Iterable[str]]
) -> tuple[list[str], list[tuple[str, Markup]]]:
    """Name the rules of each group by letters, and list each rule once with its own."""
    groups = [list(group) for group in groups]
    letters = dict(zip(dict.fromkeys(chain(*groups)), ascii_letters, strict=False))
    named = [join_words(page.lang, sorted(map(letters.get, one))) for one in groups]
    return named, [(letter, link_rule(page, code)) for code, letter in letters.items()]


def check_frame(frame: object, *columns: str) -> pd.DataFrame:
    """Return a frame of figures, or raise: it is none, or which column it lacks."""
    if not isinstance(frame, pd.DataFrame):
        raise ShanhaiError(
            "A page writes frames, such as corpus.tidy() gives, and no "
            f"{type(frame).__name__}."
        )
    for name in columns:
        if name not in frame:
            raise unknown_code("column", name, map(str, frame.columns))
    return frame


def _sort(order: pd.Series, codes: Iterable[str]) -> tuple[str, ...]:
    wanted = set(codes)
    return tuple(dict.fromkeys(code for code in order if code in wanted))
