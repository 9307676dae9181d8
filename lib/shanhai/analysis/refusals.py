"""Why figures must not be compared, and what may be compared instead, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

import pandas as pd

from shanhai.analysis.comparability import FIGURE_BASES, Comparison, compare, judge_rows
from shanhai.analysis.measures import compare_measure
from shanhai.analysis.verdicts import CAUTION, PART_RULE, REFUSED, read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import list_differences
from shanhai.curation.provinces import write_province
from shanhai.curation.rows import iterate_rows

# An error is read in a notebook: it stays within ten lines.
MOST_FIGURES, MOST_CODES, MOST_OTHERS = 4, 6, 2
# How each line of a refusal is written, which is an error in Python.
LINES = MappingProxyType(
    {
        "head": "Must not be compared with {code}:",
        "any": "any other",
        "itself": "{code} itself",
        "figure": "- {code}: {reasons}",
        "more": "- Also refused: {codes}.",
        "common": "Of most figures here: {names}.",
        "count": "{name} ({count} of {all})",
        "part": "It is a part of {code}.",
        "besides": "Besides: {names}.",
        "here": "May be compared: {codes}.",
        "with": "May be compared with {code}: {codes}.",
        "basis": "May be compared on basis {code!r}: {codes}.",
        "measure": "May be compared by measure {code!r}: {codes}.",
        "care": "{codes}, with care",
        "rest": "{codes} and {count} more",
        "nothing": "Nothing here compares with another pairing: show each figure "
        "on its own.",
        "stop": ".",
        "between": " ",
        "comma": ", ",
    }
)

# How a difference in one dimension is written, and a silence: its own, or of both.
BESIDE = MappingProxyType(
    {
        "en": "{name}: {ours} in one, {theirs} in the other",
        "zh": "{name}：一为{ours}，一为{theirs}",
    }
)
SILENT = MappingProxyType(
    {"en": "{name}: the text does not say", "zh": "{name}：文中未说明"}
)
BOTH_SILENT = MappingProxyType(
    {"en": "{name}: neither text says", "zh": "{name}：两处文中均未说明"}
)


def explain_refusal(comparison: Comparison, refused: list[str]) -> str:
    """Say why some refused figures must not be compared, and what may be instead.

    Each figure has a line with its own reasons beside the reference; those that most
    figures have are said once, with how many have them.
    """
    say = LINES
    reference, rows = comparison.reference_id, _index_rows(comparison)
    is_alone = set(refused) <= {reference}
    beside = say["any"] if is_alone else reference or say["any"]
    beside_row = rows.loc[reference] if reference else None
    lines = [say["head"].format(code=beside)]
    shared = {code for own in rows.loc[refused, "reasons"] for code in own}
    shared &= comparison.common_rules.keys()
    most = MOST_FIGURES - bool(shared)
    for code in refused[:most]:
        name = say["itself"].format(code=code) if code == beside else code
        reasons = _explain_reasons(comparison, rows.loc[code], beside_row)
        lines.append(say["figure"].format(code=name, reasons=reasons))
    if refused[most:]:
        lines.append(say["more"].format(codes=_join(refused[most:])))
    if shared:
        names = _explain_common(comparison, shared)
        lines.append(say["common"].format(names=names))
    instead = list(_list_instead(comparison, refused))
    return "\n".join([*lines, *(instead or [say["nothing"]])])


def _explain_reasons(
    comparison: Comparison, row: pd.Series, reference: pd.Series | None
) -> str:
    """Write the sentences of the rules that refuse, and name the row's own cautions."""
    corpus, say = comparison.corpus, LINES
    told = [corpus.rule(code).sentence_en for code in row["hard_ids"]]
    differences = name_differences(corpus, row, reference, "en")
    told += [f"{text}{say['stop']}" for text in differences]
    if PART_RULE in row["hard_ids"] and row["part_of"]:
        told.append(say["part"].format(code=row["part_of"]))
    said = {*row["hard_ids"], *comparison.common_rules}
    soft = [code for code in row["reasons"] if code not in said]
    names = say["comma"].join(_name_rule(corpus, code) for code in soft)
    besides = [say["besides"].format(names=names)] if soft else []
    return say["between"].join([*told, *besides])


def _name_rule(corpus: Corpus, code: str) -> str:
    return corpus.rule(code).name_en


def _explain_common(comparison: Comparison, shared: set[str]) -> str:
    """Name the rules that most figures have, and how many of them."""
    say = LINES
    return say["comma"].join(
        say["count"].format(
            name=_name_rule(comparison.corpus, code),
            count=count,
            all=comparison.n_figures,
        )
        for code, count in comparison.common_rules.items()
        if code in shared
    )


def _index_rows(comparison: Comparison) -> pd.DataFrame:
    return comparison.rows.set_index("figure_id", drop=False)


def _list_instead(comparison: Comparison, refused: list[str]) -> Iterator[str]:
    """Yield what compares: here, beside a refused figure, in another way."""
    say = LINES
    if not comparison.admitted.empty:
        yield say["here"].format(codes=_name_admitted(comparison.admitted))
    if comparison.basis not in FIGURE_BASES:
        return
    for code in refused[:MOST_FIGURES]:
        if matches := _list_matches(comparison, code):
            yield say["with"].format(code=code, codes=_join(matches))
            break
    better = [
        say[way].format(code=code, codes=_name_admitted(found.admitted))
        for (way, code), found in _compare_otherwise(comparison).items()
        if len(found.admitted) > len(comparison.admitted)
    ]
    yield from better[:MOST_OTHERS]


def _list_matches(comparison: Comparison, code: str) -> list[str]:
    """List the figures of other pairings that no rule refuses beside one."""
    rows = comparison.rows
    severities = read_severities(comparison.corpus, comparison.basis)
    own = rows[rows["figure_id"] == code]["pairing_id"].iloc[0]
    others = rows[(rows["pairing_id"] != own) & (rows["figure_id"] != "")]["figure_id"]
    judged = {one: judge_rows(rows, code, one, severities)[0] for one in others}
    return [one for one, verdict in judged.items() if verdict != REFUSED]


def _compare_otherwise(
    comparison: Comparison,
) -> dict[tuple[str, str], Comparison]:
    """Compare on every basis, and the ratios that begin with these indicators."""
    corpus, subjects = comparison.corpus, comparison.subject_ids
    series = [code for code in subjects if code in corpus.known("series")]
    concepts = [code for code in subjects if code not in series]
    asked = {"indicator_ids": concepts, "series_ids": series}
    of = {"pairing_ids": dict.fromkeys(comparison.rows["pairing_id"])}
    bases = {
        ("basis", basis): compare(corpus, **asked, basis=basis, **of)
        for basis in FIGURE_BASES
    }
    measures = corpus.measures
    starts = measures["numerator_id"].isin(subjects)
    starts |= measures["numerator_series"].isin(subjects)
    ratios = {
        ("measure", code): compare_measure(corpus, measure_id=code, **of)
        for code in corpus.measures[starts]["measure_id"]
    }
    return bases | ratios


def _name_admitted(rows: pd.DataFrame) -> str:
    codes = _join(rows["figure_id"])
    has_care = (rows["verdict"] == CAUTION).any()
    return LINES["care"].format(codes=codes) if has_care else codes


def _join(codes: Iterable[str]) -> str:
    say, listed = LINES, list(codes)
    more = len(listed) - MOST_CODES
    shown = say["comma"].join(listed[:MOST_CODES])
    return say["rest"].format(codes=shown, count=more) if more > 0 else shown


def name_differences(
    corpus: Corpus,
    row: object,
    reference: object | None,
    lang: str,
    *,
    has_silences: bool = True,
) -> list[str]:
    """Name the dimensions in which a figure differs from the reference, with codes.

    "destination: in Guangdong in one, destination not stated in the other". Where
    neither says, that is told; beside itself a figure can only be silent.

    Parameters
    ----------
    has_silences
        Whether to tell what neither text says, too.
    """
    if reference is None or row.indicator_id != reference.indicator_id:
        return []
    names = {
        (code.dimension_id, code.code): getattr(code, f"name_{lang}")
        for code in iterate_rows(corpus.dimension_codes)
    }
    is_itself = row.figure_id == reference.figure_id
    silence = SILENT if is_itself else BOTH_SILENT
    return [
        (silence if ours == theirs else BESIDE)[lang].format(
            name=getattr(corpus.dimension(dimension), f"name_{lang}"),
            ours=name_of_province(corpus, row, names[dimension, ours], lang),
            theirs=name_of_province(corpus, reference, names[dimension, theirs], lang),
        )
        for dimension, ours, theirs in list_differences(
            row.dimensions, reference.dimensions
        )
        if has_silences or ours != theirs
    ]


def name_of_province(corpus: Corpus, row: object, name: str, lang: str) -> str:
    """Say which province is the donor's, where a code's name is of one figure."""
    province = corpus.pairing(row.pairing_id).donor_province_id
    return write_province(name, corpus.place(province), lang) if province else name
