"""The controls that choose figures: each a filter of a tidy frame's column."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets
import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.exploring.choice import TEXT, UNSTATED_YEAR, YEARS, Choice, list_years
from shanhai.reporting.messages import name_code, say

Options = list[tuple[str, object]]
ALL = ""
ROWS = 5
STYLE = {"description_width": "9em"}
WIDE = widgets.Layout(width="30em")


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
            "pairing_id": self._offer_many(
                "pairing_id", self._list_named("pairing_id")
            ),
            "status": self._offer_many("status", self._list_coded("status")),
            "quotable": self._offer_many("quotable", self._list_coded("quotable")),
            YEARS: self._offer_many(YEARS, self._list_years()),
        }
        self._one = {
            "domain_id": self._offer_one("domain_id", self._list_named("domain_id")),
            "indicator_id": self._offer_one("indicator_id", []),
        }
        self._dimensions: dict[str, widgets.Dropdown] = {}
        self._split = widgets.VBox()
        self._text = widgets.Text(
            description=self.name(TEXT),
            continuous_update=False,
            style=STYLE,
            layout=WIDE,
        )
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
                self._dimensions[dimension] = self._offer_one(dimension, list(names))
        for control in self._dimensions.values():
            control.observe(lambda _: self._report(), "value")
        self._split.children = tuple(self._dimensions.values())

    def _offer_many(self, name: str, options: Options) -> widgets.SelectMultiple:
        return widgets.SelectMultiple(
            options=options,
            description=self.name(name),
            rows=min(ROWS, len(options)),
            style=STYLE,
            layout=WIDE,
        )

    def _offer_one(self, name: str, options: Options) -> widgets.Dropdown:
        return widgets.Dropdown(
            options=self._with_all(options),
            description=self.name(name),
            style=STYLE,
            layout=WIDE,
        )

    def _with_all(self, options: Options) -> Options:
        return [(say(self._lang, "explore-all"), ALL), *options]

    def _list_named(self, column: str) -> Options:
        """List what the figures have in a column, by name, in the codelist's order."""
        pairs = self._figures[[column.removesuffix("_id"), column]].drop_duplicates()
        return list(pairs.sort_values(column).itertuples(index=False, name=None))

    def _list_coded(self, column: str) -> Options:
        held = set(self._figures[column])
        order = self._figures[column].cat.categories
        return [
            (name_code(self._lang, column, code), code)
            for code in order
            if code in held
        ]

    def _list_years(self) -> Options:
        years = sorted(set(list_years(self._figures)))
        unstated = say(self._lang, "explore-unstated")
        return [(unstated if one == UNSTATED_YEAR else str(one), one) for one in years]
