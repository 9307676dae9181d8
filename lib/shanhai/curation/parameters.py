"""Check what a notebook or report is asked for, by codelist and language."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from shanhai.arguments import LANGUAGES, check_arguments
from shanhai.curation.corpus import Corpus
from shanhai.errors import ParameterError, Problem, ShanhaiError, suggest

# How the cell begins that papermill writes: its parameters.
PASSED = "# Parameters"
# From here on a name is another one with a typo.
NEAR = 0.8
WORD = re.compile(r"[\w-]+")
CODELISTS: Mapping[str, str] = {
    "pairing_id": "pairing",
    "pairing_ids": "pairing",
    "domain_id": "domain",
    "domain_ids": "domain",
    "source_ids": "source",
}


@check_arguments
def check_parameters(corpus: Corpus, **values: object) -> None:
    """Raise for every value of a wrong form or that no codelist holds.

    An empty list means all. A name of your own is let pass, one with a typo is not. In
    a notebook that papermill runs, a name that it passed and the cell of parameters
    lacks is a problem, too.

    Raises
    ------
    ParameterError
        With every problem at once, unknown codes with near matches.
    """
    problems = [
        problem
        for name, value in values.items()
        for problem in find_code_problems(corpus, name, value, place="parameters")
    ]
    problems += find_unknown_names(_list_cells())
    known = [*CODELISTS, "lang"]
    problems += [
        Problem(
            "parameters", None, name, f"{near[0]} is written so", "Correct the name"
        )
        for name in values
        if (near := get_close_matches(name, known, 1, NEAR)) and name not in known
    ]
    if problems:
        raise ParameterError(problems)


def find_code_problems(
    corpus: Corpus, name: str, value: object, *, place: str
) -> Iterator[Problem]:
    """Yield a problem for a value of a wrong form, or for each code not known."""
    if name == "lang":
        kind, known = "language", list(LANGUAGES)
    elif name in CODELISTS:
        kind, known = CODELISTS[name], corpus.known(CODELISTS[name])
    else:
        return
    if fault := _find_fault(name, value):
        rule, form = fault
        remedy = f'Write {form}; with papermill, -y "{name}: {form}"'
        yield Problem(place, None, str(value), rule, remedy)
        return
    for code in [value] if isinstance(value, str) else value:
        if code not in known:
            rule = f"{name}: unknown {kind}"
            yield Problem(place, None, code, rule, suggest(code, known))


def find_unknown_names(cells: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each name that papermill passed and no cell before it has."""
    known: list[str] = []
    for source in cells:
        names = read_assigned(source)
        if known and source.startswith(PASSED):
            rule = "the notebook has no such parameter"
            for name in names:
                if name not in known:
                    yield Problem("parameters", None, name, rule, suggest(name, known))
        known += names


def _list_cells() -> list[str]:
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    return list(shell.user_ns.get("In", ())) if shell else []


def read_assigned(source: str) -> dict[str, ast.expr]:
    """Return the names that a cell sets, with what; none where it is no Python."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return {}
    # One with a type has a target, any other may have several.
    return {
        target.id: node.value
        for node in statements
        for target in getattr(node, "targets", [getattr(node, "target", None)])
        if isinstance(target, ast.Name) and node.value
    }


def list_codes(name: str, codes: Iterable[str]) -> list[str]:
    """Return codes as a list; a text is refused, not read letter by letter.

    Raises
    ------
    ShanhaiError
        For anything but a list of texts, with how to write it.
    """
    is_one = isinstance(codes, str) or not isinstance(codes, Iterable)
    listed = codes if is_one else list(codes)
    if fault := _find_fault(name, listed):
        raise ShanhaiError("{}: write {}".format(*fault))
    return listed


def _find_fault(name: str, value: object) -> tuple[str, str] | None:
    """Return which form a value lacks, and the value in it; None where it has it.

    Names in ``_ids`` are lists of texts, all others are one text.
    """
    words = [] if value is None else WORD.findall(str(value))
    if not name.endswith("_ids"):
        is_text = isinstance(value, str)
        return None if is_text else (f"{name} is no text", repr(" ".join(words)))
    if not isinstance(value, (list, tuple)):
        return f"{name} is no list", repr(words)
    is_text = all(isinstance(code, str) for code in value)
    return None if is_text else (f"{name} holds what is no text", repr(words))
