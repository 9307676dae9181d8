"""Exhibits across pairings: what compares, what with care, what not and why.

Each takes what `judge_pairings` returns; none takes figures.
"""

from collections.abc import Callable
from itertools import groupby

from markupsafe import Markup

from shanhai.analysis.judgements import Lone, Subject, Verdicts
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.reporting.exhibits.exhibit import Exhibit, Findings
from shanhai.reporting.judged.peers import group_peers
from shanhai.reporting.sentences.alt_text import alt_table
from shanhai.reporting.sentences.gate import (
    check_verdicts,
    describe_gate,
    say_nothing,
)
from shanhai.reporting.tables.markup import fold, stack
from shanhai.reporting.tables.peers import list_lone, table_peers
from shanhai.reporting.tables.verdicts import table_rules, table_verdicts
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.comparisons import name_subject
from shanhai.reporting.words.sources import (
    close_exhibit,
    list_sources,
)

EXAMPLES = 3


def show_gate_findings(corpus: Corpus, *, verdicts: Verdicts, lang: str) -> Findings:
    """Show at most five things to know before comparing, the worst caveat first."""
    return Findings(tuple(describe_gate(corpus, verdicts=verdicts, lang=lang)), lang)


def show_peers(corpus: Corpus, *, verdicts: Verdicts, lang: str) -> Exhibit:
    """Show the peer classes of the pairings, inside which alone an order is told."""
    codes = list(check_verdicts(verdicts).pairing_ids)
    classes = len(group_peers(corpus, codes))
    return Exhibit(
        title=say(lang, "title-peers"),
        finding=say(lang, "peers-finding", pairings=len(codes), classes=classes),
        content=table_peers(corpus, pairing_ids=codes, lang=lang),
        unit=say(lang, "unit-pairing"),
        alt=alt_table(rows=classes, examples=[], lang=lang),
        **close_exhibit(corpus, list_sources(corpus, codes), lang),
    )


def show_verdicts(
    corpus: Corpus, *, verdicts: Verdicts, lang: str
) -> Exhibit | Findings:
    """Show the count of verdicts on every indicator and measure, by domain."""
    subjects = check_verdicts(verdicts).subjects
    if not subjects:
        return say_nothing(verdicts, "verdicts-none", lang)
    content = _fold_domains(
        corpus,
        subjects,
        lambda part: table_verdicts(corpus, subjects=part, lang=lang),
        lang,
    )
    counts = {code: len(verdicts.pick(code)) for code in (COMPARABLE, CAUTION, REFUSED)}
    return Exhibit(
        title=say(lang, "title-verdicts"),
        finding=say(
            lang,
            "verdicts-finding",
            shared=len(subjects),
            comparable=counts[COMPARABLE],
            careful=counts[CAUTION],
            refused=counts[REFUSED],
        ),
        content=content,
        unit=say(lang, "unit-figures"),
        alt=alt_table(
            rows=len(subjects),
            examples=[
                (
                    name_subject(corpus, subject.comparison, lang),
                    name_code(lang, "comparison-outcome", subject.outcome),
                )
                for subject in subjects[:EXAMPLES]
            ],
            lang=lang,
        ),
        **close_exhibit(corpus, list_sources(corpus, list(verdicts.pairing_ids)), lang),
    )


def show_reported_once(
    corpus: Corpus, *, verdicts: Verdicts, lang: str
) -> Exhibit | Findings:
    """Show what a single pairing reports, so that nothing is dropped silently."""
    lone = check_verdicts(verdicts).lone
    if not lone:
        return say_nothing(verdicts, "lone-none", lang)
    pairings = [code for code in verdicts.pairing_ids if _reports_alone(code, lone)]
    return Exhibit(
        title=say(lang, "title-lone"),
        finding=say(lang, "lone-finding", count=len(lone), pairings=len(pairings)),
        content=_fold_domains(
            corpus, lone, lambda part: list_lone(corpus, lone=part, lang=lang), lang
        ),
        unit=say(lang, "unit-indicators"),
        alt=say(lang, "alt-lone", count=len(lone)),
        **close_exhibit(corpus, list_sources(corpus, pairings), lang),
    )


def show_rules(corpus: Corpus, *, lang: str) -> Exhibit:
    """Show every rule of the gate with its verdict on each basis."""
    rules = corpus.comparison_rules
    return Exhibit(
        title=say(lang, "title-rules"),
        finding=say(lang, "rules-finding", rules=len(rules)),
        content=table_rules(corpus, lang=lang),
        unit=say(lang, "unit-rule"),
        period=say(lang, "period-any"),
        source=say(lang, "source-codelist", table="data/comparison_rules.csv"),
        alt=alt_table(rows=len(rules), examples=[], lang=lang),
        lang=lang,
    )


def _fold_domains(
    corpus: Corpus,
    judged: tuple[Subject, ...] | tuple[Lone, ...],
    write: Callable[[list], Markup],
    lang: str,
) -> Markup:
    """Write one list or table a domain, folded where there are several domains."""
    parts = [
        (domain_id, list(part))
        for domain_id, part in groupby(judged, key=lambda one: one.domain_id)
    ]
    if len(parts) == 1:
        return write(parts[0][1])
    names = [
        getattr(corpus.domain(domain_id), f"name_{lang}") for domain_id, _ in parts
    ]
    return stack(
        *(
            fold(say(lang, "domain-counted", domain=name, count=len(part)), write(part))
            for name, (_, part) in zip(names, parts, strict=True)
        )
    )


def _reports_alone(pairing_id: str, lone: tuple[Lone, ...]) -> bool:
    return any(one.pairing_id == pairing_id for one in lone)
