"""The gate's verdicts as rows, where a report puts values side by side."""

import pandas as pd

from shanhai.analysis.judgements import PER_RESIDENT, Subject
from shanhai.analysis.verdicts import NOT_REPORTED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.words.comparisons import name_subject, word_verdicts
from shanhai.reporting.words.ratios import name_rules

COLUMNS = (
    *("subject_id", "basis", "subject", "pairing_id", "pairing", "figure_id"),
    *("verdict", "verdict_word", "is_reference", "reasons", "reason_names"),
)


def list_verdicts(corpus: Corpus, *, shown: Shown, lang: str) -> pd.DataFrame:
    """Return one row for each value judged; none where a report compares nothing.

    Pairings that report nothing are left out: they have no row to judge.
    """
    subjects = shown.verdicts.subjects if shown.verdicts else ()
    rows = [row for one in subjects for row in _list_rows(corpus, one, lang)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _list_rows(corpus: Corpus, subject: Subject, lang: str) -> list[dict[str, object]]:
    comparison, rows = subject.comparison, subject.comparison.rows
    name = name_subject(corpus, comparison, lang)
    words = word_verdicts(rows, lang)
    suffix = f".{PER_RESIDENT}" if subject.kind == PER_RESIDENT else ""
    return [
        {
            "subject_id": subject.code,
            "basis": comparison.basis,
            "subject": name,
            "pairing_id": row.pairing_id,
            "pairing": getattr(corpus.pairing(row.pairing_id), f"name_{lang}"),
            "figure_id": f"{row.figure_id}{suffix}",
            "verdict": row.verdict,
            "verdict_word": word,
            "is_reference": row.is_reference,
            "reasons": row.reasons,
            "reason_names": name_rules(corpus, row.reasons, lang),
        }
        for row, word in zip(iterate_rows(rows), words, strict=True)
        if row.verdict != NOT_REPORTED
    ]
