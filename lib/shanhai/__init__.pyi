from .analysis.comparability import Comparison, NotComparable
from .analysis.judgements import Verdicts, compare, judge_pairings
from .analysis.measures import derive_measures
from .analysis.ratios import ratio
from .curation.corpus import Corpus
from .curation.explain import explain
from .curation.loading import load
from .curation.parameters import check_parameters
from .errors import ShanhaiError
from .reporting import pictures
from .reporting.contract import list_codes, list_columns
from .reporting.page.page import Page
from .reporting.sentences.quote import quote
from .reporting.takeaway.export import export
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
    "derive_measures",
    "explain",
    "export",
    "has_flag",
    "judge_pairings",
    "list_codes",
    "list_columns",
    "load",
    "pictures",
    "quote",
    "ratio",
    "tidy",
]

__version__: str
