"""What the gate has judged: strips of one comparison, a heat map of all verdicts."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pandas as pd
from matplotlib.axes import Axes

from shanhai.analysis.comparability import Comparison, NotComparable
from shanhai.analysis.comparands import PART, describe_comparands
from shanhai.analysis.judgements import INDICATOR, Verdicts
from shanhai.analysis.quotability import judge_quotable
from shanhai.analysis.refusals import explain_refusal
from shanhai.analysis.verdicts import (
    ALONE,
    CAUTION,
    COMPARABLE,
    NOT_REPORTED,
    REFUSED,
    VERDICTS,
)
from shanhai.curation.dimensions import list_differences
from shanhai.curation.rows import iterate_rows
from shanhai.errors import NothingToDrawError
from shanhai.reporting.formatting.comparisons import (
    check_judged,
    describe_rows,
    explain_gap,
    is_admitted,
    name_subject,
    name_unit,
)
from shanhai.reporting.formatting.figures import name_rules, say_status
from shanhai.reporting.formatting.names import name_inline
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.pictures.heat_maps import matrix
from shanhai.reporting.pictures.picture import cut_name, print_ends, write_alt
from shanhai.reporting.pictures.strips import PLAIN, draw_strips

OTHER_FORM = "other_form"
MOST_RULES = 3
CELLS = ["subject", "pairing_id", "verdict", "words", "figure_id"]


def comparison(
    comparison: Comparison, *, lang: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw one thing that was compared: every pairing, those refused as gaps.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    NotComparable
        Where the gate does not let two pairings compare; it says why.
    """
    rows = _describe_rows(comparison, lang)
    both = zip(rows["detail"], rows["period"], strict=True)
    drawn = rows[["low", "high", "words"]].assign(
        name=rows["pairing"].where(~rows["pairing_id"].duplicated(), ""),
        small=[join_phrases(lang, texts) for texts in both],
        is_doubtful=False,
        mark=PLAIN,
    )
    unit = name_unit(comparison.corpus, comparison, lang)
    unit_id = rows["unit_id"][rows["low"].notna()].iloc[0]
    label = say(lang, "picture-axis", unit=unit, period="none")
    return draw_strips(drawn, label=label, unit=unit_id, lang=lang, ax=ax)


def describe_comparison(comparison: Comparison, *, lang: str = "en") -> tuple[str, str]:
    """Say between which values those lie that compare, and how many do not."""
    rows = _describe_rows(comparison, lang)
    held = rows[rows["low"].notna()]
    first, last = _find_ends(held)
    unit = name_unit(comparison.corpus, comparison, lang)
    title = say(
        lang,
        "picture-comparison",
        subject=cut_name(name_subject(comparison.corpus, comparison, lang)),
        spread="apart" if first["high"] < last["low"] else "overlapping",
        low=first["words"],
        high=last["words"],
        first=cut_name(first["pairing"]),
        last=cut_name(last["pairing"]),
        unit=unit,
        admitted=held["pairing_id"].nunique(),
        all=rows["pairing_id"].nunique(),
        care="yes" if (held["verdict"] == CAUTION).any() else "no",
    )
    opening = say(lang, "picture-alt-comparison", rows=len(rows), unit=unit)
    values = zip(rows["pairing"], rows["words"], strict=True)
    return title, write_alt(lang, opening, values)


def verdicts(
    judged: Verdicts,
    *,
    x: str = "pairing",
    y: str = "subject",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw what the gate says of each subject and pairing, with the values.

    A cell of several figures shows the one that fares best. Left out: what is of one
    site, and says nothing of a pairing.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    NothingToDrawError
        Where no two pairings report the same.
    """
    rows = list_verdicts(judged, lang=lang)
    return matrix(rows, x=x, y=y, values="words", hue="verdict", lang=lang, ax=ax)


def describe_verdicts(
    judged: Verdicts, *, lang: str = "en", **_: object
) -> tuple[str, str]:
    """Say what most pairings compare in, or why none do, and how much else does."""
    rows = list_verdicts(judged, lang=lang)
    held = rows[rows["verdict"].isin([COMPARABLE, CAUTION])]
    comparisons = [one.comparison for one in judged.subjects]
    best = max(comparisons, key=lambda one: one.admitted["pairing_id"].nunique())
    title = (
        _explain_none(comparisons, lang)
        if best.admitted.empty
        else _describe_best(best, lang, judged)
    )
    n = {"subjects": rows["subject"].nunique(), "pairings": rows["pairing"].nunique()}
    opening = say(lang, "picture-alt-verdicts", cells=len(held), **n)
    values = zip(held["subject"], held["words"], strict=True)
    return title, write_alt(lang, opening, values)


def _explain_none(comparisons: list[Comparison], lang: str) -> str:
    """Name the rules by which most values do not compare."""
    corpus = comparisons[0].corpus
    rows = [row for one in comparisons for row in iterate_rows(one.rows)]
    beside = [row for row in rows if not row.is_reference] or rows
    deciding = Counter(row.hard_ids[0] for row in beside if row.hard_ids)
    codes = [code for code, _ in deciding.most_common(MOST_RULES)]
    reasons = name_rules(corpus, codes, lang)
    n = len(comparisons)
    return say(lang, "picture-verdicts-none", subjects=n, reasons=reasons)


def _describe_best(comparison: Comparison, lang: str, judged: Verdicts) -> str:
    """Say how much can be compared, and from where to where most pairings do."""
    outcomes = {one.code: one.outcome for one in judged.subjects[::-1]}
    rows = describe_rows(comparison.corpus, comparison=comparison, lang=lang)
    first, last = _find_ends(rows[rows["verdict"].isin([COMPARABLE, CAUTION])])
    who = (join_phrases(lang, [row["pairing"], row["period"]]) for row in (first, last))
    return say(
        lang,
        "picture-verdicts",
        all=len(outcomes),
        found=sum(one != REFUSED for one in outcomes.values()),
        subject=name_subject(comparison.corpus, comparison, lang),
        spread="apart" if first["high"] < last["low"] else "overlapping",
        low=first["short"],
        high=last["value"],
        **dict(zip(("first", "last"), who, strict=True)),
    )


def _find_ends(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the lowest row, and the one of the others that reaches highest."""
    first = rows.loc[rows["low"].idxmin()]
    others = rows.drop(first.name)
    return first, others.loc[others["high"].idxmax()]


def list_verdicts(judged: Verdicts, *, lang: str = "en") -> pd.DataFrame:
    """Return one row a subject and pairing that reports it, as the gate judged it.

    Columns: subject, pairing, verdict (all in the codelists' order), words (the value,
    rounded, with its mark for quoting and its status, if not achieved), figure_id.
    What a pairing reports in another form only is in brackets, in the row that it is
    most like, and has the verdict ``other_form``.
    """
    check_judged(judged, Verdicts)
    return _list_verdicts(judged, lang).copy()


@lru_cache(maxsize=1)
def _list_verdicts(judged: Verdicts, lang: str) -> pd.DataFrame:
    """List them once for the picture and for its title."""
    quotable = judge_quotable(judged.corpus).set_index("figure_id")["quotable"]
    signs = {c: name_code(lang, "home-sign", one) for c, one in quotable.items()}
    cells = [
        (one, _write_cells(one.comparison, signs, lang)) for one in judged.subjects
    ]
    cells = [(one, rows) for one, rows in cells if len(set(rows["pairing_id"])) > 1]
    if not cells:
        raise NothingToDrawError(
            "No two pairings report the same here: nothing is judged."
        )
    others = _list_other_forms(judged, cells, signs, lang)
    frame = pd.concat([*(rows for _, rows in cells), others], ignore_index=True)
    names = judged.corpus.pairings.set_index("pairing_id")[f"name_{lang}"]
    frame["pairing"] = frame["pairing_id"].map(names)
    orders = {
        "subject": list(dict.fromkeys(frame["subject"])),
        "pairing": list(names[list(judged.pairing_ids)]),
        "verdict": [*VERDICTS, OTHER_FORM],
    }
    for name, order in orders.items():
        frame[name] = pd.Categorical(frame[name], order, ordered=True)
    cell = ["subject", "pairing"]
    best = frame.sort_values("verdict", kind="stable").drop_duplicates(cell)
    return best.sort_values(cell, ignore_index=True)


def _list_other_forms(
    judged: Verdicts, cells: list[tuple], signs: dict[str, str], lang: str
) -> pd.DataFrame:
    """Fill cells of a series where its pairing reports other series of the concept.

    Each figure stands once, in the row whose dimensions are most like its own; a cell
    without one has the sign alone.
    """
    corpus = judged.corpus
    figures = describe_comparands(corpus, corpus.figures)
    is_mine = figures["pairing_id"].isin(judged.pairing_ids)
    figures = figures[is_mine & (figures["scope"] != PART)]
    near = [
        (len(list_differences(row.dimensions, series.dimensions)), -row.low, place, row)
        for place, (one, rows) in enumerate(cells)
        if one.kind == INDICATOR and one.code in corpus.known("series")
        for series in [corpus.series(one.code)]
        for row in iterate_rows(figures[figures["indicator_id"] == series.indicator_id])
        if row.pairing_id not in set(rows["pairing_id"])
    ]
    own_place = {code: -1 for _, rows in cells for code in rows["figure_id"]}
    held: dict[tuple[int, str], object] = {}
    for _, _, place, row in sorted(near, key=lambda one: one[:3]):
        is_free = held.setdefault((place, row.pairing_id)) is None
        if own_place.setdefault(row.figure_id, place) == place and is_free:
            held[place, row.pairing_id] = row
    rows = [
        (
            *(cells[place][1]["subject"].iloc[0], pairing_id, OTHER_FORM),
            f"({_write_words(row, signs, lang)})" if row else "",
            row.figure_id if row else "",
        )
        for (place, pairing_id), row in held.items()
    ]
    return pd.DataFrame(rows, columns=CELLS)


def _write_words(row: object, signs: dict[str, str], lang: str) -> str:
    """Write a value with its mark for quoting; what is not achieved says so."""
    if pd.isna(row.low):
        return say(lang, "not-derived")
    value = print_ends(row.low, row.high, row.unit_id, lang)
    told = (value, signs.get(row.figure_id, ""), say_status(row, lang))
    return " ".join(text for text in told if text)


def _describe_rows(comparison: Comparison, lang: str) -> pd.DataFrame:
    """Word a comparison's rows, values of those admitted only; or refuse."""
    check_judged(comparison, Comparison)
    if comparison.admitted.empty:
        rows = comparison.rows
        refused = list(rows["figure_id"][rows["verdict"] == REFUSED])
        raise NotComparable(
            explain_refusal(comparison, refused)
            if refused
            else f"Fewer than two pairings report {', '.join(comparison.subject_ids)}: "
            "there is nothing to compare. `intervals` draws what one reports."
        )
    corpus = comparison.corpus
    rows = describe_rows(corpus, comparison=comparison, lang=lang)
    words = [
        print_ends(row.low, row.high, row.unit_id, lang)
        if is_admitted(row)
        else explain_gap(corpus, row, lang)
        for row in iterate_rows(rows)
    ]
    is_in = rows["verdict"].isin([COMPARABLE, CAUTION])
    ends = {end: rows[end].where(is_in) for end in ("low", "high")}
    return rows.assign(words=words, **ends)


def _write_cells(
    comparison: Comparison, signs: dict[str, str], lang: str
) -> pd.DataFrame:
    """Word what pairings report as a whole; nothing fits what is alone, either."""
    corpus = comparison.corpus
    rows = describe_rows(corpus, comparison=comparison, lang=lang)
    rows = rows[(rows["verdict"] != NOT_REPORTED) & (rows["scope"] != PART)]
    # Two values compare as they are, or neither does.
    plain = CAUTION if (rows["verdict"] == CAUTION).any() else COMPARABLE
    verdict = rows["verdict"].replace({COMPARABLE: plain, ALONE: REFUSED})
    name, unit = (word(corpus, comparison, lang) for word in (name_subject, name_unit))
    # What is counted one by one needs no name of a unit.
    is_plain = unit == name_code(lang, "unit-name", "count")
    return rows.assign(
        subject=name if is_plain else name_inline(name, [unit], lang),
        verdict=verdict,
        words=[_write_words(row, signs, lang) for row in iterate_rows(rows)],
    )[CELLS]
