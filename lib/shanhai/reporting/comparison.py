"""What compares, with values before verdicts; what does not, and why not.

Takes what the gate has judged (`shanhai.compare`) and nothing else. What keeps figures
apart is named by the very figures that it keeps apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.derived import select_near
from shanhai.analysis.judgements import PER_RESIDENT, Subject, Verdicts
from shanhai.analysis.verdicts import (
    CAUTION,
    COMPARABLE,
    NOT_REPORTED,
    REFUSED,
    list_bitten,
)
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations, letter_rules, link_rule
from shanhai.reporting.formatting.comparisons import (
    check_judged,
    describe_order,
    describe_rows,
    explain_gap,
    name_subject,
)
from shanhai.reporting.formatting.figures import say_status
from shanhai.reporting.formatting.names import name_inline
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.interval_rows import make_scale, make_track
from shanhai.reporting.messages import join_phrases, join_words, name_code, say

MOST_TOLD = 2
PLUS = Markup(" + ")
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


def write_comparisons(
    page: Citations, verdicts: Verdicts, *, pairing_id: str = ""
) -> Block:
    """Write what compares, value by value, then what does not, by reason.

    What must be accepted is named by what differs, the first two of each; the others
    are said once, at the end, by letters.

    Parameters
    ----------
    pairing_id
        Only what this pairing reports; everything without.

    Raises
    ------
    TypeError
        For anything but verdicts.
    """
    check_judged(verdicts, Verdicts)
    page.verdicts, page.pairing_id = verdicts, pairing_id
    subjects = verdicts.subjects
    if pairing_id:
        subjects = [one for one in subjects if _reports(one.comparison, pairing_id)]
    admitted = [set(one.comparison.admitted["pairing_id"]) for one in subjects]
    fits = [pairing_id in one if pairing_id else bool(one) for one in admitted]
    fitting = [one for one, is_in in zip(subjects, fits, strict=True) if is_in]
    names = {one.code for one in fitting}
    refused = [
        one for one in subjects if one.code not in names and one.kind != PER_RESIDENT
    ]
    is_of_many = len(verdicts.domain_ids) > 1 and not pairing_id
    compared = [
        _write_compared(page, one, pairing_id, is_of_many=is_of_many) for one in fitting
    ]
    kept = _group_refused(page, refused, pairing_id)
    groups = [one["cautions"] for one in compared]
    groups += [others for group in kept.values() for _, others in group]
    letters, rules = letter_rules(page, groups)
    cautions, others = letters[: len(compared)], iter(letters[len(compared) :])
    return fill_block(
        "comparisons.html.j2",
        page.lang,
        compared=list(zip(compared, cautions, strict=True)),
        refusals=[
            (link_rule(page, code), [(text, next(others)) for text, _ in group])
            for code, group in kept.items()
        ],
        n_refused=len(refused),
        rules=rules,
    )


def _reports(comparison: Comparison, pairing_id: str) -> bool:
    rows = comparison.rows[comparison.rows["verdict"] != NOT_REPORTED]
    return pairing_id in {*rows["pairing_id"]}


def _write_compared(
    page: Citations, subject: Subject, pairing_id: str, *, is_of_many: bool
) -> dict[str, object]:
    """Return name, values on one axis, who is left out, order, and rules to accept."""
    comparison, lang = subject.comparison, page.lang
    near = select_near(comparison, pairing_id) if pairing_id else comparison
    more = len(comparison.rows) - len(near.rows)
    words = describe_rows(page.corpus, comparison=near, lang=lang)
    is_in = words["verdict"].isin([COMPARABLE, CAUTION])
    gaps = [
        say(lang, "name-inline", name=row.pairing, traits=gap)
        for row in iterate_rows(words[~is_in & (words["verdict"] != NOT_REPORTED)])
        for gap in [explain_gap(page.corpus, row, lang)]
    ]
    # What is cut has no place in an order.
    order = [] if more else describe_order(page.corpus, comparison=near, lang=lang)
    words = words[is_in]
    rules = list(dict.fromkeys(chain(*words["reasons"])))
    name = name_subject(page.corpus, comparison, lang)
    if is_of_many:
        domain = getattr(page.corpus.domain(subject.domain_id), f"name_{lang}")
        name = say(lang, "title-in-domain", domain=domain, name=name)
    # One axis, in the codelist's order and never by value.
    scale = make_scale(words.assign(qualifier=words.get("qualifier", "")))
    return {
        "name": name,
        "rows": [
            {
                "name": row.pairing,
                "value": page.cite_judged(row),
                # Of a sum by us, which parts it has.
                "small": join_phrases(lang, [row.detail, parts, row.period]),
                "track": make_track(row, scale),
            }
            for row in iterate_rows(words)
            for parts in [PLUS.join(page.cite(code) for code in row.derived_from)]
        ],
        "ticks": scale.name_ticks(words["unit_id"].iloc[0], lang),
        "left_out": join_phrases(lang, list(dict.fromkeys(gaps))),
        "more": more,
        "order": " ".join(order),
        "told": [name_reason(page, code, words) for code in rules[:MOST_TOLD]],
        "cautions": rules[MOST_TOLD:],
    }


def _group_refused(
    page: Citations, refused: Sequence[Subject], pairing_id: str
) -> dict[str, list[tuple[str, Iterable[str]]]]:
    """Return the rules that decide: the values that each keeps apart, and other rules.

    Of one pairing only what keeps its figures from the reference, without values,
    which its page has above.
    """
    groups = {code: [] for code in page.corpus.known("rule")}
    for one in refused:
        for code, told, others in _list_refused(page, one.comparison, pairing_id):
            groups[code].append((told, others))
    return {code: group for code, group in groups.items() if group}


def _list_refused(
    page: Citations, comparison: Comparison, pairing_id: str
) -> Iterator[tuple[str, str, Iterable[str]]]:
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
        traits = _list_traits(page, code, words.iloc[about])
        values = [
            _write_value(page, rows[n], trait, has_value=not pairing_id)
            for n, trait in zip(about, traits, strict=True)
        ]
        told = say(page.lang, "named", name=name, told=join_phrases(page.lang, values))
        hard = chain(*(rows[n].hard_ids for n in about))
        yield code, told, dict.fromkeys(one for one in hard if one != code)


def _write_value(
    page: Citations, row: object, trait: str, *, has_value: bool
) -> Markup | str:
    """Write whose value it is, what it counts and when, and what keeps it apart."""
    told = row.pairing
    if has_value:
        value = page.cite_judged(row) if row.value_id else row.value
        told = say(page.lang, "most-value", pairing=told, value=value)
    traits = [row.detail, row.period, say_status(row, page.lang)]
    if trait not in row.detail:
        traits.append(trait)
    return name_inline(told, dict.fromkeys(traits), page.lang)


def _list_traits(page: Citations, rule_id: str, rows: pd.DataFrame) -> list[str]:
    """Say of each row what a rule looks at, or that it is about this one of them."""
    if rule_id == "different_dimension":
        return _name_parts(page, rows)
    column, family = LOOKS_AT.get(rule_id, ("", ""))
    if column and len(set(rows[column])) > 1:
        return [name_code(page.lang, family, code) for code in rows[column]]
    bitten = list_bitten(rows, rule_id)
    name = getattr(page.corpus.rule(rule_id), f"name_{page.lang}")
    return [name if one and not all(bitten) else "" for one in bitten]


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
    its recipient. The rows are in words, reported ones only.
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
