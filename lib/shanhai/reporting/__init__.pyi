from . import pictures
from .exhibits.arithmetic import (
    show_arithmetic,
    show_doubtful_ratios,
    show_repeats,
)
from .exhibits.dictionary import (
    show_codes,
    show_definition_gaps,
    show_dictionary_findings,
    show_indicators,
    show_measures,
    show_tables,
)
from .exhibits.evidence import (
    show_doubtful,
    show_evidence_findings,
    show_flags,
    show_mentions,
)
from .exhibits.figure_notes import show_notes
from .exhibits.notes import (
    show_documents,
    show_method_notes,
    show_sources,
)
from .exhibits.overview import show_unreported
from .exhibits.rules import show_rules
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
    "show_codes",
    "show_definition_gaps",
    "show_dictionary_findings",
    "show_documents",
    "show_doubtful",
    "show_doubtful_ratios",
    "show_evidence_findings",
    "show_flags",
    "show_indicators",
    "show_measures",
    "show_mentions",
    "show_method_notes",
    "show_notes",
    "show_repeats",
    "show_rules",
    "show_sources",
    "show_tables",
    "show_takeaway",
    "show_unreported",
    "shown_in_documents",
    "shown_in_overview",
    "shown_in_profile",
    "use_style",
]
