"""A comparison in words: its rows, verdicts and reasons spelled out, and its order."""

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.judgements import PER_RESIDENT
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, NOT_REPORTED, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.figures import (
    find_in_words,
    find_scale,
    link_note,
    name_measure,
    print_ratio,
)
from shanhai.reporting.formatting.names import (
    find_subject,
    name_traits,
    write_unit_name,
)
from shanhai.reporting.formatting.numbers import format_figure, format_ratio
from shanhai.reporting.messages import join_phrases, join_words, name_code, say

# All comparisons of a profile are worded for its picture, alternative text and rows.
MOST_KEPT = 64
PeerClass = tuple[str, str, str]
# What is said of a row as of the figure in it, or the numerator.
WORDED = ("traits", "detail", "period", "status", "status_word", "as_written")


def describe_rows(corpus: Corpus, *, comparison: Comparison, lang: str) -> pd.DataFrame:
    """Return the rows of a comparison with columns of words.

    Rows and their order stay. Columns: pairing_id, figure_id, source_id (the figure
    in whose profile row the value stands), pairing (its name), detail, low and high (a
    share in per cent, NaN where there is no value), unit_id, value (with unit),
    short (without), value_id (whose note has the value; empty where there is none),
    cited (the value as a link to that note), period, status, status_word, verdict,
    reasons, hard_ids (the rules that refuse), is_reference, basis,
    derived_from (the parts of a sum derived by us),
    numerator_id, denominator_ids, denominator_id.
    """
    check_judged(comparison, Comparison)
    return _describe_rows(corpus, comparison, lang).copy(deep=False)


@lru_cache(maxsize=MOST_KEPT)
def _describe_rows(corpus: Corpus, comparison: Comparison, lang: str) -> pd.DataFrame:
    rows = _add_missing(comparison.rows)
    reported = rows["verdict"] != NOT_REPORTED
    is_derived = (rows["numerator_id"] != "") & reported
    codes = rows["figure_id"].where(~is_derived, rows["numerator_id"])
    sums = zip(rows["derived_from"], codes, strict=True)
    rows["source_id"] = [parts[0] if parts else code for parts, code in sums]
    worded = find_in_words(corpus, rows["source_id"][reported], lang)
    names = corpus.pairings.set_index("pairing_id")[f"name_{lang}"]
    words = rows.assign(pairing=rows["pairing_id"].map(names), basis=comparison.basis)
    figures = [worded.get(code) for code in rows["source_id"]]
    for column in WORDED:
        words[column] = [getattr(figure, column, "") for figure in figures]
    words["detail"] = _list_details(corpus, comparison, words, lang)
    words = _format_values(corpus, comparison, words, lang)
    # What is not reported or not derived has no note; a sum has none, its parts have.
    has_note = words["low"].notna() & (words["derived_from"].map(len) == 0)
    suffix = f".{PER_RESIDENT}" if comparison.basis == PER_RESIDENT else ""
    words["value_id"] = (words["figure_id"] + suffix).where(has_note, "")
    words["cited"] = [
        link_note(code, value) if code else value
        for code, value in zip(words["value_id"], words["value"], strict=True)
    ]
    return words


def _list_details(
    corpus: Corpus, comparison: Comparison, words: pd.DataFrame, lang: str
) -> list[str]:
    """Say of each row which part it counts, where a whole concept is judged.

    Of a sum of parts it is said that it is derived by us.
    """
    is_whole = bool(set(comparison.subject_ids) & set(corpus.known("indicator")))
    details = []
    columns = ["traits", "detail", "derived_from", "series_id"]
    for traits, told, parts, series in zip(*map(words.get, columns), strict=True):
        if parts:
            traits = name_traits(corpus, corpus.series(series), lang)
            told = say(lang, "head-sum")
        details.append(join_words(lang, [traits if is_whole else "", told]))
    return details


def name_subject(corpus: Corpus, comparison: Comparison, lang: str) -> str:
    """Name what is compared: a series or concept, per head or not, or a measure."""
    (code,) = comparison.subject_ids
    if comparison.basis == "ratio":
        return name_measure(corpus, code, lang)
    name = getattr(find_subject(corpus, code), f"name_{lang}")
    is_per_head = comparison.basis == PER_RESIDENT
    return say(lang, "subject-per-resident", name=name) if is_per_head else name


def name_unit(corpus: Corpus, comparison: Comparison, lang: str) -> str:
    """Name the unit of what is compared."""
    return _find_scale(corpus, comparison, lang)[-1]


def _find_scale(
    corpus: Corpus, comparison: Comparison, lang: str
) -> tuple[str, int, str]:
    """Return the unit that an axis has, what values are multiplied by, its words."""
    (code,) = comparison.subject_ids
    if comparison.basis == "ratio":
        return find_scale(corpus, code, lang)
    unit_id = find_subject(corpus, code).unit_id
    unit = write_unit_name(lang, unit_id)
    if comparison.basis == PER_RESIDENT:
        unit = say(lang, "unit-per-resident", unit=unit)
    return unit_id, 1, unit


def explain_gap(corpus: Corpus, row: object, lang: str) -> str:
    """Say why a row has no place on an axis: no figure, no match, or which rule."""
    if row.verdict != REFUSED:
        return name_code(lang, "peer-verdict", row.verdict)
    rule = getattr(corpus.rule(row.hard_ids[0]), f"name_{lang}")
    return say(lang, "gap-refused", rule=rule)


def _format_values(
    corpus: Corpus, comparison: Comparison, rows: pd.DataFrame, lang: str
) -> pd.DataFrame:
    if comparison.basis == "total":
        values = [
            format_figure(r, lang) if r.source_id else "" for r in iterate_rows(rows)
        ]
        return rows.assign(value=values, short=values)
    unit_id, factor, unit = _find_scale(corpus, comparison, lang)
    values, shorts = [], []
    for row in iterate_rows(rows):
        short, value = "", say(lang, "not-derived") if row.source_id else ""
        if pd.notna(row.low):
            short = format_ratio(row.low * factor, row.high * factor, unit_id, lang)
            value = say(lang, "ratio-value", value=short, unit=unit)
            if comparison.basis == "ratio":
                value = print_ratio(corpus, row, lang)
        values.append(value)
        shorts.append(short)
    ends = {end: rows[end] * factor for end in ("low", "high")}
    return rows.assign(**ends, unit_id=unit_id, value=values, short=shorts)


def check_judged(judged: object, kind: type) -> None:
    """Let pass what the gate has judged: nothing else is put side by side.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    """
    if not isinstance(judged, kind):
        raise TypeError(
            f"Values of several pairings are shown from {kind.__name__} only, not "
            f"from a {type(judged).__name__}. Put the figures through shanhai.compare "
            "or shanhai.judge_pairings first."
        )


def is_admitted(row: object) -> bool:
    """Tell whether a row was admitted to its comparison, with care or without."""
    return row.verdict in (COMPARABLE, CAUTION)


def _add_missing(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a comparison of figures the columns that a derived one has."""
    empty, none = pd.Series("", index=rows.index), [()] * len(rows)
    filled = {
        name: rows.get(name, empty).fillna("")
        for name in ("numerator_id", "denominator_id")
    }
    lists = {
        name: [one if isinstance(one, tuple) else () for one in rows.get(name, none)]
        for name in ("denominator_ids", "own_reasons")
    }
    return rows.assign(**filled, **lists)


def describe_order(corpus: Corpus, *, comparison: Comparison, lang: str) -> list[str]:
    """Say the order of what compares, inside each peer class; names, no values."""
    words = describe_rows(corpus, comparison=comparison, lang=lang)
    labels = {
        row.figure_id: say(lang, "label-detail", name=row.pairing, detail=row.detail)
        if row.detail
        else row.pairing
        for row in iterate_rows(words)
    }
    admitted, ranked = comparison.admitted, comparison.rank()
    told = []
    for peers, pairings in group_peers(corpus, admitted["pairing_id"].unique()).items():
        codes = admitted["figure_id"][admitted["pairing_id"].isin(pairings)].unique()
        groups = [[labels[c] for c in codes if c in group] for group in ranked]
        if len(pairings) > 1:
            told.append(_write_order(list(filter(None, groups)), peers, lang))
    return told


def _write_order(groups: list[list[str]], peer_class: PeerClass, lang: str) -> str:
    """Word the order of one peer class: ties together, in the codelist's order."""
    recipient, key, donor = peer_class
    peers = say(
        lang,
        "peer-class",
        recipient=name_code(lang, "level", recipient),
        key=name_code(lang, "peer-key", key),
        donor=name_code(lang, "level", donor),
    )
    tied = [join_words(lang, group) for group in groups]
    if len(groups) == 1:
        return say(lang, "order-tie", peers=peers, figures=tied[0])
    steps = [
        say(lang, "order-tied", figures=names) if len(group) > 1 else names
        for group, names in zip(groups, tied, strict=True)
    ]
    return say(lang, "order-told", peers=peers, figures=join_phrases(lang, steps))


def find_peer_class(corpus: Corpus, pairing_id: str) -> PeerClass:
    """Return the level of recipient, whether a national key county, level of donor."""
    pairing = corpus.pairing(pairing_id)
    is_key = corpus.place(pairing.recipient_place_id).is_key_county
    key = "unknown" if pd.isna(is_key) else "yes" if is_key else "no"
    # Only a county can be one.
    key = key if pairing.recipient_level == "county" else "none"
    return pairing.recipient_level, key, pairing.donor_level


def group_peers(
    corpus: Corpus, pairing_ids: Iterable[str]
) -> dict[PeerClass, list[str]]:
    """Group pairings by peer class, in the codelist's order."""
    groups: dict[PeerClass, list[str]] = {}
    for code in pairing_ids:
        groups.setdefault(find_peer_class(corpus, code), []).append(code)
    return groups
