"""Everything a reader sees: exhibits, in English and Chinese."""

from shanhai.reporting.comparison_exhibits import (
    show_comparison_findings,
    show_side_by_side,
)
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
from shanhai.reporting.style import use_style

__all__ = [
    "show_comparison_findings",
    "show_coverage",
    "show_denominators",
    "show_documents",
    "show_domain",
    "show_doubtful",
    "show_evidence",
    "show_evidence_findings",
    "show_findings",
    "show_flags",
    "show_mentions",
    "show_method_notes",
    "show_missing",
    "show_overview_findings",
    "show_overview_pairings",
    "show_pairing",
    "show_side_by_side",
    "show_sources",
    "show_unreported",
    "use_style",
]
