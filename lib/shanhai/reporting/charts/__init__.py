"""Drawings: flow, intervals, counts, comparisons, windows; and how they become SVG."""
