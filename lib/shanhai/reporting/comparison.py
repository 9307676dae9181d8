"""What compares, with values before verdicts; what does not, and why not.

Takes what the gate has judged (`shanhai.compare`) and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.judgements import PER_RESIDENT, Subject, Verdicts
from shanhai.analysis.verdicts import NOT_REPORTED
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.html import Block, fill
from shanhai.reporting.judged.rows import is_admitted
from shanhai.reporting.sentences.comparisons import describe_order
from shanhai.reporting.sentences.gate import check_verdicts
from shanhai.reporting.wording import join_phrases
from shanhai.reporting.words.comparisons import name_subject, word_comparison
from shanhai.reporting.words.ratios import name_rules


@dataclass(frozen=True)
class Compared:
    """Hold one thing that compares: values by pairing, order, and what to accept."""

    name: str
    values: tuple[tuple[str, Markup, str], ...]
    order: str
    cautions: str


@dataclass(frozen=True)
class Refusals:
    """Hold what one rule refuses: its sentence, and the names."""

    sentence: str
    names: str


def write_comparisons(
    page: Citations, verdicts: Verdicts, *, pairing_id: str = ""
) -> Block:
    """Write what compares, value by value, then what does not, by reason.

    Reasons that most figures share are said once, at the end.

    Parameters
    ----------
    pairing_id
        Only what this pairing reports; everything without.

    Raises
    ------
    TypeError
        For anything but verdicts.
    """
    subjects = [
        one
        for one in check_verdicts(verdicts).subjects
        if not pairing_id or _reports(one.comparison, pairing_id)
    ]
    fitting = [one for one in subjects if _compares(one.comparison, pairing_id)]
    names = {one.code for one in fitting}
    refused = [
        one for one in subjects if one.code not in names and one.kind != PER_RESIDENT
    ]
    common = _list_common(fitting)
    html = fill(
        "comparisons.html.j2",
        lang=page.lang,
        compared=[_write_compared(page, one, common) for one in fitting],
        refusals=list(_group_refused(page, refused)),
        n_refused=len(refused),
        common=name_rules(page.corpus, common, page.lang),
        n_lone=len(verdicts.lone),
    )
    return Block(html)


def _reports(comparison: Comparison, pairing_id: str) -> bool:
    rows = comparison.rows
    is_own = (rows["pairing_id"] == pairing_id) & (rows["verdict"] != NOT_REPORTED)
    return bool(is_own.any())


def _compares(comparison: Comparison, pairing_id: str) -> bool:
    pairings = set(comparison.admitted["pairing_id"])
    return pairing_id in pairings if pairing_id else bool(pairings)


def _list_common(subjects: list[Subject]) -> list[str]:
    """List the rules that all comparisons but few have in common, to say them once."""
    counts = Counter(code for one in subjects for code in one.comparison.common_rules)
    return [code for code, count in counts.items() if count * 2 > len(subjects) > 1]


def _write_compared(page: Citations, subject: Subject, common: list[str]) -> Compared:
    comparison, lang = subject.comparison, page.lang
    words = word_comparison(page.corpus, comparison=comparison, lang=lang)
    rows = [row for row in iterate_rows(words) if is_admitted(row)]
    own = dict.fromkeys(code for row in rows for code in row.reasons)
    cautions = [code for code in own if code not in common]
    return Compared(
        name=name_subject(page.corpus, comparison, lang),
        values=tuple(
            (
                row.pairing,
                page.cite_judged(row),
                join_phrases(lang, [text for text in (row.detail, row.period) if text]),
            )
            for row in rows
        ),
        order=" ".join(describe_order(page.corpus, comparison=comparison, lang=lang)),
        cautions=name_rules(page.corpus, cautions, lang),
    )


def _group_refused(page: Citations, refused: list[Subject]) -> Iterator[Refusals]:
    """Yield the rules that decide, each with all that it keeps apart."""
    groups: dict[str, list[str]] = {}
    for one in refused:
        rows = one.comparison.rows
        deciding = Counter(code for codes in rows["hard_ids"] for code in codes[:1])
        if deciding:
            ((code, _),) = deciding.most_common(1)
            name = name_subject(page.corpus, one.comparison, page.lang)
            groups.setdefault(code, []).append(name)
    order = {code: place for place, code in enumerate(page.corpus.known("rule"))}
    for code in sorted(groups, key=order.get):
        sentence = getattr(page.corpus.rule(code), f"sentence_{page.lang}")
        names = join_phrases(page.lang, list(dict.fromkeys(groups[code])))
        yield Refusals(sentence, names)
