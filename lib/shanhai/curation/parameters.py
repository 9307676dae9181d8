"""Check what a notebook or report is asked for, by codelist and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from shanhai.curation.corpus import Corpus
from shanhai.errors import ParameterError, Problem, suggest

LANGUAGES = ("en", "zh")
CODELISTS: Mapping[str, str] = MappingProxyType(
    {
        "pairing_id": "pairing",
        "pairing_ids": "pairing",
        "domain_id": "domain",
        "domain_ids": "domain",
        "source_ids": "source",
    }
)


def check_parameters(corpus: Corpus, **values: object) -> None:
    """Raise for every value that no codelist holds; an empty list means all.

    Raises
    ------
    ParameterError
        With every problem at once, each with near matches.
    """
    problems = [
        problem
        for name, value in values.items()
        for problem in find_code_problems(corpus, name, value, place="parameters")
    ]
    if problems:
        raise ParameterError(problems)


def find_code_problems(
    corpus: Corpus, name: str, value: object, *, place: str
) -> Iterator[Problem]:
    """Yield a problem for each code in a parameter's value that is not known."""
    if name == "lang":
        kind, known = "language", list(LANGUAGES)
    elif name in CODELISTS:
        kind, known = CODELISTS[name], corpus.known(CODELISTS[name])
    else:
        return
    codes = value if isinstance(value, (list, tuple)) else [value]
    for code in map(str, codes):
        if code not in known:
            rule = f"{name}: unknown {kind}"
            yield Problem(place, None, code, rule, suggest(code, known))
