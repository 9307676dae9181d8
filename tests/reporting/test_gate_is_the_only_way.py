"""No public function of reporting puts raw figures of several pairings side by side."""

import importlib
import inspect
import pkgutil
import typing

import pandas as pd
import pytest

from shanhai import Page, reporting
from shanhai.analysis.comparability import Comparison
from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.selection import select_figures
from shanhai.reporting.citations import Citations

# What takes a frame of figures, and why that is no comparison: one pairing's figures,
# one figure a row with its evidence, or counts and dates of what is written.
NO_COMPARISON = {
    "describe_benchmarks": "admitted by the gate",
    "describe_county_years": "admitted by the gate",
    "describe_counts": "counts",
    "describe_coverage": "counts",
    "describe_figures": "names, places, documents",
    "describe_intervals": "nothing is judged, which the title says",
    "describe_matrix": "counts",
    "describe_spine": "admitted by the gate",
    "describe_windows": "counts",
    "write_periods": "one pairing each",
    "list_files": "what a page cites, as it is",
    "list_ratios": "what a page cites, as it is",
    "list_sheets": "what a page cites, as it is",
    "name_reason": "names a rule and whom it is about, no value",
    "write_accounted": "counts",
    "write_alone": "each reported by one pairing only",
    "write_benchmarks": "context from other sources",
    "write_denominators": "context from other sources",
    "write_key_figures": "a list",
    "write_listing": "codelists",
    "write_most": "says that nothing is ranked",
    "write_numerals": "a list, without values",
    "write_ratios": "one pairing",
    "write_refused": "one pairing each",
    "write_repeats": "one document each",
    "write_rows": "a list",
    "write_summary": "one pairing each",
    "write_table": "a list, which the page says",
    "write_totals": "one pairing each",
    "write_unreported": "counts",
}
STEMS = ("plot_", "table_", "describe_", "show_")


def list_functions():
    """List the public functions that draw, write or say something."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(reporting.__path__, f"{reporting.__name__}.")
    ]
    return {
        name: function
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and (name.startswith(STEMS) or writes_page(name, function))
    }


def writes_page(name, function):
    """Tell whether a public function writes for a page that it is given."""
    return name[0] != "_" and list_kinds(function).get("page") is Citations


def list_kinds(function):
    """List the types of a function's parameters."""
    hints = typing.get_type_hints(function)
    return {key: kind for key, kind in hints.items() if key != "return"}


def takes_frame(function):
    kinds = list_kinds(function).values()
    return any(kind in (pd.DataFrame, pd.Series) for kind in kinds)


def find_functions(kind):
    """Find the functions with a parameter of a type, and the parameter's name."""
    return sorted(
        (name, key)
        for name, function in list_functions().items()
        for key, found in list_kinds(function).items()
        if kind in (found, *typing.get_args(found))
    )


def test_frames_are_taken_only_where_nothing_is_compared():
    found = {
        name for name, function in list_functions().items() if takes_frame(function)
    }
    assert found == set(NO_COMPARISON)


def test_notebooks_hand_over_codes_or_verdicts_only():
    shows = {name: getattr(reporting, name) for name in reporting.__all__}
    assert [name for name, show in shows.items() if takes_frame(show)] == []


@pytest.mark.parametrize("kind", [Comparison, Verdicts])
def test_raw_figures_are_refused_in_words(corpus, kind):
    figures = select_figures(corpus, indicator_ids=["fiscal_funds"])
    functions = list_functions()
    tried = find_functions(kind)
    assert len(tried) >= 2
    for name, key in tried:
        wanted = inspect.signature(functions[name]).parameters
        known = {"corpus": corpus, "lang": "en", "page": Page(corpus, "comparison")}
        others = {name: known[name] for name in known if name in wanted}
        with pytest.raises(TypeError, match=r"Comparison|judge_pairings"):
            functions[name](**others, **{key: figures})
