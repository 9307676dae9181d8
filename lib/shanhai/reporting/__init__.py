"""Everything a reader sees: exhibits, in English and Chinese."""

from shanhai.reporting.arithmetic_exhibits import (
    show_arithmetic,
    show_doubtful_ratios,
    show_repeats,
)
from shanhai.reporting.comparison_exhibits import (
    show_gate_findings,
    show_peers,
    show_reported_once,
    show_rules,
    show_verdicts,
)
from shanhai.reporting.comparison_sections import (
    show_comparable,
    show_refused,
    show_with_care,
)
from shanhai.reporting.comparison_subjects import judge_pairings
from shanhai.reporting.context_exhibits import show_funds_context
from shanhai.reporting.coverage_matrix import show_coverage_matrix
from shanhai.reporting.evidence_exhibits import (
    show_doubtful,
    show_evidence,
    show_evidence_findings,
    show_flags,
    show_mentions,
)
from shanhai.reporting.note_exhibits import (
    show_denominators,
    show_documents,
    show_method_notes,
    show_sources,
)
from shanhai.reporting.overview_exhibits import (
    show_coverage,
    show_overview_findings,
    show_overview_pairings,
    show_unreported,
)
from shanhai.reporting.profile_exhibits import (
    show_domain,
    show_findings,
    show_missing,
    show_pairing,
)
from shanhai.reporting.ratio_exhibits import show_ratios
from shanhai.reporting.style import use_style
from shanhai.reporting.window_exhibits import show_windows

__all__ = [
    "judge_pairings",
    "show_arithmetic",
    "show_comparable",
    "show_coverage",
    "show_coverage_matrix",
    "show_denominators",
    "show_documents",
    "show_domain",
    "show_doubtful",
    "show_doubtful_ratios",
    "show_evidence",
    "show_evidence_findings",
    "show_findings",
    "show_flags",
    "show_funds_context",
    "show_gate_findings",
    "show_mentions",
    "show_method_notes",
    "show_missing",
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
    "show_unreported",
    "show_verdicts",
    "show_windows",
    "show_with_care",
    "use_style",
]
