"""What is counted and by which rules, and what the data's own columns and codes mean.

It shows no values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pandas as pd
from markupsafe import Markup, escape

from shanhai.controls import reveal_controls
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import Pairs, list_splits
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import link_profile, make_anchor
from shanhai.reporting.formatting.names import name_subject_inline, write_unit_name
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_phrases, join_words, name_code, reveal, say
from shanhai.reporting.tables import write_listing

# Where an indicator, a dimension and a measure are explained.
INDICATOR_ANCHOR, DIMENSION_ANCHOR, MEASURE_ANCHOR = "i", "d", "m"
PLUS = " + "
OF_TERM = ("series", "direction")
# Holds for nearly all indicators: said once, of all together.
USUAL = "undocumented"
# Columns whose closed lists are explained: messages of their words and meanings.
EXPLAINED = {
    "figures.status": ("status", "meaning-status"),
    "figures.qualifier": ("qualifier", "meaning-qualifier"),
    "figures.period_type": ("period-type", "meaning-period-type"),
    "figures.period_basis": ("period-basis", "meaning-period-basis"),
    "figures.bound_basis": ("bound-basis", "meaning-bound-basis"),
    "figures.direction": ("direction", "meaning-direction"),
    "figures.attributed_to": ("credited", "meaning-credited"),
    "figures.part_basis": ("part-word", "meaning-part-basis"),
    "indicators.definition_status": ("definition-status", "meaning-definition-status"),
    "indicators.measured_over": ("measured-over", "meaning-measured-over"),
    "indicators.additivity": ("additivity", "meaning-additivity"),
    "denominators.grade": ("grade", "meaning-grade"),
    "mentions.kind": ("mention-kind", "meaning-mention-kind"),
}
# A longer one is for programs: who needs it reads datapackage.json.
LONGEST = 60


class Dictionary(Citations):
    """Write what indicators, dimensions and measures are; no value is shown."""

    listing = write_listing

    def __init__(self, corpus: Corpus, lang: str) -> None:
        super().__init__(corpus, lang)
        self._explained: set[str] = set()

    def counted(self, indicators: pd.DataFrame, dimensions: pd.DataFrame) -> Block:
        """Count indicators by what is known of them; needs the column `n_pairings`."""
        n_pairings = indicators["n_pairings"]
        is_official = indicators["definition_status"] == "official"
        text = say(
            self.lang,
            "dictionary-counted",
            indicators=len(indicators),
            dimensions=len(dimensions),
            shared=int((n_pairings > 1).sum()),
            nowhere=int((n_pairings == 0).sum()),
            official=int(is_official.sum()),
        )
        return fill_block("fold.html.j2", self.lang, summary=text, content="")

    def indicators(self, indicators: pd.DataFrame, figures: pd.DataFrame) -> Block:
        """Write an entry for each indicator, folded by domain.

        Parameters
        ----------
        figures
            A tidy frame: each entry leads to the pairings that report it there.
        """
        self._explained |= set(indicators["indicator_id"])
        groups = [
            (
                self._name(self.corpus.domain(code)),
                [self._write_entry(row, figures) for row in iterate_rows(rows)],
            )
            for code, rows in indicators.groupby("domain_id", sort=False)
        ]
        return fill_block("indicators.html.j2", self.lang, groups=groups)

    def measures(self, measures: pd.DataFrame) -> Block:
        """Write ratios with their formulas; needs the column `n_pairings`.

        A term leads to its indicator, where this page has explained it before.
        """
        formulas = [self._write_formula(row) for row in iterate_rows(measures)]
        frame = measures.assign(formula=formulas).set_index("measure_id")
        shown = [f"name_{self.lang}", "formula", f"unit_{self.lang}", "n_pairings"]
        return self.listing(frame[shown], "measures", anchor=MEASURE_ANCHOR)

    def _name(self, record: object) -> str:
        return getattr(record, f"name_{self.lang}")

    def _translate(self, record: object, field: str) -> str:
        """Return a text in the page's language, else in the other and marked so."""
        if own := getattr(record, f"{field}_{self.lang}"):
            return own
        other = "zh" if self.lang == "en" else "en"
        text = reveal_controls(getattr(record, f"{field}_{other}"))
        return Markup('<span lang="{}">{}</span>').format(other, text)

    def _write_entry(self, indicator: object, figures: pd.DataFrame) -> dict:
        code, lang = indicator.indicator_id, self.lang
        traits = [
            write_unit_name(lang, indicator.unit_id),
            name_code(lang, "measured-over", indicator.measured_over),
            name_code(lang, "additivity", indicator.additivity),
        ]
        if (status := indicator.definition_status) != USUAL:
            traits.append(name_code(lang, "definition-status", status))
        reported = figures[figures["indicator_id"] == code].groupby(
            "pairing_id", observed=True
        )
        links = {
            "dictionary-dimensions": [
                _link(make_anchor(DIMENSION_ANCHOR, row.dimension_id), self._name(row))
                for row in iterate_rows(self.corpus.dimensions)
                if code in row.indicator_ids
            ],
            "dictionary-reported-for": [self._link_report(rows) for _, rows in reported]
            or [say(lang, "dictionary-no-report")],
            "dictionary-not-comparable": [
                self._link(one) for one in indicator.not_comparable_with
            ],
        }
        return {
            "anchor": make_anchor(INDICATOR_ANCHOR, code),
            "name": self._translate(indicator, "name"),
            "code": code,
            "definition": self._translate(indicator, "definition"),
            "traits": join_phrases(lang, traits),
            "facts": [(say(lang, term), told) for term, told in links.items() if told],
        }

    def _link_report(self, rows: pd.DataFrame) -> Markup:
        first = next(iterate_rows(rows))
        pairing = self._name(self.corpus.pairing(first.pairing_id))
        text = say(self.lang, "dictionary-figures", pairing=pairing, count=len(rows))
        return link_profile(first, text, self.lang)

    def _link(self, indicator_id: str, text: str = "") -> Markup:
        """Link an indicator to its entry, or name it where it has none here."""
        name = text or self._name(self.corpus.indicator(indicator_id))
        if indicator_id not in self._explained:
            return escape(name)
        return _link(make_anchor(INDICATOR_ANCHOR, indicator_id), name)

    def _write_formula(self, measure: object) -> Markup:
        numerator, denominator = (
            self._write_term(*(getattr(measure, f"{term}_{of}") for of in OF_TERM))
            for term in ("numerator", "denominator")
        )
        if parts := self._name_parts(measure.denominator_dimensions):
            whole = {"denominator": denominator, "terms": parts}
            denominator = say(self.lang, "dictionary-sum", **whole)
        terms = {"numerator": numerator, "denominator": denominator}
        return say(self.lang, "ratio-formula", **terms)

    def _write_term(self, series_id: str, way: str) -> Markup:
        name = name_subject_inline(self.corpus, series_id, self.lang, direction=way)
        return self._link(self.corpus.series(series_id).indicator_id, name)

    def _name_parts(self, wanted: Pairs) -> str:
        """Name the codes that make up a whole, where a dimension has such."""
        codes = self.corpus.dimension_codes
        splits = list_splits(codes)
        parts = {below for pair in wanted for below in splits.get(pair, ())}
        pairs = codes["dimension_id"] + "=" + codes["code"]
        return PLUS.join(codes[pairs.isin(parts)][f"name_{self.lang}"])


def _link(anchor: str, text: str) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(anchor, reveal(text))


def list_columns(corpus: Corpus, lang: str = "en") -> pd.DataFrame:
    """Return one row a column of the data package, with what its check asks of it.

    Returns
    -------
    pandas.DataFrame
        ``table``, ``file`` and ``about`` say which table; ``column``, ``meaning``,
        ``type`` and ``constraint`` are words, with codes in backquotes; ``codes`` lists
        the codes of a closed list.
    """
    own = {"en": "", "zh": "_zh"}[lang]
    rows = [
        {
            "table": table[f"title{own}"],
            "file": table["path"],
            "about": table[f"description{own}"],
            "column": field["name"],
            "meaning": field[f"description{own}"],
            "type": name_code(lang, "field-type", field["type"]),
            "constraint": join_phrases(lang, [*_list_limits(table, field, lang)]),
            "codes": field.get("constraints", {}).get("enum", []),
        }
        for table in corpus.descriptor["resources"]
        for field in table["schema"]["fields"]
    ]
    return pd.DataFrame(rows)


def list_codes(corpus: Corpus, lang: str = "en") -> pd.DataFrame:
    """Return one row a code of a closed list, with its word and its meaning.

    Left out: lists that are tables of their own, such as flags, and those whose codes
    need no explanation.
    """
    columns = list_columns(corpus, lang)
    tables = columns["file"].str.removesuffix(".csv")
    codes = columns.set_index(tables + "." + columns["column"])["codes"]
    rows = [
        {
            "list": name_code(lang, "code-list", words),
            "where": where,
            "code": code,
            "word": name_code(lang, words, code),
            "meaning": name_code(lang, meanings, code),
        }
        for where, (words, meanings) in EXPLAINED.items()
        for code in codes[where]
    ]
    return pd.DataFrame(rows)


def _list_limits(table: Mapping, field: Mapping, lang: str) -> Iterator[str]:
    """Say each constraint of a column; key and reference stand with its table."""
    schema, limits = table["schema"], field.get("constraints", {})
    is_key = field["name"] in schema.get("primaryKey", [])
    for limit in ("key", "required", "unique"):
        if is_key if limit == "key" else limits.get(limit):
            yield name_code(lang, "constraint", limit)
    for limit in ("minimum", "enum", "pattern"):
        if limit in limits and (limit != "pattern" or len(limits[limit]) <= LONGEST):
            values = limits[limit] if limit == "enum" else [limits[limit]]
            words = join_words(lang, [f"`{_write(value)}`" for value in values])
            yield name_code(lang, "constraint", limit, value=words)
    for key in schema.get("foreignKeys", []):
        if key["fields"] == [field["name"]]:
            other = key["reference"]["resource"] or table["name"]
            yield name_code(lang, "constraint", "reference", value=f"`{other}`")


def _write(value: object) -> str:
    """Write a limit without a power of ten: 0.000001."""
    return f"{Decimal(str(value)):f}" if isinstance(value, float) else str(value)
