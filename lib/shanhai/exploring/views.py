"""What may be said of chosen figures: as a picture, as verdicts, as a number's note."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.judgements import compare
from shanhai.curation.corpus import Corpus
from shanhai.reporting import pictures
from shanhai.reporting.citations import Citations
from shanhai.reporting.comparison import write_comparisons
from shanhai.reporting.messages import say
from shanhai.reporting.notes import write_notes

# More rows than these are no picture, and more pairings no answer while one waits.
MOST_DRAWN, MOST_PICTURES, MOST_COMPARED = 60, 3, 20
PARAGRAPH = Markup("<p>{}</p>")


def write_picture(figures: pd.DataFrame, lang: str) -> str:
    """Draw figures that share unit and kind of period on one axis, each axis apart."""
    if figures.empty:
        return PARAGRAPH.format(say(lang, "explore-nothing"))
    if len(figures) > MOST_DRAWN:
        text = say(lang, "explore-too-many", most=MOST_DRAWN, count=len(figures))
        return PARAGRAPH.format(text)
    names = figures["pairing"].astype(str) + " · " + figures["series"].astype(str)
    kinds = figures.assign(name=names).groupby(
        ["unit_id", "period_type"], observed=True, sort=False
    )
    parts = [rows for _, rows in kinds]
    drawn = [
        pictures.show(pictures.intervals, rows, y="name", lang=lang).write_html()
        for rows in parts[:MOST_PICTURES]
    ]
    if more := len(parts[MOST_PICTURES:]):
        drawn.append(PARAGRAPH.format(say(lang, "explore-more", count=more)))
    return "".join(drawn)


def write_verdicts(corpus: Corpus, figures: pd.DataFrame, lang: str) -> str:
    """Say what the gate lets compare, and why it refuses the rest."""
    if figures.empty:
        return PARAGRAPH.format(say(lang, "explore-nothing"))
    pairings = list(dict.fromkeys(figures["pairing_id"]))
    if len(pairings) > MOST_COMPARED:
        counts = {"most": MOST_COMPARED, "count": len(pairings)}
        return PARAGRAPH.format(say(lang, "explore-too-many-pairings", **counts))
    verdicts = compare(corpus, figures)
    # Of one pairing: what it reports, beside the first that compare with it.
    only = pairings[0] if len(pairings) == 1 else ""
    page = Citations(corpus, lang)
    return write_comparisons(page, verdicts, pairing_id=only).html


def write_note(corpus: Corpus, codes: Sequence[str], lang: str) -> str:
    """Write the notes of some figures, with their sentences where these are at hand."""
    if not codes:
        return PARAGRAPH.format(say(lang, "explore-select"))
    page = Citations(corpus, lang)
    cited = Markup(", ").join(page.cite(code) for code in codes)
    return PARAGRAPH.format(cited) + write_notes(page).html
