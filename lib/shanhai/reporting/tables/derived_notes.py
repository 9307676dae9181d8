"""The notes of derived values: formula, terms with their links, rules, window."""

from collections.abc import Mapping

from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.context import FUNDS, FUNDS_PER_COUNTY_YEAR, MONTHS_A_YEAR
from shanhai.analysis.judgements import PER_RESIDENT
from shanhai.analysis.verdicts import read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.page_names import name_page
from shanhai.reporting.tables.markup import stack, tag
from shanhai.reporting.tables.note_frame import (
    Page,
    link_dictionary,
    write_flag_lines,
    write_note,
    write_title,
)
from shanhai.reporting.wording import join_phrases, say
from shanhai.reporting.words.comparisons import name_subject, word_comparison
from shanhai.reporting.words.figures import (
    link_profile,
    make_anchor,
    name_inline,
    name_subject_inline,
)
from shanhai.reporting.words.numbers import format_interval
from shanhai.reporting.words.periods import format_date, format_period
from shanhai.reporting.words.ratios import (
    judge_alone,
    name_measure,
    word_formula,
    word_ratio,
    word_verdict,
)

# A ratio's row in its pairing's profile.
RATIO_ANCHOR = "r"


def write_ratio_note(page: Page, ratio: object, terms: Mapping[str, object]) -> Markup:
    """Write the note of a ratio that holds, or of funds per county and year.

    Parameters
    ----------
    terms
        Figures in words, by figure_id, the ratio's own among them.
    """
    corpus, lang = page.corpus, page.lang
    is_funds = ratio.indicator_id == FUNDS_PER_COUNTY_YEAR
    name, detail = (_name_funds if is_funds else _name_ratio)(corpus, ratio, lang)
    formula = (_word_funds if is_funds else word_formula)(corpus, ratio, lang)
    mine = [terms[code] for code in (ratio.numerator_id, *ratio.denominator_ids)]
    return write_note(
        ratio.figure_id,
        title=write_title(name, (detail,), word_ratio(corpus, ratio, lang), lang),
        lines=[
            ("derived", [formula]),
            ("terms", [_write_term(page, term) for term in dict.fromkeys(mine)]),
            ("period", [_word_window(ratio, lang)]),
            ("rules", [_word_holding(corpus, ratio, lang)]),
            ("flags", write_flag_lines(corpus, ratio.flags, lang)),
        ],
        links=[_link_row(ratio, lang)],
        lang=lang,
    )


def write_per_resident_note(
    page: Page, comparison: Comparison, figure: object
) -> Markup:
    """Write the note of a figure per 1,000 residents, as judged.

    Parameters
    ----------
    figure
        The figure in words.
    """
    lang = page.lang
    words = word_comparison(page.corpus, comparison=comparison, lang=lang)
    (row,) = iterate_rows(words[words["figure_id"] == figure.figure_id])
    subject = name_subject(page.corpus, comparison, lang)
    return write_note(
        f"{figure.figure_id}.{PER_RESIDENT}",
        title=write_title(subject, (figure.detail,), row.value, lang),
        lines=[
            ("derived", [_word_per_head(figure, lang)]),
            ("terms", [_write_term(page, figure)]),
            ("residents", [_write_residents(page, row.denominator_id)]),
            ("flags", write_flag_lines(page.corpus, figure.flags, lang)),
        ],
        links=[
            link_profile(figure, say(lang, "note-link-profile"), lang),
            link_dictionary(figure.indicator_id, lang),
        ],
        lang=lang,
    )


def _name_ratio(corpus: Corpus, ratio: object, lang: str) -> tuple[str, str]:
    name = name_measure(corpus, ratio.indicator_id, lang)
    return name, getattr(ratio, f"subject_{lang}")


def _name_funds(corpus: Corpus, ratio: object, lang: str) -> tuple[str, str]:
    return say(lang, "title-funds-context"), ""


def _word_holding(corpus: Corpus, ratio: object, lang: str) -> str:
    """Say whether a ratio holds, and with care for which rules."""
    verdict = judge_alone(ratio.own_reasons, read_severities(corpus, "within"))
    return word_verdict(corpus, "ratio-verdict", verdict, ratio.own_reasons, lang)


def _write_term(page: Page, term: object) -> Markup:
    words = [word for word in (term.label, term.detail, term.period) if word]
    small = tag("small", join_phrases(page.lang, words))
    return stack(page.link(term, term.value), " ", small)


def _word_per_head(figure: object, lang: str) -> str:
    name = name_inline(figure.concept, (figure.traits,), lang)
    return say(lang, "note-residents-formula", name=name)


def _word_window(ratio: object, lang: str) -> str:
    return format_period(
        ratio.period_type,
        ratio.period_start,
        ratio.period_end,
        ratio.period_basis,
        lang,
    )


def _word_funds(corpus: Corpus, ratio: object, lang: str) -> str:
    names = [
        name_subject_inline(corpus, corpus.figure(code).series_id, lang)
        for code in ratio.denominator_ids
    ]
    months = tuple(map(int, (ratio.shortest_months, ratio.longest_months)))
    return say(
        lang,
        "note-funds-formula",
        funds=getattr(corpus.indicator(FUNDS), f"name_{lang}"),
        months="–".join(map(str, dict.fromkeys(months))),
        is_year="yes" if set(months) == {MONTHS_A_YEAR} else "no",
        counties="".join(names),
        has_counties="yes" if names else "no",
    )


def _write_residents(page: Page, denominator_id: str) -> Markup:
    table = page.corpus.denominators.set_index("denominator_id")
    people = table.loc[denominator_id]
    told = say(
        page.lang,
        "note-residents",
        value=format_interval(people.low, people.high, people.unit_id, page.lang),
        date=format_date(people.reference_date, page.lang),
        grade=people.grade,
    )
    source = stack(
        tag("cite", getattr(people, f"source_title_{page.lang}")),
        " ",
        people.source_address,
    )
    return stack(told, " ", tag("small", source))


def _link_row(ratio: object, lang: str) -> Markup:
    """Link to the ratio's row in the profile; funds have none, so to the figure's."""
    text = say(lang, "note-link-profile")
    if ratio.indicator_id == FUNDS_PER_COUNTY_YEAR:
        return link_profile(ratio._replace(figure_id=ratio.numerator_id), text, lang)
    anchor = make_anchor(RATIO_ANCHOR, ratio.figure_id)
    return tag(
        "a", text, href=f"{name_page(f'profile-{ratio.pairing_id}', lang)}#{anchor}"
    )
