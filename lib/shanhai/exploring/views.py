"""What may be said of chosen figures: as a picture, as verdicts, as a number's note."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.judgements import Verdicts, compare
from shanhai.analysis.refusals import explain_refusal
from shanhai.curation.corpus import Corpus
from shanhai.reporting import pictures
from shanhai.reporting.citations import Citations
from shanhai.reporting.comparison import write_comparisons
from shanhai.reporting.messages import say
from shanhai.reporting.notes import write_notes

# More rows than these are no picture, more pairings no answer while one waits, and
# more refusals no explanation.
MOST_DRAWN, MOST_PICTURES, MOST_COMPARED, MOST_REFUSALS = 60, 3, 20, 3
PARAGRAPH = Markup("<p>{}</p>")


def write_picture(figures: pd.DataFrame, lang: str) -> str:
    """Draw figures that share unit and kind of period on one axis, each axis apart."""
    if not 0 < len(figures) <= MOST_DRAWN:
        text = say(lang, "explore-too-many", most=MOST_DRAWN, count=len(figures))
        return PARAGRAPH.format(text)
    names = figures["pairing"].astype(str) + " · " + figures["series"].astype(str)
    kinds = figures.assign(name=names).groupby(
        ["unit_id", "period_type"], observed=True, sort=False
    )
    drawn = [
        pictures.show(pictures.intervals, rows, y="name", lang=lang)
        for _, rows in islice(kinds, MOST_PICTURES)
    ]
    return "".join(one._repr_mimebundle_()["text/html"] for one in drawn)


def write_verdicts(corpus: Corpus, figures: pd.DataFrame, lang: str) -> str:
    """Say what the gate lets compare; of the first that it refuses, what may be."""
    if figures.empty:
        return PARAGRAPH.format(say(lang, "explore-nothing"))
    pairings = list(dict.fromkeys(figures["pairing_id"]))
    if len(pairings) > MOST_COMPARED:
        counts = {"most": MOST_COMPARED, "count": len(pairings)}
        return PARAGRAPH.format(say(lang, "explore-too-many-pairings", **counts))
    verdicts = compare(corpus, figures)
    # Of one pairing: what it reports, beside the first that compare with it.
    only = pairings[0] if len(pairings) == 1 else ""
    shown = write_comparisons(Citations(corpus, lang), verdicts, pairing_id=only)
    return "\n".join([shown.html, *_list_refusals(verdicts)])


def _list_refusals(verdicts: Verdicts) -> list[str]:
    refused = [one for one in verdicts.subjects if one.comparison.admitted.empty]
    return [
        Markup("<pre>{}</pre>").format(explain_refusal(one.comparison, list(rows)))
        for one in refused[:MOST_REFUSALS]
        if len(rows := one.comparison.refused["figure_id"])
    ]


def write_note(corpus: Corpus, codes: Sequence[str], lang: str) -> str:
    """Write the notes of some figures, with their sentences where these are at hand."""
    if not codes:
        return PARAGRAPH.format(say(lang, "explore-select"))
    page = Citations(corpus, lang)
    cited = Markup(", ").join(page.cite(code) for code in codes)
    return PARAGRAPH.format(cited) + write_notes(page).html
