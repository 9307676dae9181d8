"""What may be said of chosen figures: as a picture, as verdicts, as a number's note."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.judgements import Verdicts, compare
from shanhai.analysis.refusals import explain_refusal
from shanhai.curation.corpus import Corpus
from shanhai.reporting import pictures
from shanhai.reporting.citations import Citations
from shanhai.reporting.comparison import write_comparisons
from shanhai.reporting.messages import name_code, say
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
    parts = [rows for _, rows in kinds]
    drawn = [
        pictures.show(pictures.intervals, rows, y="name", lang=lang).write_html()
        for rows in parts[:MOST_PICTURES]
    ]
    return "".join([*drawn, *_count_rest("pictures", parts[MOST_PICTURES:], lang)])


def _count_rest(kind: str, left_out: Sequence[object], lang: str) -> list[str]:
    """Say how much more there is than what is shown."""
    count = len(left_out)
    text = name_code(lang, "explore-more", kind, count=count) if count else ""
    return [PARAGRAPH.format(text)] if text else []


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
    return "\n".join([shown.html, *_list_refusals(verdicts, lang)])


def _list_refusals(verdicts: Verdicts, lang: str) -> list[str]:
    refused = [
        one.comparison
        for one in verdicts.subjects
        if one.comparison.admitted.empty and not one.comparison.refused.empty
    ]
    told = [
        Markup("<pre>{}</pre>").format(
            explain_refusal(one, [*one.refused["figure_id"]], lang)
        )
        for one in refused[:MOST_REFUSALS]
    ]
    return [*told, *_count_rest("refusals", refused[MOST_REFUSALS:], lang)]


def write_note(corpus: Corpus, codes: Sequence[str], lang: str) -> str:
    """Write the notes of some figures, with their sentences where these are at hand."""
    if not codes:
        return PARAGRAPH.format(say(lang, "explore-select"))
    page = Citations(corpus, lang)
    cited = Markup(", ").join(page.cite(code) for code in codes)
    return PARAGRAPH.format(cited) + write_notes(page).html
