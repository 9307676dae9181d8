"""What does not compare: one sentence a rule, with all that it keeps apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.judgements import Subject
from shanhai.analysis.refusals import name_differences
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.comparisons import name_subject
from shanhai.reporting.formatting.figures import name_inline
from shanhai.reporting.messages import join_phrases
from shanhai.reporting.note_parts import link_rule

# Rules about parts of a concept, which say that parts differ and not which.
DIMENSION_RULES = frozenset({"different_dimension", "unstated_dimension"})


def group_refused(
    page: Citations, refused: Sequence[Subject]
) -> Iterator[tuple[Markup, str]]:
    """Yield the rules that decide as sentences, each with all that it keeps apart."""
    groups: dict[str, dict[str, None]] = {}
    for one in refused:
        rows = one.comparison.rows
        deciding = Counter(code for codes in rows["hard_ids"] for code in codes[:1])
        if deciding:
            ((code, _),) = deciding.most_common(1)
            name = name_subject(page.corpus, one.comparison, page.lang)
            told = _name_differences(page, rows) if code in DIMENSION_RULES else ""
            groups.setdefault(code, {})[name_inline(name, [told], page.lang)] = None
    order = {code: place for place, code in enumerate(page.corpus.known("rule"))}
    for code in sorted(groups, key=order.get):
        subjects = join_phrases(page.lang, list(groups[code]))
        yield link_rule(page, code), subjects


def _name_differences(page: Citations, rows: pd.DataFrame) -> str:
    """Name the parts in which figures differ from the reference: jobs here or there."""
    reference = next((row for row in iterate_rows(rows) if row.is_reference), None)
    told = [
        text
        for row in iterate_rows(rows)
        if not DIMENSION_RULES.isdisjoint(row.hard_ids)
        for text in name_differences(
            page.corpus, row, reference, page.lang, has_silences=False
        )
    ]
    return join_phrases(page.lang, list(dict.fromkeys(told)))
