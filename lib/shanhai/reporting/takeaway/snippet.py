"""The lines of Python that load what a report shows."""

from shanhai.reporting.judged.shown import Shown


def write_snippet(shown: Shown, lang: str) -> str:
    """Return lines that end with `rows`, equal to those in the files."""
    return "\n".join(
        [
            "from shanhai import load, reporting",
            "corpus = load()",
            *shown.call.lines,
            f'rows = reporting.list_rows(corpus, shown=shown, lang="{lang}")',
        ]
    )
