"""Figures in words: one row a figure, every qualifier spelled out."""

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from types import MappingProxyType

import pandas as pd
from markupsafe import Markup

from shanhai.curation.corpus import Corpus, Record
from shanhai.curation.dimensions import MARKS
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.numbers import format_figure
from shanhai.reporting.formatting.periods import describe_period
from shanhai.reporting.messages import join_phrases, join_words, name_code, reveal, say
from shanhai.reporting.page_names import name_page

# A figure's row in its pairing's profile, its note on every page that cites it, and
# its numeral among all of its document.
PROFILE_ANCHOR, NOTE_ANCHOR, NUMERAL_ANCHOR = "f", "n", "m"
ACHIEVED = "achieved"
TOWARDS_A_SIDE = ("east_to_west", "west_to_east", "mutual")
# Where people go both ways, a number says nothing without the way.
BOTH_WAYS = frozenset({"organisation", "exchange"})


def add_words(corpus: Corpus, figures: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the figures with columns of words beside the coded ones.

    Leaves out nothing: rows and their order stay. Added columns: label (series),
    concept and traits (what the label is made of), about (subject, direction), detail
    (the same, and place), value, period, status_word,
    credited, badges (flag names), note, and of the first mention as_written,
    source_id, start, end; n_mentions.
    """
    series = list_names(corpus, "all_series", lang)
    concepts = list_names(corpus, "indicators", lang)
    flags = list_names(corpus, "flags", lang)
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
        detail=_list_details(corpus, rows, lang),
        value=[format_figure(row, lang) for row in rows],
        period=[describe_period(corpus, row, lang) for row in rows],
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


def find_subject(corpus: Corpus, code: str) -> Record:
    """Return the series of a code, or the concept where it is none."""
    is_series = code in corpus.known("series")
    return corpus.series(code) if is_series else corpus.indicator(code)


def name_traits(corpus: Corpus, subject: Record, lang: str) -> str:
    """Name which part of its concept a series is: "in Guangdong, stable".

    Empty for a series that is all of its concept, and for a concept.
    """
    concept = getattr(corpus.indicator(subject.indicator_id), f"name_{lang}")
    before, _, _, after = MARKS[lang]
    told = getattr(subject, f"name_{lang}").removeprefix(concept)
    return told.removeprefix(before).removesuffix(after)


def find_numeral(corpus: Corpus, indicator_id: str) -> str:
    """Return how a document writes an indicator's number, for its measure word."""
    figures = corpus.figures
    codes = figures.loc[figures["indicator_id"] == indicator_id, "figure_id"]
    mentions = corpus.mentions
    written = mentions.loc[mentions["figure_id"].isin(codes), "as_written"]
    return "" if written.empty else written.iloc[0]


def name_inline(name: str, traits: Iterable[str], lang: str) -> str:
    """Name something and what narrows it: "Rural labour in work (in Guangdong)".

    Brackets that the name ends with are continued: two in a row read badly.
    """
    told = [text for text in traits if text]
    if not told:
        return name
    before, _, _, after = MARKS[lang]
    if name.endswith(after):
        name, _, first = name.removesuffix(after).rpartition(before)
        told.insert(0, first)
    return say(lang, "name-inline", name=name, traits=join_phrases(lang, told))


def name_subject_inline(
    corpus: Corpus, code: str, lang: str, *, direction: str = ""
) -> str:
    """Name a series or concept inside a formula, with a direction if any."""
    way = name_code(lang, "direction", direction) if direction else ""
    return name_inline(getattr(find_subject(corpus, code), f"name_{lang}"), [way], lang)


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


def _list_details(corpus: Corpus, rows: list, lang: str) -> list[str]:
    places = list_names(corpus, "places", lang)
    details = []
    for row in rows:
        parts, place = [row.about], places[row.place_id]
        recipient_id = corpus.pairing(row.pairing_id).recipient_place_id
        if row.place_id != recipient_id and not names_place(row, place):
            parts.append(place)
        details.append(join_words(lang, dict.fromkeys(parts)))
    return details


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


@lru_cache(maxsize=4)
def _list_first_mentions(corpus: Corpus) -> pd.DataFrame:
    mentions = corpus.mentions[corpus.mentions["figure_id"] != ""]
    counts = mentions.groupby("figure_id").size().rename("n_mentions")
    first = mentions.drop_duplicates("figure_id").drop(columns="kind")
    return first.merge(counts, on="figure_id")


@lru_cache(maxsize=12)
def list_names(corpus: Corpus, table: str, lang: str) -> Mapping[str, str]:
    """Return the names of a codelist by its codes, which are its first column."""
    rows = getattr(corpus, table)
    names = zip(rows.iloc[:, 0], rows[f"name_{lang}"], strict=True)
    return MappingProxyType(dict(names))
