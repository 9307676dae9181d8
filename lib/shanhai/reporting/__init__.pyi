from . import pictures
from .exhibits.arithmetic import (
    show_arithmetic,
    show_doubtful_ratios,
    show_repeats,
)
from .exhibits.comparison_sections import (
    show_comparable,
    show_refused,
    show_with_care,
)
from .exhibits.comparisons import (
    show_gate_findings,
    show_peers,
    show_reported_once,
    show_rules,
    show_verdicts,
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
from .exhibits.flow import show_flow
from .exhibits.notes import (
    show_denominators,
    show_documents,
    show_method_notes,
    show_sources,
)
from .exhibits.overview import (
    show_coverage,
    show_overview_findings,
    show_overview_pairings,
    show_unreported,
)
from .exhibits.takeaway import show_takeaway
from .exhibits.windows import show_windows
from .judged.shown import (
    shown_in_comparison,
    shown_in_documents,
    shown_in_overview,
    shown_in_profile,
)
from .style import use_style
from .tables.coverage_matrix import show_coverage_matrix
from .takeaway.rows import list_rows

__all__ = [
    "list_rows",
    "pictures",
    "show_arithmetic",
    "show_codes",
    "show_comparable",
    "show_coverage",
    "show_coverage_matrix",
    "show_definition_gaps",
    "show_denominators",
    "show_dictionary_findings",
    "show_documents",
    "show_doubtful",
    "show_doubtful_ratios",
    "show_evidence_findings",
    "show_flags",
    "show_flow",
    "show_gate_findings",
    "show_indicators",
    "show_measures",
    "show_mentions",
    "show_method_notes",
    "show_notes",
    "show_overview_findings",
    "show_overview_pairings",
    "show_peers",
    "show_refused",
    "show_repeats",
    "show_reported_once",
    "show_rules",
    "show_sources",
    "show_tables",
    "show_takeaway",
    "show_unreported",
    "show_verdicts",
    "show_windows",
    "show_with_care",
    "shown_in_comparison",
    "shown_in_documents",
    "shown_in_overview",
    "shown_in_profile",
    "use_style",
]
