"""Everything a reader sees: exhibits, in English and Chinese."""

from shanhai.reporting.exhibits.arithmetic import (
    show_arithmetic,
    show_doubtful_ratios,
    show_repeats,
)
from shanhai.reporting.exhibits.comparison_sections import (
    show_comparable,
    show_refused,
    show_with_care,
)
from shanhai.reporting.exhibits.comparisons import (
    show_gate_findings,
    show_peers,
    show_reported_once,
    show_rules,
    show_verdicts,
)
from shanhai.reporting.exhibits.context import show_funds_context
from shanhai.reporting.exhibits.dictionary import (
    show_codes,
    show_definition_gaps,
    show_dictionary_findings,
    show_indicators,
    show_measures,
    show_tables,
)
from shanhai.reporting.exhibits.evidence import (
    show_doubtful,
    show_evidence_findings,
    show_flags,
    show_mentions,
)
from shanhai.reporting.exhibits.figure_notes import show_notes
from shanhai.reporting.exhibits.flow import show_flow
from shanhai.reporting.exhibits.notes import (
    show_denominators,
    show_documents,
    show_method_notes,
    show_sources,
)
from shanhai.reporting.exhibits.overview import (
    show_coverage,
    show_overview_findings,
    show_overview_pairings,
    show_unreported,
)
from shanhai.reporting.exhibits.profile import (
    show_domain,
    show_findings,
    show_missing,
    show_pairing,
)
from shanhai.reporting.exhibits.ratios import show_ratios
from shanhai.reporting.exhibits.takeaway import show_takeaway
from shanhai.reporting.exhibits.windows import show_windows
from shanhai.reporting.judged.shown import (
    shown_in_comparison,
    shown_in_documents,
    shown_in_overview,
    shown_in_profile,
)
from shanhai.reporting.judged.subjects import judge_pairings
from shanhai.reporting.style import use_style
from shanhai.reporting.tables.coverage_matrix import show_coverage_matrix
from shanhai.reporting.takeaway.rows import list_rows

__all__ = [
    "judge_pairings",
    "list_rows",
    "show_arithmetic",
    "show_codes",
    "show_comparable",
    "show_coverage",
    "show_coverage_matrix",
    "show_definition_gaps",
    "show_denominators",
    "show_dictionary_findings",
    "show_documents",
    "show_domain",
    "show_doubtful",
    "show_doubtful_ratios",
    "show_evidence_findings",
    "show_findings",
    "show_flags",
    "show_flow",
    "show_funds_context",
    "show_gate_findings",
    "show_indicators",
    "show_measures",
    "show_mentions",
    "show_method_notes",
    "show_missing",
    "show_notes",
    "show_overview_findings",
    "show_overview_pairings",
    "show_pairing",
    "show_peers",
    "show_ratios",
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
