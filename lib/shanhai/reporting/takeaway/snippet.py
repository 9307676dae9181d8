"""The lines of Python that load what a report shows."""

from shanhai.reporting.judged.shown import Shown


def write_snippet(shown: Shown, lang: str) -> str:
    """Return lines that end with `rows`, equal to those in the files, or a frame."""
    rows = [f'rows = reporting.list_rows(corpus, shown=shown, lang="{lang}")']
    is_shown = shown.call.lines[-1].startswith("shown")
    return "\n".join(
        [
            "import shanhai",
            *(["from shanhai import reporting"] if is_shown else []),
            "corpus = shanhai.load()",
            *shown.call.lines,
            *(rows if is_shown else []),
        ]
    )
