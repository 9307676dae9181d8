from .compared_strips import alt_comparison, comparison, describe_comparison
from .coverage_maps import alt_coverage, coverage, describe_coverage
from .flows import alt_flow, describe_flow, flow
from .funds import (
    alt_benchmarks,
    benchmarks,
    describe_benchmarks,
    list_county_years,
)
from .heat_maps import alt_matrix, describe_matrix, matrix
from .interval_strips import alt_intervals, describe_intervals, intervals
from .output import Picture, show
from .spines import alt_spine, describe_spine, list_spine, spine
from .stacks import (
    alt_numerals,
    alt_quotability,
    describe_numerals,
    describe_quotability,
    numerals,
    quotability,
)
from .timelines import alt_windows, describe_windows, windows
from .verdict_maps import alt_verdicts, describe_verdicts, list_verdicts, verdicts

__all__ = [
    "Picture",
    "alt_benchmarks",
    "alt_comparison",
    "alt_coverage",
    "alt_flow",
    "alt_intervals",
    "alt_matrix",
    "alt_numerals",
    "alt_quotability",
    "alt_spine",
    "alt_verdicts",
    "alt_windows",
    "benchmarks",
    "comparison",
    "coverage",
    "describe_benchmarks",
    "describe_comparison",
    "describe_coverage",
    "describe_flow",
    "describe_intervals",
    "describe_matrix",
    "describe_numerals",
    "describe_quotability",
    "describe_spine",
    "describe_verdicts",
    "describe_windows",
    "flow",
    "intervals",
    "list_county_years",
    "list_spine",
    "list_verdicts",
    "matrix",
    "numerals",
    "quotability",
    "show",
    "spine",
    "verdicts",
    "windows",
]
