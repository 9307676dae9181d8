"""What compares, with values before verdicts; what does not, and why not.

Takes what the gate has judged (`shanhai.compare`) and nothing else.
"""

from __future__ import annotations

from itertools import chain

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.derived import select_near
from shanhai.analysis.judgements import PER_RESIDENT, Subject, Verdicts
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, NOT_REPORTED
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations, letter_rules, link_rule
from shanhai.reporting.formatting.comparisons import (
    check_judged,
    describe_order,
    describe_rows,
    explain_gap,
    name_subject,
)
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.interval_rows import Panel, Row, make_track, name_places
from shanhai.reporting.messages import join_phrases, say
from shanhai.reporting.refused import group_refused, name_reason
from shanhai.reporting.scales import make_scale

MOST_TOLD = 2


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
    subjects = [
        one
        for one in verdicts.subjects
        if not pairing_id or _reports(one.comparison, pairing_id)
    ]
    fitting = [one for one in subjects if _compares(one.comparison, pairing_id)]
    names = {one.code for one in fitting}
    refused = [
        one for one in subjects if one.code not in names and one.kind != PER_RESIDENT
    ]
    is_of_many = len(verdicts.domain_ids) > 1 and not pairing_id
    compared = [
        _write_compared(page, one, pairing_id, is_of_many=is_of_many) for one in fitting
    ]
    kept = list(group_refused(page, refused, pairing_id))
    told = [one for _, group in kept for one in group]
    groups = [one["cautions"] for one in compared] + [one.others for one in told]
    letters, rules = letter_rules(page, groups)
    cautions, others = letters[: len(compared)], iter(letters[len(compared) :])
    return fill_block(
        "comparisons.html.j2",
        page.lang,
        compared=list(zip(compared, cautions, strict=True)),
        refusals=[
            (link_rule(page, code), [(one, next(others)) for one in group])
            for code, group in kept
        ],
        n_refused=len(refused),
        rules=rules,
    )


def _reports(comparison: Comparison, pairing_id: str) -> bool:
    rows = comparison.rows
    is_own = (rows["pairing_id"] == pairing_id) & (rows["verdict"] != NOT_REPORTED)
    return bool(is_own.any())


def _compares(comparison: Comparison, pairing_id: str) -> bool:
    pairings = set(comparison.admitted["pairing_id"])
    return pairing_id in pairings if pairing_id else bool(pairings)


def _write_compared(
    page: Citations,
    subject: Subject,
    pairing_id: str,
    *,
    is_of_many: bool,
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
    rules = list(dict.fromkeys(chain(*words[is_in]["reasons"])))
    return {
        "name": _name(page, subject, is_of_many),
        "panel": _make_panel(page, words[is_in]),
        "left_out": join_phrases(lang, list(dict.fromkeys(gaps))),
        "more": more,
        "order": " ".join(order),
        "told": [name_reason(page, code, words[is_in]) for code in rules[:MOST_TOLD]],
        "cautions": rules[MOST_TOLD:],
    }


def _name(page: Citations, subject: Subject, is_of_many: bool) -> str:
    """Name what is compared, after its domain where a page has several."""
    name = name_subject(page.corpus, subject.comparison, page.lang)
    if not is_of_many:
        return name
    domain = getattr(page.corpus.domain(subject.domain_id), f"name_{page.lang}")
    return say(page.lang, "title-in-domain", domain=domain, name=name)


def _make_panel(page: Citations, words: pd.DataFrame) -> Panel:
    """Lay what compares on one axis, in the codelist's order and never by value."""
    scale = make_scale(words.assign(qualifier=words.get("qualifier", "")))
    rows = tuple(
        Row(
            name=row.pairing,
            value=page.cite_judged(row),
            small=_write_small(page, row),
            track=make_track(row, scale),
        )
        for row in iterate_rows(words)
    )
    return Panel("", rows, name_places(scale, words["unit_id"].iloc[0], page.lang))


def _write_small(page: Citations, row: object) -> str:
    """Say what a value counts and when; of a sum by us, which parts it has."""
    parts = Markup(" + ").join(page.cite(code) for code in row.derived_from)
    return join_phrases(page.lang, [row.detail, parts, row.period])
