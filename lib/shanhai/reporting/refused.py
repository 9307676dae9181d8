"""What keeps figures apart, named by the very figures that it keeps apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.judgements import Subject
from shanhai.analysis.verdicts import NOT_REPORTED, REFUSED, list_bitten
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.comparisons import describe_rows, name_subject
from shanhai.reporting.formatting.figures import say_status
from shanhai.reporting.formatting.names import name_inline
from shanhai.reporting.messages import join_phrases, join_words, name_code, say

# What rules about two figures look at, and the list of codes that names it. Parts of a
# concept and periods stand beside each value.
LOOKS_AT = {
    "different_status": ("status", "status"),
    "different_direction": ("direction", "direction"),
    "different_scope": ("scope", "scope"),
    "different_credit": ("attributed_to", "credited"),
    "different_recipient_level": ("recipient_level", "level"),
    "different_donor_level": ("donor_level", "level"),
}


class Refused(NamedTuple):
    """Hold figures that one rule keeps apart: of what, values, and the other rules."""

    subject: str
    values: str
    others: tuple[str, ...]


def group_refused(
    page: Citations, refused: Sequence[Subject], pairing_id: str = ""
) -> Iterator[tuple[str, list[Refused]]]:
    """Yield the rules that decide, each with the values that it keeps apart.

    Of one pairing only what keeps its figures from the reference, without values,
    which its page has above.
    """
    groups: dict[str, list[Refused]] = {}
    for one in refused:
        for code, told in _list_refused(page, one.comparison, pairing_id):
            groups.setdefault(code, []).append(told)
    order = {code: place for place, code in enumerate(page.corpus.known("rule"))}
    for code in sorted(groups, key=order.get):
        yield code, groups[code]


def _list_refused(
    page: Citations, comparison: Comparison, pairing_id: str
) -> Iterator[tuple[str, Refused]]:
    """Yield of one subject each rule that decides, with the figures it is about.

    These are the reference and what the rule refuses first beside it.
    """
    words = describe_rows(page.corpus, comparison=comparison, lang=page.lang)
    rows = dict(enumerate(iterate_rows(words)))
    rows = {n: row for n, row in rows.items() if row.verdict != NOT_REPORTED}
    own = {n: row for n, row in rows.items() if row.pairing_id == pairing_id}
    if pairing_id and not any(row.is_reference for row in own.values()):
        rows = {n: row for n, row in rows.items() if n in own or row.is_reference}
    name = name_subject(page.corpus, comparison, page.lang)
    deciding = {n: row.hard_ids[0] for n, row in rows.items() if row.verdict == REFUSED}
    # The reference shares a reason with what it is beside, if there is any.
    beside = [n for n in deciding if not rows[n].is_reference] or deciding
    for code in dict.fromkeys(deciding[n] for n in beside):
        about = [n for n in rows if deciding.get(n) == code or rows[n].is_reference]
        hard = [one for n in about for one in rows[n].hard_ids if one != code]
        values = [
            _write_value(page, rows[n], trait, has_value=not pairing_id)
            for n, trait in zip(
                about, _list_traits(page, code, words.iloc[about]), strict=True
            )
        ]
        others = tuple(dict.fromkeys(hard))
        yield code, Refused(name, join_phrases(page.lang, values), others)


def _write_value(
    page: Citations, row: object, trait: str, *, has_value: bool
) -> Markup | str:
    """Write whose value it is, what it counts and when, and what keeps it apart."""
    told = row.pairing
    if has_value:
        value = page.cite_judged(row) if row.value_id else row.value
        told = say(page.lang, "most-value", pairing=told, value=value)
    traits = dict.fromkeys([row.detail, row.period, say_status(row, page.lang)])
    if trait not in row.detail:
        traits[trait] = None
    return name_inline(told, traits, page.lang)


def _list_traits(page: Citations, rule_id: str, rows: pd.DataFrame) -> list[str]:
    """Say of each row what a rule looks at, or that it is about this one of them."""
    if rule_id == "different_dimension":
        return _name_parts(page, rows)
    column, family = LOOKS_AT.get(rule_id, ("", ""))
    if column and len(set(rows[column])) > 1:
        return [name_code(page.lang, family, code) for code in rows[column]]
    bitten = list_bitten(rows, rule_id)
    if all(bitten):
        return [""] * len(rows)
    name = getattr(page.corpus.rule(rule_id), f"name_{page.lang}")
    return [name if is_bitten else "" for is_bitten in bitten]


def _name_parts(page: Citations, rows: pd.DataFrame) -> list[str]:
    """Name of each row its codes in the dimensions in which rows differ."""
    names = {
        f"{row.dimension_id}={row.code}": getattr(row, f"name_{page.lang}")
        for row in iterate_rows(page.corpus.dimension_codes)
    }
    shared = set.intersection(*map(set, rows["dimensions"]))
    return [
        join_words(page.lang, [names[pair] for pair in own if pair not in shared])
        for own in rows["dimensions"]
    ]


def name_reason(page: Citations, rule_id: str, rows: pd.DataFrame) -> str:
    """Name a rule with what it looks at in rows of a comparison, or whom it is about.

    "different level of donor (city: Qianxinan; district: Dushan County)": a pairing by
    its recipient.

    Parameters
    ----------
    rows
        Of a comparison in words, reported ones only.
    """
    name = getattr(page.corpus.rule(rule_id), f"name_{page.lang}")
    held: dict[str, dict[str, None]] = {}
    traits = _list_traits(page, rule_id, rows)
    for trait, code in zip(traits, rows["recipient_place_id"], strict=True):
        place = getattr(page.corpus.place(code), f"name_{page.lang}")
        held.setdefault(trait, {})[place] = None
    told = [
        names if trait == name else say(page.lang, "named", name=trait, told=names)
        for trait, own in held.items()
        if trait
        for names in [join_words(page.lang, list(own))]
    ]
    return name_inline(name, told, page.lang)
