"""Tables about many comparisons: verdicts on each indicator, the rules of the gate."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.judgements import MEASURE, Subject
from shanhai.analysis.verdicts import BASES, NOT_REPORTED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.judged.rows import check_comparison
from shanhai.reporting.tables.markup import Column, render_table, stack, tag
from shanhai.reporting.wording import join_phrases, name_code, say
from shanhai.reporting.words.comparisons import name_subject, word_verdicts
from shanhai.reporting.words.figures import find_subject


def table_verdicts(corpus: Corpus, *, subjects: Sequence[Subject], lang: str) -> Markup:
    """Count the verdicts on each indicator and measure."""
    columns = [
        Column("what", say(lang, "head-what"), is_row_header=True),
        Column("outcome", say(lang, "head-section")),
        Column("reporting", say(lang, "head-reporting"), is_number=True),
        Column("counts", say(lang, "head-counts")),
    ]
    rows = [
        _write_counts(corpus, subject, lang)
        for subject in subjects
        if check_comparison(subject.comparison)
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-verdicts"))


def table_rules(corpus: Corpus, *, lang: str) -> Markup:
    """Write every rule of the gate with its verdict on each basis."""
    columns = [
        Column("rule", say(lang, "head-rule"), is_row_header=True),
        Column("meaning", say(lang, "head-meaning")),
        *(Column(basis, name_code(lang, "basis", basis)) for basis in BASES),
    ]
    rows = [
        {
            "rule": getattr(row, f"name_{lang}"),
            "meaning": getattr(row, f"sentence_{lang}"),
            **{
                basis: name_code(lang, "rule-verdict", getattr(row, f"verdict_{basis}"))
                for basis in BASES
            },
        }
        for row in iterate_rows(corpus.comparison_rules)
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-rules"))


def _count_verdicts(comparison: Comparison, lang: str) -> str:
    """Count verdicts, leaving out those that no figure has; silence is no figure."""
    words = word_verdicts(comparison.rows, lang)
    counts = Counter(words)
    del counts[name_code(lang, "peer-verdict", NOT_REPORTED)]
    return join_phrases(
        lang,
        [say(lang, "verdict-counted", verdict=w, count=n) for w, n in counts.items()],
    )


def _write_counts(corpus: Corpus, subject: Subject, lang: str) -> dict[str, object]:
    rows = subject.comparison.rows
    silent = int((rows["verdict"] == NOT_REPORTED).sum())
    pairings = rows["pairing_id"].nunique()
    kind = [name_code(lang, "subject-kind", subject.kind)]
    if subject.kind != MEASURE:
        concept = find_subject(corpus, subject.code).indicator_id
        status = corpus.indicator(concept).definition_status
        kind.append(name_code(lang, "definition-status", status))
    return {
        "what": stack(
            tag("span", name_subject(corpus, subject.comparison, lang)),
            *(tag("small", line) for line in kind),
        ),
        "outcome": name_code(lang, "comparison-outcome", subject.outcome),
        "reporting": say(lang, "count-of", part=pairings - silent, whole=pairings),
        "counts": _count_verdicts(subject.comparison, lang),
    }
