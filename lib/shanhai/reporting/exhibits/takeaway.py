"""What a reader takes away from a report: files, citation, lines of Python."""

from shanhai.curation.corpus import Corpus
from shanhai.reporting.exhibits.exhibit import Findings
from shanhai.reporting.judged.shown import Shown


def show_takeaway(corpus: Corpus, *, shown: Shown, lang: str) -> Findings:
    """Show what a reader may take away: CSV, Excel, metadata, citation, code."""
    return Findings(shown.figure_ids[:1], lang)
