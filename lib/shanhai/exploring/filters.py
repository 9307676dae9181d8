"""What a reader chooses: its controls, what meets it, the Python that selects it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce

import ipywidgets as widgets
import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.reporting.messages import name_code, say

# A year of a period whose end is not stated.
UNSTATED_YEAR = 0
YEARS, TEXT = "years", "text"
SEARCHED = (
    *("pairing", "domain", "indicator", "series", "subject", "detail"),
    *("value", "period", "note", "document", "as_written"),
)
Options = list[tuple[str, object]]
ALL = ""
ROWS = 5
STYLE = {"description_width": "9em"}
WIDE = widgets.Layout(width="30em")


@dataclass(frozen=True)
class Choice:
    """Hold codes by column of a tidy frame, years in which periods end, and a text.

    What is empty filters nothing.
    """

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    text: str = ""


def meet_filters(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Tell which figures of a tidy frame meet each filter that is set: its columns."""
    meets = {
        name: figures[name].isin(codes) for name, codes in choice.codes.items() if codes
    }
    if choice.years:
        meets[YEARS] = list_years(figures).isin(choice.years)
    if choice.text:
        texts = join_texts(figures)
        meets[TEXT] = texts.str.contains(choice.text, case=False, regex=False)
    return pd.DataFrame(meets, index=figures.index)


def select(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return the figures that meet every filter."""
    return figures[meet_filters(figures, choice).all(axis="columns")]


def count_without(figures: pd.DataFrame, choice: Choice) -> dict[str, int]:
    """Count the figures that would be left without one filter, for each that is set."""
    meets = meet_filters(figures, choice)
    return {
        name: int(meets.drop(columns=name).all(axis="columns").sum()) for name in meets
    }


def list_years(figures: pd.DataFrame) -> pd.Series:
    """Return the year in which each figure's period ends; 0 where none is stated."""
    return figures["period_end"].dt.year.fillna(UNSTATED_YEAR).astype(int)


def join_texts(figures: pd.DataFrame) -> pd.Series:
    """Return all that is said of each figure in words, as one text."""
    texts = [figures[name].astype(str) for name in SEARCHED]
    return reduce(lambda one, other: one + "\n" + other, texts)


def write_lines(choice: Choice, lang: str) -> str:
    """Write the Python that selects the same figures.

    Examples
    --------
    >>> print(write_lines(Choice({"domain_id": ("labour",)}), "en"))
    import shanhai
    <BLANKLINE>
    corpus = shanhai.load()
    figures = corpus.tidy("en", domain_id="labour")
    figures
    """
    given = [f'"{lang}"']
    for name, codes in choice.codes.items():
        if codes:
            one, *more = (f'"{code}"' for code in codes)
            listed = f"[{', '.join([one, *more])}]" if more else one
            given.append(f"{name}={listed}")
    call = f"figures = corpus.tidy({', '.join(given)})"
    if len(call) > 88:
        call = "figures = corpus.tidy(\n    " + ",\n    ".join(given) + ",\n)"
    lines = ["import shanhai", "", "corpus = shanhai.load()", call]
    if choice.years:
        lines += [
            f'years = figures["period_end"].dt.year.fillna({UNSTATED_YEAR})',
            f"figures = figures[years.isin({list(choice.years)})]",
        ]
    if choice.text:
        names = ",\n    ".join(f'"{name}"' for name in SEARCHED)
        lines += [
            f"searched = [\n    {names},\n]",
            'texts = figures[searched].astype(str).agg("\\n".join, axis="columns")',
            f"found = texts.str.contains({choice.text!r}, case=False, regex=False)",
            "figures = figures[found]",
        ]
    return "\n".join([*lines, "figures"])


class Filters:
    """Hold a control for each filter, and tell when one of them has changed.

    Parameters
    ----------
    figures
        The tidy frame of a whole corpus: what it holds can be chosen.
    act
        What is called when a choice has changed.
    """

    def __init__(
        self, corpus: Corpus, figures: pd.DataFrame, lang: str, act: Callable[[], None]
    ) -> None:
        self._corpus, self._figures, self._lang = corpus, figures, lang
        self._act, self._is_busy = act, False
        self._many = {
            name: self._make(
                widgets.SelectMultiple,
                name,
                options=options,
                rows=min(ROWS, len(options)),
            )
            for name, options in {
                "pairing_id": self._list_named("pairing_id"),
                "status": self._list_coded("status"),
                "quotable": self._list_coded("quotable"),
                YEARS: self._list_years(),
            }.items()
        }
        self._one = {
            "domain_id": self._offer("domain_id", self._list_named("domain_id")),
            "indicator_id": self._offer("indicator_id", []),
        }
        self._dimensions: dict[str, widgets.Dropdown] = {}
        self._split = widgets.VBox()
        self._text = self._make(widgets.Text, TEXT, continuous_update=False)
        self._offer_indicators()
        for control in (*self._many.values(), self._text):
            control.observe(lambda _: self._report(), "value")
        self._one["domain_id"].observe(lambda _: self._choose_domain(), "value")
        self._one["indicator_id"].observe(lambda _: self._choose_indicator(), "value")
        left = [self._many["pairing_id"], *self._one.values(), self._split, self._text]
        right = [self._many[name] for name in (YEARS, "status", "quotable")]
        self.box = widgets.HBox(
            [widgets.VBox(left), widgets.VBox(right)],
            layout=widgets.Layout(flex_flow="row wrap"),
        )

    @property
    def choice(self) -> Choice:
        """Return what is chosen now."""
        chosen = {name: one.value for name, one in self._many.items() if name != YEARS}
        single = {**self._one, **self._dimensions}
        chosen |= {name: (one.value,) for name, one in single.items() if one.value}
        years = self._many[YEARS].value
        return Choice(chosen, tuple(years), self._text.value.strip())

    def name(self, column: str) -> str:
        """Name a filter as its control is labelled."""
        if column in self._corpus.known("dimension"):
            return getattr(self._corpus.dimension(column), f"name_{self._lang}")
        return name_code(self._lang, "explore-filter", column)

    def _choose_domain(self) -> None:
        self._is_busy = True
        self._offer_indicators()
        self._offer_dimensions()
        self._is_busy = False
        self._report()

    def _choose_indicator(self) -> None:
        if not self._is_busy:
            self._offer_dimensions()
            self._report()

    def _report(self) -> None:
        """Tell that the choice has changed, but not in the middle of a change."""
        if not self._is_busy:
            self._act()

    def _offer_indicators(self) -> None:
        """Offer the concepts of the domain that is chosen, of all without."""
        rows, domain = self._corpus.indicators, self._one["domain_id"].value
        if domain:
            rows = rows[rows["domain_id"] == domain]
        reported = rows[rows["indicator_id"].isin(self._figures["indicator_id"])]
        names = zip(
            reported[f"name_{self._lang}"], reported["indicator_id"], strict=True
        )
        self._one["indicator_id"].options = self._with_all(list(names))

    def _offer_dimensions(self) -> None:
        """Offer, for a concept, the codes of each dimension that splits its figures."""
        own = self._figures[
            self._figures["indicator_id"] == self._one["indicator_id"].value
        ]
        codes = self._corpus.dimension_codes
        self._dimensions = {}
        for dimension in self._corpus.known("dimension"):
            used = codes[codes["dimension_id"] == dimension]
            used = used[used["code"].isin(own[dimension].dropna())]
            if len(used) > 1:
                names = zip(used[f"name_{self._lang}"], used["code"], strict=True)
                self._dimensions[dimension] = self._offer(dimension, list(names))
        for control in self._dimensions.values():
            control.observe(lambda _: self._report(), "value")
        self._split.children = tuple(self._dimensions.values())

    def _offer(self, name: str, options: Options) -> widgets.Dropdown:
        return self._make(widgets.Dropdown, name, options=self._with_all(options))

    def _make(
        self, kind: type[widgets.Widget], name: str, **about: object
    ) -> widgets.Widget:
        return kind(description=self.name(name), style=STYLE, layout=WIDE, **about)

    def _with_all(self, options: Options) -> Options:
        return [(say(self._lang, "explore-all"), ALL), *options]

    def _list_named(self, column: str) -> Options:
        """List what the figures have in a column, by name, in the codelist's order."""
        pairs = self._figures[[column.removesuffix("_id"), column]].drop_duplicates()
        return list(pairs.sort_values(column).itertuples(index=False, name=None))

    def _list_coded(self, column: str) -> Options:
        held = self._figures[column].cat.remove_unused_categories()
        codes = held.cat.categories
        return [(name_code(self._lang, column, code), code) for code in codes]

    def _list_years(self) -> Options:
        years = sorted(set(list_years(self._figures)))
        unstated = say(self._lang, "explore-unstated")
        return [(unstated if one == UNSTATED_YEAR else str(one), one) for one in years]
