from .analysis.comparability import Comparison, NotComparable
from .analysis.judgements import Verdicts, compare, judge_pairings
from .analysis.measures import derive_measures
from .analysis.ratios import ratio
from .analysis.reconciliation import list_repeats, reconcile
from .curation.corpus import Corpus
from .curation.explain import explain
from .curation.loading import load
from .curation.parameters import check_parameters
from .errors import ShanhaiError
from .exploring.curator import curate
from .exploring.explorer import explore
from .reporting import pictures
from .reporting.dictionary import list_codes, list_columns
from .reporting.downloads.files import export
from .reporting.page.page import Page
from .reporting.quote import quote
from .reporting.style import use_style
from .reporting.summary import pick_leading
from .reporting.tidy import has_flag, tidy

__all__ = [
    "Comparison",
    "Corpus",
    "NotComparable",
    "Page",
    "ShanhaiError",
    "Verdicts",
    "check_parameters",
    "compare",
    "curate",
    "derive_measures",
    "explain",
    "explore",
    "export",
    "has_flag",
    "judge_pairings",
    "list_codes",
    "list_columns",
    "list_repeats",
    "load",
    "pick_leading",
    "pictures",
    "quote",
    "ratio",
    "reconcile",
    "tidy",
    "use_style",
]

__version__: str
