"""Why figures must not be compared, and what may be compared instead, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from shanhai.analysis.comparability import FIGURE_BASES, Comparison, compare
from shanhai.analysis.measures import compare_measure
from shanhai.analysis.verdicts import (
    CAUTION,
    PART_RULE,
    REFUSED,
    judge_rows,
    read_severities,
)
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import list_differences, write_province
from shanhai.curation.rows import iterate_rows

# An error is read in a notebook: it stays within ten lines.
MOST_FIGURES, MOST_CODES, MOST_OTHERS = 4, 6, 2
NOTHING = "Nothing here compares with another pairing: show each figure on its own."


def explain_refusal(comparison: Comparison, refused: list[str]) -> str:
    """Say why some refused figures must not be compared, and what may be instead.

    Each figure has a line with its own reasons beside the reference; those that most
    figures have are said once, with how many have them.
    """
    corpus, reference = comparison.corpus, comparison.reference_id
    rows = comparison.rows.set_index("figure_id", drop=False)
    beside = reference if {*refused} - {reference} and reference else "any other"
    beside_row = rows.loc[reference] if reference else None
    lines = [f"Must not be compared with {beside}:"]
    shared = {code for own in rows.loc[refused, "reasons"] for code in own}
    common = {
        code: count for code, count in comparison.common_rules.items() if code in shared
    }
    most = MOST_FIGURES - bool(common)
    for code in refused[:most]:
        name = f"{code} itself" if code == beside else code
        reasons = _explain_reasons(comparison, rows.loc[code], beside_row)
        lines.append(f"- {name}: {reasons}")
    if refused[most:]:
        lines.append(f"- Also refused: {_join(refused[most:])}.")
    if common:
        names = ", ".join(
            f"{corpus.rule(code).name_en} ({count} of {comparison.n_figures})"
            for code, count in common.items()
        )
        lines.append(f"Of most figures here: {names}.")
    instead = list(_list_instead(comparison, refused))
    return "\n".join([*lines, *(instead or [NOTHING])])


def _explain_reasons(
    comparison: Comparison, row: pd.Series, reference: pd.Series | None
) -> str:
    """Write the sentences of the rules that refuse, and name the row's own cautions."""
    corpus = comparison.corpus
    told = [corpus.rule(code).sentence_en for code in row["hard_ids"]]
    told += name_differences(corpus, row, reference)
    if PART_RULE in row["hard_ids"] and row["part_of"]:
        told.append(f"It is a part of {row['part_of']}.")
    said = {*row["hard_ids"], *comparison.common_rules}
    soft = [corpus.rule(code).name_en for code in row["reasons"] if code not in said]
    return " ".join([*told, *([f"Besides: {', '.join(soft)}."] if soft else [])])


def _list_instead(comparison: Comparison, refused: list[str]) -> Iterator[str]:
    if not comparison.admitted.empty:
        yield f"May be compared: {_name_admitted(comparison.admitted)}."
    if comparison.basis not in FIGURE_BASES:
        return
    for code in refused[:MOST_FIGURES]:
        if matches := _list_matches(comparison, code):
            yield f"May be compared with {code}: {_join(matches)}."
            break
    better = [
        f"May be compared {way}: {_name_admitted(found.admitted)}."
        for way, found in _compare_otherwise(comparison).items()
        if len(found.admitted) > len(comparison.admitted)
    ]
    yield from better[:MOST_OTHERS]


def _list_matches(comparison: Comparison, code: str) -> list[str]:
    rows = comparison.rows
    severities = read_severities(comparison.corpus, comparison.basis)
    own = rows[rows["figure_id"] == code]["pairing_id"].iloc[0]
    others = rows[(rows["pairing_id"] != own) & (rows["figure_id"] != "")]["figure_id"]
    return [
        one for one in others if judge_rows(rows, code, one, severities)[0] != REFUSED
    ]


def _compare_otherwise(comparison: Comparison) -> dict[str, Comparison]:
    """Compare on every basis, and the ratios that begin with these indicators."""
    corpus, subjects = comparison.corpus, comparison.subject_ids
    series = [code for code in subjects if code in corpus.known("series")]
    concepts = [code for code in subjects if code not in series]
    asked = {"indicator_ids": concepts, "series_ids": series}
    of = {"pairing_ids": dict.fromkeys(comparison.rows["pairing_id"])}
    bases = {
        f"on basis {basis!r}": compare(corpus, **asked, basis=basis, **of)
        for basis in FIGURE_BASES
    }
    measures = corpus.measures
    starts = measures["numerator_id"].isin(subjects)
    starts |= measures["numerator_series"].isin(subjects)
    ratios = {
        f"by measure {code!r}": compare_measure(corpus, measure_id=code, **of)
        for code in measures[starts]["measure_id"]
    }
    return bases | ratios


def _name_admitted(rows: pd.DataFrame) -> str:
    has_care = (rows["verdict"] == CAUTION).any()
    return f"{_join(rows['figure_id'])}{', with care' if has_care else ''}"


def _join(codes: Iterable[str]) -> str:
    listed = list(codes)
    more = len(listed) - MOST_CODES
    shown = ", ".join(listed[:MOST_CODES])
    return f"{shown} and {more} more" if more > 0 else shown


def name_differences(
    corpus: Corpus, row: object, reference: object | None
) -> Iterator[str]:
    """Say in which dimensions a figure differs from the reference, and how.

    "destination: in Guangdong in one, destination not stated in the other." Where
    neither says, that is told; beside itself a figure can only be silent.
    """
    if reference is None or row.indicator_id != reference.indicator_id:
        return
    codes = corpus.dimension_codes
    names = {(one.dimension_id, one.code): one.name_en for one in iterate_rows(codes)}
    for dimension, ours, theirs in list_differences(
        row.dimensions, reference.dimensions
    ):
        own, other = (
            name_of_province(corpus, one, names[dimension, code], "en")
            for one, code in ((row, ours), (reference, theirs))
        )
        told = f"{own} in one, {other} in the other"
        if ours == theirs:
            is_itself = row.figure_id == reference.figure_id
            told = "the text does not say" if is_itself else "neither text says"
        yield f"{corpus.dimension(dimension).name_en}: {told}."


def name_of_province(corpus: Corpus, row: object, name: str, lang: str) -> str:
    """Say which province is the donor's, where a code's name is of one figure."""
    province = corpus.pairing(row.pairing_id).donor_province_id
    return write_province(name, corpus.place(province), lang) if province else name
