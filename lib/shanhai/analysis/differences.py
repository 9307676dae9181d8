"""In which dimensions two figures of one concept differ, in words."""

from __future__ import annotations

from types import MappingProxyType

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import list_differences
from shanhai.curation.provinces import write_province
from shanhai.curation.rows import iterate_rows

# How a difference in one dimension is written, and a silence: its own, or of both.
BESIDE = MappingProxyType(
    {
        "en": "{name}: {ours} in one, {theirs} in the other",
        "zh": "{name}：一为{ours}，一为{theirs}",
    }
)
SILENT = MappingProxyType(
    {"en": "{name}: the text does not say", "zh": "{name}：文中未说明"}
)
BOTH_SILENT = MappingProxyType(
    {"en": "{name}: neither text says", "zh": "{name}：两处文中均未说明"}
)


def name_differences(
    corpus: Corpus,
    row: object,
    reference: object | None,
    lang: str,
    *,
    has_silences: bool = True,
) -> list[str]:
    """Name the dimensions in which a figure differs from the reference, with codes.

    "destination: in Guangdong in one, destination not stated in the other". Where
    neither says, that is told; beside itself a figure can only be silent.

    Parameters
    ----------
    has_silences
        Whether to tell what neither text says, too.
    """
    if reference is None or row.indicator_id != reference.indicator_id:
        return []
    names = {
        (code.dimension_id, code.code): getattr(code, f"name_{lang}")
        for code in iterate_rows(corpus.dimension_codes)
    }
    is_itself = row.figure_id == reference.figure_id
    silence = SILENT if is_itself else BOTH_SILENT
    return [
        (silence if ours == theirs else BESIDE)[lang].format(
            name=getattr(corpus.dimension(dimension), f"name_{lang}"),
            ours=name_of_province(corpus, row, names[dimension, ours], lang),
            theirs=name_of_province(corpus, reference, names[dimension, theirs], lang),
        )
        for dimension, ours, theirs in list_differences(
            row.dimensions, reference.dimensions
        )
        if has_silences or ours != theirs
    ]


def name_of_province(corpus: Corpus, row: object, name: str, lang: str) -> str:
    """Say which province is the donor's, where a code's name is of one figure."""
    province = corpus.pairing(row.pairing_id).donor_province_id
    return write_province(name, corpus.place(province), lang) if province else name
