"""Whatever asks for codes refuses a text for a list, and suggests near matches."""

import importlib
import inspect
import pkgutil

import pytest

from shanhai import analysis, reporting
from shanhai.analysis.comparability import compare
from shanhai.errors import ShanhaiError

WRONG = {
    "pairing_id": "jia-y",
    "domain_id": "labor",
    "indicator_id": "fiscal_fund",
    "measure_id": "east_share_of_job",
    "source_id": "jia-yi-9",
    **dict.fromkeys(["figure_id", "first_id", "second_id"], "jia-yi.fiscal_fund"),
}
RIGHT = {
    "pairing_id": "jia-yi",
    "domain_id": "labour",
    "indicator_ids": ["fiscal_funds"],
    "measure_id": "east_share_of_jobs",
    "weight": "words",
    **dict.fromkeys(["first_id", "second_id"], "jia-yi.fiscal_funds"),
}
# `judge` takes comparands, which its callers chose by codes that they checked.
INNER = {"judge"}


def list_asking(ending):
    """List every public function that takes a corpus and codes, with one of them."""
    rooms = [
        importlib.import_module(f"shanhai.analysis.{one.name}")
        for one in pkgutil.iter_modules(analysis.__path__)
    ]
    found = [
        value
        for room in rooms
        for name, value in vars(room).items()
        if inspect.isfunction(value) and value.__module__ == room.__name__
        if not name.startswith("_") and name not in INNER
    ]
    found += [getattr(reporting, name) for name in reporting.__all__]
    return [
        pytest.param(one, name, id=f"{one.__name__}-{name}")
        for one in found
        if inspect.isfunction(one) and "corpus" in inspect.signature(one).parameters
        for name in inspect.signature(one).parameters
        if name.endswith(ending) and name.removesuffix("s") in WRONG
    ]


def call(function, name, corpus, value):
    """Call a function with one value, and the least that it needs besides."""
    known = RIGHT | {"corpus": corpus, "lang": "en"}
    parameters = inspect.signature(function).parameters.values()
    needed = {one.name for one in parameters if one.default is one.empty} - {name}
    return function(**{code: known[code] for code in needed}, **{name: value})


@pytest.mark.parametrize(("function", "name"), list_asking(("_id", "_ids")))
def test_unknown_code_suggests_near_ones(function, name, corpus):
    code = WRONG[name.removesuffix("s")]
    with pytest.raises(ShanhaiError, match=rf"'{code}'.* Did you mean '"):
        call(function, name, corpus, [code] if name.endswith("_ids") else code)


@pytest.mark.parametrize(("function", "name"), list_asking("_ids"))
def test_text_in_place_of_a_list_is_refused(function, name, corpus):
    with pytest.raises(ShanhaiError, match=rf"^{name} is no list: write \['jia-yi'\]$"):
        call(function, name, corpus, "jia-yi")


@pytest.mark.parametrize(("function", "name"), list_asking("_id"))
def test_list_in_place_of_a_code_is_refused(function, name, corpus):
    with pytest.raises(ShanhaiError, match=r"\['jia-yi'\]"):
        call(function, name, corpus, ["jia-yi"])


def test_comparison_refuses_a_text_in_place_of_figures(corpus):
    comparison = compare(corpus, indicator_ids=["fiscal_funds"])
    for ask in (comparison.require, comparison.rank):
        with pytest.raises(ShanhaiError, match=r"^figure_ids is no list"):
            ask("jia-yi.fiscal_funds")


def test_kind_of_code_that_is_not_known_suggests_near_ones(corpus):
    with pytest.raises(ShanhaiError, match=r"'pairings'\. Did you mean 'pairing'"):
        corpus.known("pairings")
