from . import pictures
from .exhibits.arithmetic import (
    show_arithmetic,
    show_doubtful_ratios,
    show_repeats,
)
from .exhibits.evidence import (
    show_doubtful,
    show_evidence_findings,
    show_mentions,
)
from .exhibits.figure_notes import show_notes
from .exhibits.notes import show_sources
from .exhibits.takeaway import show_takeaway
from .judged.shown import (
    shown_in_documents,
    shown_in_overview,
    shown_in_profile,
)
from .style import use_style
from .takeaway.rows import list_rows

__all__ = [
    "list_rows",
    "pictures",
    "show_arithmetic",
    "show_doubtful",
    "show_doubtful_ratios",
    "show_evidence_findings",
    "show_mentions",
    "show_notes",
    "show_repeats",
    "show_sources",
    "show_takeaway",
    "shown_in_documents",
    "shown_in_overview",
    "shown_in_profile",
    "use_style",
]
