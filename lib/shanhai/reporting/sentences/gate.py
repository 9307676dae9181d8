"""What to know of the verdicts on some pairings: the worst caveat first."""

from collections import Counter

from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.reporting.exhibits.exhibit import Findings
from shanhai.reporting.judged.peers import group_peers
from shanhai.reporting.sentences.comparisons import name_rules
from shanhai.reporting.wording import say


def check_verdicts(verdicts: object) -> Verdicts:
    """Return verdicts, or say that nothing else is shown across pairings.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    """
    if not isinstance(verdicts, Verdicts):
        raise TypeError(
            f"Pairings are compared by what judge_pairings returns, not by a "
            f"{type(verdicts).__name__}. Call reporting.judge_pairings first."
        )
    return verdicts


def describe_gate(corpus: Corpus, *, verdicts: Verdicts, lang: str) -> list[str]:
    """Say at most five things to know of some verdicts, the worst caveat first.

    Leaves out what does not occur.
    """
    shared = len(check_verdicts(verdicts).subjects)
    return [
        *_describe_refused(corpus, verdicts, lang),
        *_describe_careful(corpus, verdicts, lang),
        *_describe_plain(verdicts, lang),
        say(
            lang,
            "gate-reported",
            shared=shared,
            lone=len(verdicts.lone),
            unreported=len(verdicts.unreported_ids),
        ),
        say(
            lang,
            "gate-peers",
            pairings=len(verdicts.pairing_ids),
            classes=len(group_peers(corpus, verdicts.pairing_ids)),
        ),
    ]


def say_nothing(verdicts: Verdicts, message: str, lang: str) -> Findings:
    """Say that a section has nothing to show, out of how many."""
    return Findings((say(lang, message, shared=len(verdicts.subjects)),), lang)


def _describe_refused(corpus: Corpus, verdicts: Verdicts, lang: str) -> list[str]:
    refused = verdicts.pick(REFUSED)
    if not refused:
        return []
    counts = Counter(
        code
        for subject in refused
        for code in set().union(*subject.comparison.rows["hard_ids"])
    )
    return [
        say(
            lang,
            "gate-refused",
            count=len(refused),
            shared=len(verdicts.subjects),
            rules=name_rules(corpus, counts, lang),
        )
    ]


def _describe_careful(corpus: Corpus, verdicts: Verdicts, lang: str) -> list[str]:
    careful = verdicts.pick(CAUTION)
    if not careful:
        return []
    counts = Counter(
        code
        for subject in careful
        for code in set().union(*subject.comparison.admitted["reasons"])
    )
    return [
        say(
            lang,
            "gate-caution",
            count=len(careful),
            shared=len(verdicts.subjects),
            rules=name_rules(corpus, counts, lang),
        )
    ]


def _describe_plain(verdicts: Verdicts, lang: str) -> list[str]:
    if not verdicts.subjects:
        return []
    count = len(verdicts.pick(COMPARABLE))
    return [say(lang, "gate-comparable", count=count, shared=len(verdicts.subjects))]
