"""The notes that numbers lead to: one for every figure a report shows."""

from shanhai.curation.corpus import Corpus
from shanhai.reporting.exhibits.exhibit import Findings
from shanhai.reporting.judged.shown import Shown


def show_notes(corpus: Corpus, *, shown: Shown, lang: str) -> Findings:
    """Show a note for every figure: as written, place, period, status, rule."""
    return Findings(shown.figure_ids, lang)
