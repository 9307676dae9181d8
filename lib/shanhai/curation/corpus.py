"""One frozen object with every curated table: ``corpus = shanhai.load()``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from numbers import Real
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pandas as pd
from markupsafe import Markup

from shanhai.curation.units import UnitWords, keep_units, read_unit_words
from shanhai.errors import ShanhaiError, unknown_code
from shanhai.lean_imports import find_public

# Of each kind its table, and the column of its codes.
KEYS = {
    kind: (f"{kind}s", f"{kind}_id")
    for kind in (
        *("domain", "unit", "flag", "place", "pairing", "indicator", "dimension"),
        *("series", "denominator", "source", "figure", "rule", "measure"),
    )
}
KEYS |= {"series": ("all_series", "series_id"), "rule": ("comparison_rules", "rule_id")}

ROW = Markup("<tr><th scope='row'>{}</th><td{}>{}</td></tr>")
# How the names of columns end whose texts are in a language.
LANG = {f"_{lang}": f" lang='{lang}'" for lang in ("en", "zh")}


class Record(SimpleNamespace):
    """One row of a table; columns are attributes, lists are tuples."""

    def __repr__(self) -> str:
        rows = ((name, value) for name, value in vars(self).items() if _says(value))
        return "\n".join(f"{name:<22}{value}" for name, value in rows)

    def _repr_html_(self) -> str:
        cells = Markup("").join(
            ROW.format(name, Markup(LANG.get(name[-3:], "")), value)
            for name, value in vars(self).items()
            if _says(value)
        )
        return Markup("<table>{}</table>").format(cells)


class _Table:
    def __init__(self, content: str) -> None:
        self.__doc__ = content

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, corpus: Corpus | None, owner: type) -> pd.DataFrame:
        if corpus is None:
            return self
        return corpus._tables[self._name].copy(deep=False)


def _finder(kind: str) -> Callable[[Corpus, str], Record]:
    def find(corpus: Corpus, code: str) -> Record:
        rows = corpus._rows[kind]
        if not isinstance(code, str) or code not in rows:
            raise unknown_code(kind, code, rows)
        return Record(**_list_rows(corpus, kind)[rows[code]])

    find.__name__, find.__doc__ = kind, f"Return one {kind} by its code."
    return find


@dataclass(frozen=True, eq=False)
class Corpus:
    """Hold the curated tables, typed and checked; equal only to itself.

    Frames are handed out as shallow copies under pandas' copy-on-write: what a
    caller changes stays with the caller. ``low`` and ``high`` are closed ends in
    the figure's base unit; ``high`` is ``inf`` where the document sets none.
    ``descriptor`` is datapackage.json as read: the contract of every table;
    ``folder`` is where the tables were read from.
    """

    version: str
    digest: str
    descriptor: Mapping[str, Any] = field(repr=False)
    folder: Path = field(repr=False)
    _tables: Mapping[str, pd.DataFrame] = field(repr=False)

    def __post_init__(self) -> None:
        """Freeze tables and descriptor; from now on pages write its units."""
        for name in ("descriptor", "_tables"):
            object.__setattr__(self, name, MappingProxyType(getattr(self, name)))
        keep_units(self._tables["units"])

    domains = _Table("Fields of work, in order of display.")
    units = _Table("Base units, with the smallest step of an interval.")
    flags = _Table("What may be wrong with a figure.")
    places = _Table("Places with level, parent and code.")
    pairings = _Table("Who is paired with whom.")
    pairing_members = _Table("The units that make up a donor.")
    indicators = _Table("Concepts that are counted, by domain in order of display.")
    dimensions = _Table("What part of a concept a figure may count.")
    dimension_codes = _Table("Codes of each dimension, as a tree.")
    all_series = _Table("Concepts with the dimensions that occur, named.")
    denominators = _Table("Population and area, from public sources.")
    sources = _Table("Register of the source documents.")
    figures = _Table("What we stand by; by pairing and series.")
    mentions = _Table("Every numeral expression, by document and place.")
    comparison_rules = _Table("What keeps two numbers from being compared.")
    benchmarks = _Table("Totals of the programme and of others, as context.")
    quoting_rules = _Table("What keeps a number from being quoted, or is said with it.")
    measures = _Table("Ratios derived inside one pairing, source and window.")

    def tidy(self, lang: str = "en", **where: object) -> pd.DataFrame:
        """Return one row a figure, with names in a language beside the codes.

        ``help(shanhai.tidy)`` says what the columns are and what may be asked for.

        Examples
        --------
        >>> corpus.tidy("en", domain_id="labour", status="achieved")
        """
        return find_public("tidy")(self, lang, **where)

    def correct(self, figure_id: str, **values: object) -> Corpus:
        """Return a corpus with other values of one figure; this one stays as it is.

        Left out: the rules of the data. What is to last is changed in data/figures.csv,
        where ``shanhai check`` judges it. No sentence can be quoted of such a figure.

        Raises
        ------
        UnknownCodeError
            For a figure, column or code that there is not; near matches are named.
        ShanhaiError
            Without a value, or for ends that are no interval.

        Examples
        --------
        >>> corpus.correct("huizhou-qianxinan.fiscal_projects", low=210, high=210)
        """
        self.figure(figure_id)
        figures = self.figures
        for name, value in values.items():
            self._check_value(name, value)
            # A list of one cell: a tuple of flags is one value.
            own = [*figures[name]]
            own[self._rows["figure"][figure_id]] = value
            try:
                figures[name] = pd.Series(own, figures.index, figures[name].dtype)
            except (TypeError, ValueError) as error:
                raise ShanhaiError(f"{name} cannot be {value!r}: {error}.") from error
        row = figures.loc[self._rows["figure"][figure_id]]
        if not values or not 0 <= row["low"] <= row["high"]:
            raise ShanhaiError(
                f"{figure_id}: give a value, and ends from low to high, at least zero: "
                f"this would be {row['low']:g} to {row['high']:g}."
            )
        told = f"{self.digest} {figure_id} {sorted(values.items())}"
        return replace(
            self,
            version=f"{self.version}, {figure_id} corrected",
            digest=sha256(told.encode()).hexdigest(),
            _tables={**self._tables, "figures": figures},
        )

    def _check_value(self, name: str, value: object) -> None:
        if name not in self.figures or name == "figure_id":
            raise unknown_code("column", name, self.figures.columns.drop("figure_id"))
        is_number = isinstance(value, Real) and not isinstance(value, bool)
        if (name in ("low", "high")) != is_number:
            form = "no number" if is_number else "a number"
            raise ShanhaiError(f"{name} is {form}, not {value!r}.")
        kind = name.removesuffix("_id")
        known = self._rows.get("flag" if name == "flags" else kind, ())
        tables = {table["name"]: table for table in self.descriptor["resources"]}
        fields = {one["name"]: one for one in tables["figures"]["schema"]["fields"]}
        known = fields.get(name, {}).get("constraints", {}).get("enum") or known
        if name == "flags" and not isinstance(value, tuple):
            raise ShanhaiError(f"flags is a tuple of codes, not {value!r}.")
        for code in value if isinstance(value, tuple) else [value]:
            if known and code not in known:
                raise unknown_code(kind, str(code), known)

    @property
    def table_names(self) -> tuple[str, ...]:
        """Return the names of all tables that were read."""
        described = (table["name"] for table in self.descriptor["resources"])
        return tuple(name for name in described if name in self._tables)

    def known(self, kind: str) -> list[str]:
        """Return the codes of a kind (``pairing``) in the codelist's order."""
        if kind not in self._rows:
            raise unknown_code("kind", kind, self._rows)
        return list(self._rows[kind])

    domain = _finder("domain")
    unit = _finder("unit")
    flag = _finder("flag")
    place = _finder("place")
    pairing = _finder("pairing")
    indicator = _finder("indicator")
    dimension = _finder("dimension")
    series = _finder("series")
    source = _finder("source")
    rule = _finder("rule")
    measure = _finder("measure")
    figure = _finder("figure")

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, int]]:
        return {
            kind: {code: n for n, code in enumerate(self._tables[table][key])}
            for kind, (table, key) in KEYS.items()
        }

    @cached_property
    def unit_words(self) -> UnitWords:
        """Return what reads the numerals of its documents: the words of its units."""
        return read_unit_words(self._tables["units"])

    def evidence(self, figure_id: str) -> pd.DataFrame:
        """Return the mentions of one figure, each with its document's entry."""
        self.figure(figure_id)
        mentions = self.mentions
        carried = mentions[mentions["figure_id"] == figure_id]
        return carried.merge(self.sources, on="source_id", how="left")

    def sources_of(self, pairing_ids: Collection[str]) -> pd.DataFrame:
        """Return the register's entries of documents on any of some pairings."""
        sources, wanted = self.sources, {*pairing_ids}
        is_of = sources["pairing_ids"].map(lambda codes: not wanted.isdisjoint(codes))
        return sources[is_of.astype(bool)]

    def __repr__(self) -> str:
        return (
            f"Corpus {self.version}: {len(self.figures)} figures of "
            f"{len(self.pairings)} pairings in {len(self.sources)} documents; "
            f"{len(self.indicators)} concepts; data {self.digest[:12]}.\n"
            "corpus.tidy() gives the figures, corpus.known('pairing') the codes."
        )

    def _repr_html_(self) -> str:
        rows = self.pairings[["pairing_id", "name_en", "name_zh"]]
        counts = self.figures["pairing_id"].value_counts()
        rows["figures"] = counts.reindex(rows["pairing_id"], fill_value=0).to_numpy()
        text = Markup("<p>{}</p>").format(repr(self).splitlines()[0])
        return text + Markup(rows.to_html(index=False, border=0))

    def __reduce__(self) -> tuple:
        """Travel to another process as plain tables."""
        parts = self.version, self.digest, dict(self.descriptor), self.folder
        return Corpus, (*parts, dict(self._tables))


@lru_cache(maxsize=4 * len(KEYS))
def _list_rows(corpus: Corpus, kind: str) -> list[dict[str, Any]]:
    """List the rows of a kind's table once: a frame gives one row slowly."""
    return corpus._tables[KEYS[kind][0]].to_dict("records")


def _says(value: object) -> bool:
    return value not in ((), "") if isinstance(value, tuple | str) else pd.notna(value)
