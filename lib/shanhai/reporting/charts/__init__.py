"""Drawings: intervals, counts, comparisons, windows."""
