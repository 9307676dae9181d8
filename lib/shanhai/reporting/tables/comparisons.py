"""The table of a comparison: verdict and reasons at every value, terms of ratios."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.differences import name_differences
from shanhai.analysis.verdicts import VERDICTS
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.figures import write_status
from shanhai.reporting.tables.markup import NOTHING, Column, render_table, stack, tag
from shanhai.reporting.wording import say
from shanhai.reporting.words.comparisons import word_comparison
from shanhai.reporting.words.figures import link_note
from shanhai.reporting.words.numbers import format_interval
from shanhai.reporting.words.periods import format_date

NO_REASON = Markup("–")
# Rules about parts of a concept, which say that parts differ and not which.
DIMENSION_RULES = frozenset({"different_dimension", "unstated_dimension"})
SIGNS = dict(zip(VERDICTS, "●○◎✕–", strict=True))


def table_comparison(corpus: Corpus, *, comparison: Comparison, lang: str) -> Markup:
    """Write each figure with period, verdict and reasons; values lead to their notes.

    Rows stand in the codelist's order. Reasons that most figures have are said once,
    below. A derived value shows its formula with the
    values of its terms.

    Raises
    ------
    TypeError
        For raw figures.
    """
    words = word_comparison(corpus, comparison=comparison, lang=lang)
    columns = [
        Column("pairing", say(lang, "head-pairing"), is_row_header=True),
        Column("value", say(lang, "head-value-only")),
        Column("period", say(lang, "head-period")),
        Column("verdict", say(lang, "head-verdict")),
        Column("reasons", say(lang, "head-reasons")),
    ]
    common = comparison.common_rules
    reference = next((row for row in iterate_rows(words) if row.is_reference), None)
    rows = [
        {
            "pairing": _write_name(row, lang),
            "value": _write_value(corpus, row, lang),
            "period": _write_period(row),
            "verdict": _write_verdict(row),
            "reasons": _write_row_reasons(corpus, row, reference, common, lang),
        }
        for row in iterate_rows(words)
    ]
    caption = say(lang, "caption-comparison")
    table = render_table(rows, columns=columns, caption=caption)
    return stack(table, _write_common(corpus, comparison, lang)) if common else table


def write_reasons(
    corpus: Corpus, rule_ids: Sequence[str], hard_ids: Sequence[str], lang: str
) -> Markup:
    """Write rules as badges, those that refuse apart; the title has the sentence."""
    soft_ids = [code for code in rule_ids if code not in hard_ids]
    if not hard_ids:
        return _write_badges(corpus, soft_ids, lang) if soft_ids else NO_REASON
    parts = [("reasons-hard", hard_ids), ("reasons-also", soft_ids)]
    return stack(
        *(
            tag("div", stack(tag("small", say(lang, message)), badges))
            for message, codes in parts
            if (badges := _write_badges(corpus, codes, lang))
        )
    )


def _write_row_reasons(
    corpus: Corpus,
    row: object,
    reference: object | None,
    common: Mapping[str, int],
    lang: str,
) -> Markup:
    """Write a row's own reasons; what differs from the reference is named."""
    own = [code for code in row.reasons if code not in common]
    reasons = write_reasons(corpus, own, row.hard_ids, lang)
    if row.basis == "ratio" or DIMENSION_RULES.isdisjoint(row.reasons):
        return reasons
    told = name_differences(corpus, row, reference, lang)
    return stack(reasons, *(tag("small", text) for text in told))


def _write_common(corpus: Corpus, comparison: Comparison, lang: str) -> Markup:
    """Write the rules that most figures have, and of how many each is told."""
    counted = (
        stack(
            _write_badges(corpus, [code], lang),
            " ",
            say(lang, "reasons-count", count=count, figures=comparison.n_figures),
            " ",
        )
        for code, count in comparison.common_rules.items()
    )
    return tag("p", stack(say(lang, "reasons-common"), " ", *counted), class_="sh-key")


def write_formula(corpus: Corpus, row: object, lang: str) -> Markup:
    """Write what a value was divided from: each term with its value and link."""
    if row.basis == "per_resident":
        return _write_per_head(corpus, row, lang)
    if row.derived_from:
        return _write_parts(corpus, row, lang)
    if not row.numerator_id:
        return NOTHING
    terms = [_write_term(corpus, code, lang) for code in row.denominator_ids]
    below = Markup(" + ").join(terms) if terms else say(lang, "term-missing")
    if len(terms) > 1:
        below = stack(say(lang, "sum-open"), below, say(lang, "sum-close"))
    return stack(_write_term(corpus, row.numerator_id, lang), " ÷ ", below)


def _write_badges(corpus: Corpus, rule_ids: Sequence[str], lang: str) -> Markup:
    rules = [corpus.rule(code) for code in rule_ids]
    return stack(
        *(
            tag(
                "span",
                getattr(rule, f"name_{lang}"),
                class_="sh-badge",
                title=getattr(rule, f"sentence_{lang}"),
            )
            for rule in rules
        )
    )


def _write_verdict(row: object) -> Markup:
    """Write a verdict with the sign that the charts draw."""
    sign = tag("span", SIGNS[row.verdict], aria_hidden="true")
    return stack(sign, " ", row.verdict_word)


def _write_name(row: object, lang: str) -> Markup:
    lines = [row.detail, say(lang, "reference") if row.is_reference else ""]
    return stack(
        tag("span", row.pairing), *(tag("small", line) for line in lines if line)
    )


def _write_value(corpus: Corpus, row: object, lang: str) -> Markup:
    if not row.source_id:
        return tag("span", row.verdict_word, class_="sh-missing")
    value = tag("strong", row.cited, class_="sh-value")
    formula = write_formula(corpus, row, lang)
    small = tag("small", formula) if formula else NOTHING
    return tag("div", stack(value, small), class_="sh-amount")


def _write_period(row: object) -> Markup:
    if not row.source_id:
        return Markup("–")
    return stack(row.period, tag("small", write_status(row)))


def _write_term(corpus: Corpus, figure_id: str, lang: str) -> Markup:
    figure = corpus.figure(figure_id)
    value = format_interval(figure.low, figure.high, figure.unit_id, lang)
    name = getattr(corpus.series(figure.series_id), f"name_{lang}")
    return stack(link_note(figure_id, value), say(lang, "term-name", name=name))


def _write_parts(corpus: Corpus, row: object, lang: str) -> Markup:
    """Write a figure as a term, or each part of a sum."""
    codes = row.derived_from or (row.source_id,)
    terms = [_write_term(corpus, code, lang) for code in codes]
    summed = Markup(" + ").join(terms)
    if not row.derived_from or row.basis == "total":
        return summed
    return stack(say(lang, "sum-open"), summed, say(lang, "sum-close"))


def _write_per_head(corpus: Corpus, row: object, lang: str) -> Markup:
    term = _write_parts(corpus, row, lang)
    if not row.denominator_id:
        return stack(term, " ÷ ", say(lang, "term-missing"))
    table = corpus.denominators.set_index("denominator_id")
    people = table.loc[row.denominator_id]
    residents = say(
        lang,
        "term-residents",
        value=format_interval(people.low, people.high, people.unit_id, lang),
        date=format_date(people.reference_date, lang),
        grade=people.grade,
    )
    return stack(term, " ÷ ", residents)
