from .comparisons import (
    comparison,
    describe_comparison,
    describe_verdicts,
    list_verdicts,
    verdicts,
)
from .flows import describe_flow, flow
from .heat_maps import describe_matrix, matrix
from .interval_strips import describe_intervals, describe_windows, intervals, windows
from .picture import Picture, show
from .spines import describe_spine, list_spine, spine
from .strips import benchmarks, describe_benchmarks, list_county_years
from .tallies import counts, coverage, describe_counts, describe_coverage

__all__ = [
    "Picture",
    "benchmarks",
    "comparison",
    "counts",
    "coverage",
    "describe_benchmarks",
    "describe_comparison",
    "describe_counts",
    "describe_coverage",
    "describe_flow",
    "describe_intervals",
    "describe_matrix",
    "describe_spine",
    "describe_verdicts",
    "describe_windows",
    "flow",
    "intervals",
    "list_county_years",
    "list_spine",
    "list_verdicts",
    "matrix",
    "show",
    "spine",
    "verdicts",
    "windows",
]
