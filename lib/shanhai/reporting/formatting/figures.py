"""Figures in words, every qualifier spelled out; ratios with their formula."""

import os
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import sha256

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparands import find_unfinished_year
from shanhai.analysis.derived import FUNDS, FUNDS_PER_COUNTY_YEAR, MONTHS_A_YEAR
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED, read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.names import (
    list_names,
    name_subject_inline,
    name_traits,
)
from shanhai.reporting.formatting.numbers import MONEY, format_figure, format_ratio
from shanhai.reporting.formatting.periods import format_period
from shanhai.reporting.messages import join_words, name_code, reveal, say
from shanhai.reporting.page_names import name_page

# A figure's row in its pairing's profile, its note on every page that cites it, and
# its numeral among all of its document.
PROFILE_ANCHOR, NOTE_ANCHOR, NUMERAL_ANCHOR = "f", "n", "m"
ACHIEVED = "achieved"
TOWARDS_A_SIDE = ("east_to_west", "west_to_east", "mutual")
# Where people go both ways, a number says nothing without the way.
BOTH_WAYS = frozenset({"organisation", "exchange"})
PERCENT, PER_CENT = "percent", 100
LEVELS = (COMPARABLE, CAUTION, REFUSED)


def add_words(corpus: Corpus, figures: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the figures with columns of words beside the coded ones.

    Leaves out nothing: rows and their order stay. Added columns: label (series),
    concept and traits (what the label is made of), about (subject, direction), detail
    (the same, and place), value, period, status_word,
    credited, badges (flag names), note, and of the first mention as_written,
    source_id, start, end; n_mentions.
    """
    series, concepts, flags = (
        list_names(corpus, table, lang)
        for table in ("all_series", "indicators", "flags")
    )
    figures = figures.merge(_list_first_mentions(corpus), on="figure_id", how="left")
    figures = figures.assign(
        traits=[
            name_traits(corpus, corpus.series(code), lang)
            for code in figures["series_id"]
        ],
        about=[_say_about(corpus, row, lang) for row in iterate_rows(figures)],
    )
    rows = list(iterate_rows(figures))
    return figures.assign(
        label=[series[row.series_id] for row in rows],
        concept=[concepts[row.indicator_id] for row in rows],
        detail=[_say_detail(corpus, row, lang) for row in rows],
        value=[format_figure(row, lang) for row in rows],
        period=[
            format_period(row, lang, last_year=find_unfinished_year(corpus, row))
            for row in rows
        ],
        status_word=[name_code(lang, "status", row.status) for row in rows],
        credited=[name_code(lang, "credited", row.attributed_to) for row in rows],
        badges=[tuple(flags[flag] for flag in row.flags) for row in rows],
        note=figures[f"note_{lang}"],
    )


def find_in_words(
    corpus: Corpus, figure_ids: Iterable[str], lang: str
) -> dict[str, object]:
    """Return some figures in words, by figure_id, in the order asked for."""
    codes, known = list(dict.fromkeys(figure_ids)), _recall(corpus, lang)
    if new := [code for code in codes if code not in known]:
        # Whole pairings at once: one by one each figure takes as long as all of them.
        pairings = {corpus.figure(code).pairing_id for code in new}
        figures = corpus.figures[corpus.figures["pairing_id"].isin(pairings)]
        worded = add_words(corpus, figures, lang)
        known |= {row.figure_id: row for row in iterate_rows(worded)}
    return {code: known[code] for code in codes}


@lru_cache(maxsize=4)
def _recall(corpus: Corpus, lang: str) -> dict[str, object]:
    """Return the figures put into words so far; a page asks for each many times."""
    return {}


def find_numeral(corpus: Corpus, indicator_id: str) -> str:
    """Return how a document writes an indicator's number, for its measure word."""
    figures = corpus.figures
    codes = figures.loc[figures["indicator_id"] == indicator_id, "figure_id"]
    mentions = corpus.mentions
    written = mentions.loc[mentions["figure_id"].isin(codes), "as_written"]
    return "" if written.empty else written.iloc[0]


def make_anchor(prefix: str, figure_id: str) -> str:
    """Make the page anchor of a figure: `f-qingxi-dejiang-labour-site`."""
    return f"{prefix}-{re.sub('[^A-Za-z0-9]', '-', figure_id)}"


def name_note(figure_id: str) -> str:
    """Name the note of a figure, or of a derived value, where it is shown."""
    return make_anchor(NOTE_ANCHOR, figure_id) + mark_notebook()


@cache
def mark_notebook() -> str:
    """Tell notebooks apart that JupyterLab shows in one window; elsewhere empty.

    Jupyter's server names the notebook to its kernel. Without the mark a number
    would lead to the note of whichever notebook was opened first.
    """
    name = os.environ.get("JPY_SESSION_NAME", "")
    return f"--{sha256(name.encode()).hexdigest()[:8]}" if name else ""


def link_note(figure_id: str, text: str, *, is_rounded: bool = False) -> Markup:
    """Link a value to the note of its figure, on the same page.

    Parameters
    ----------
    is_rounded
        The note has the exact value.
    """
    kind = "sh-cited sh-rounded" if is_rounded else "sh-cited"
    link = Markup('<a class="{}" href="#{}">{}</a>')
    return link.format(kind, name_note(figure_id), reveal(text))


def link_profile(figure: object, text: str, lang: str) -> Markup:
    """Link a text to a figure's row in its pairing's profile."""
    anchor = make_anchor(PROFILE_ANCHOR, figure.figure_id)
    page = name_page(f"profile-{figure.pairing_id}", lang)
    return Markup('<a href="{}#{}">{}</a>').format(page, anchor, reveal(text))


def say_status(row: object, lang: str) -> str:
    """Say that a figure is planned, contracted and so on; nothing of a result."""
    status = str(row.status)
    return "" if status == ACHIEVED else name_code(lang, "status", status)


def names_place(figure: object, place: str) -> bool:
    """Tell whether what a figure counts has said its place: resettlement areas."""
    return bool(figure.traits) and figure.traits in place


def _say_about(corpus: Corpus, row: object, lang: str) -> str:
    """Say who is counted, and which way they go."""
    is_moving = row.direction in TOWARDS_A_SIDE
    has_way = corpus.indicator(row.indicator_id).domain_id in BOTH_WAYS and is_moving
    way = name_code(lang, "direction", row.direction) if has_way else ""
    return join_words(lang, [getattr(row, f"subject_{lang}"), way])


def _say_detail(corpus: Corpus, row: object, lang: str) -> str:
    """Say the same, and where, if that is not the recipient or has been said."""
    place = list_names(corpus, "places", lang)[row.place_id]
    recipient_id = corpus.pairing(row.pairing_id).recipient_place_id
    is_said = row.place_id == recipient_id or names_place(row, place)
    return join_words(lang, dict.fromkeys([row.about, "" if is_said else place]))


@lru_cache(maxsize=4)
def _list_first_mentions(corpus: Corpus) -> pd.DataFrame:
    mentions = corpus.mentions[corpus.mentions["figure_id"] != ""]
    counts = mentions.groupby("figure_id").size().rename("n_mentions")
    first = mentions.drop_duplicates("figure_id").drop(columns="kind")
    return first.merge(counts, on="figure_id")


def find_scale(corpus: Corpus, measure_id: str, lang: str) -> tuple[str, int, str]:
    """Return a measure's unit, what values are multiplied by for it, and its words."""
    if measure_id == FUNDS_PER_COUNTY_YEAR:
        return MONEY, 1, say(lang, "picture-county-year")
    measure = corpus.measure(measure_id)
    if measure.kind == "share":
        return PERCENT, PER_CENT, name_code(lang, "unit-name", PERCENT)
    unit_id = corpus.indicator(measure.numerator_id).unit_id
    return unit_id, 1, getattr(measure, f"unit_{lang}")


def print_ratio(corpus: Corpus, row: object, lang: str) -> str:
    """Print a ratio that holds, with its unit; a share in per cent."""
    unit_id, factor, unit = find_scale(corpus, row.indicator_id, lang)
    value = format_ratio(row.low * factor, row.high * factor, unit_id, lang)
    if row.indicator_id == FUNDS_PER_COUNTY_YEAR:
        return say(lang, "funds-per-county-year", value=value)
    if unit_id == PERCENT:
        return name_code(lang, "unit", PERCENT, amount=value)
    # Cadres to cadres: a plain number, as the name of the measure says.
    is_plain = len(set(corpus.measure(row.indicator_id).unit_zh.split("/"))) == 1
    return value if is_plain else say(lang, "ratio-value", value=value, unit=unit)


def write_formula(corpus: Corpus, row: object, lang: str) -> str:
    """Name what is divided by what, with the direction where both count one thing."""
    if row.indicator_id == FUNDS_PER_COUNTY_YEAR:
        return _write_funds(corpus, row, lang)
    measure = corpus.measure(row.indicator_id)
    numerator, denominator = (
        name_subject_inline(
            corpus,
            getattr(measure, f"{term}_series"),
            lang,
            direction=getattr(measure, f"{term}_direction"),
        )
        for term in ("numerator", "denominator")
    )
    if len(row.denominator_ids) > 1:
        terms = [corpus.figure(code).series_id for code in row.denominator_ids]
        names = [name_subject_inline(corpus, code, lang) for code in terms]
        denominator = say(lang, "ratio-sum", terms=" + ".join(names))
    return say(lang, "ratio-formula", numerator=numerator, denominator=denominator)


def name_measure(corpus: Corpus, measure_id: str, lang: str) -> str:
    """Name a measure, or funds per county and year."""
    if measure_id == FUNDS_PER_COUNTY_YEAR:
        return say(lang, "title-funds-context")
    return getattr(corpus.measure(measure_id), f"name_{lang}")


def name_rules(corpus: Corpus, rule_ids: Iterable[str], lang: str) -> str:
    """Name rules of comparison, in the order given."""
    names = [getattr(corpus.rule(code), f"name_{lang}") for code in rule_ids]
    return join_words(lang, names)


def explain_verdict(corpus: Corpus, row: object, lang: str) -> str:
    """Say whether a ratio holds in itself, and by which rules with care alone."""
    severities = read_severities(corpus, "within")
    hardest = max((severities[code] for code in row.own_reasons), default=0)
    verdict = name_code(lang, "ratio-verdict", LEVELS[hardest])
    reasons = name_rules(corpus, row.own_reasons, lang)
    words = {"verdict": verdict, "reasons": reasons}
    return say(lang, "ratio-reasons", **words) if reasons else verdict


def _write_funds(corpus: Corpus, ratio: object, lang: str) -> str:
    names = [
        name_subject_inline(corpus, corpus.figure(code).series_id, lang)
        for code in ratio.denominator_ids
    ]
    months = {*map(int, (ratio.shortest_months, ratio.longest_months))}
    return say(
        lang,
        "note-funds-formula",
        funds=getattr(corpus.indicator(FUNDS), f"name_{lang}"),
        months="–".join(map(str, sorted(months))),
        is_year="yes" if months == {MONTHS_A_YEAR} else "no",
        counties="".join(names),
        has_counties="yes" if names else "no",
    )
