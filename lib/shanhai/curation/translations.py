"""Figures may be finished in one language: the other has its text, marked as such."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from shanhai.curation.rules import Tables, locate
from shanhai.errors import Problem

TEXTS = ("subject", "note")
# What tells figures of one document apart, beside subject, whole and twin.
ALIKE = (
    *("pairing_id", "indicator_id", "dimensions", "place_id", "direction", "status"),
    *("period_type", "period_start", "period_end"),
)
# What stands behind a text that is in the other language.
MARKS = {"en": " [not translated]", "zh": "〔未译〕"}


def find_untranslated(tables: Tables) -> Iterator[Problem]:
    """Yield each text of a figure that stands in one language only."""
    for row in tables["figures"].itertuples():
        for name in TEXTS:
            english, chinese = getattr(row, f"{name}_en"), getattr(row, f"{name}_zh")
            if bool(english) != bool(chinese):
                lacking = f"{name}_zh" if english else f"{name}_en"
                rule = f"{lacking} is not written yet"
                yield Problem(
                    *locate("figures", row), english or chinese, rule, "Translate it"
                )


def find_unnamed(tables: Tables) -> Iterator[Problem]:
    """Yield figures of one document that only their numbers tell apart."""
    mentions = tables["mentions"]
    sources = mentions.groupby("figure_id")["source_id"].agg(set).to_dict()
    seen: dict[tuple[object, ...], str] = {}
    for row in tables["figures"].itertuples():
        told = (row.subject_en, row.subject_zh, row.part_of, row.same_as)
        for source_id in () if any(told) else sources.get(row.figure_id, ()):
            alike = (source_id, *(str(getattr(row, name)) for name in ALIKE))
            if other := seen.get(alike):
                rule = f"nothing but its number tells it from {other}"
                remedy = "Write its subject, its place, or what it is part_of"
                yield Problem(*locate("figures", row), row.figure_id, rule, remedy)
            seen.setdefault(alike, row.figure_id)


def mark_untranslated(figures: pd.DataFrame) -> pd.DataFrame:
    """Return figures whose lacking texts are those of the other language, marked."""
    marked = figures.copy()
    for name in TEXTS:
        for lang, other in (("en", "zh"), ("zh", "en")):
            own, theirs = figures[f"{name}_{lang}"], figures[f"{name}_{other}"]
            is_lacking = (own == "") & (theirs != "")
            marked[f"{name}_{lang}"] = own.where(~is_lacking, theirs + MARKS[lang])
    return marked
