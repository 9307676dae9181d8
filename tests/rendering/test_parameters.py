import pytest

from shanhai.errors import ParameterError
from shanhai.rendering.parameters import find_value_problems, read_parameters


def list_rules(error: pytest.ExceptionInfo) -> list[str]:
    return [problem.rule for problem in error.value.problems]


def test_parameters_are_read_with_type_default_and_meaning(write_notebook):
    notebook = write_notebook(
        parameters='lang: str = "en"  # the page\'s language\n'
        "pairing_ids: list[str] = [\n"
        '    "alpha-beta",\n'
        "]  # a list over lines, with '#' in a string\n"
        'sign: str = "# no comment"\n'
        "limit: int = -3\n"
        "is_long: bool = True"
    )
    lang, pairings, sign, limit, is_long = read_parameters(notebook)
    assert (lang.name, lang.type, lang.default) == ("lang", "str", "en")
    assert lang.meaning == "the page's language"
    assert (pairings.type, pairings.default) == ("list", ["alpha-beta"])
    assert pairings.meaning == "a list over lines, with '#' in a string"
    assert (sign.default, sign.meaning) == ("# no comment", "")
    assert (limit.default, is_long.default) == (-3, True)


def test_every_line_that_is_no_parameter_is_named_at_once(write_notebook, tmp_path):
    marker = tmp_path / "was-run"
    notebook = write_notebook(
        parameters='lang = "en"\n'
        f'made: str = open({str(marker)!r}, "w").name\n'
        "when: date = 1\n"
        "many: int = 1.5\n"
        "lost: str\n"
        "import os"
    )
    with pytest.raises(ParameterError) as error:
        read_parameters(notebook)
    assert list_rules(error) == [
        "not a parameter",
        "the value is no literal",
        "type date is not known, only str, list, int, float, bool are",
        "the value is no int",
        "the value is no str",
        "not a parameter",
    ]
    assert "one.ipynb[parameters]:1: 'lang = 'en''" in str(error.value).replace(
        '"', "'"
    )
    assert not marker.exists()


def test_a_parameters_cell_that_is_not_python_is_refused(write_notebook):
    with pytest.raises(ParameterError, match=r"\[parameters\]:1: not plain Python"):
        read_parameters(write_notebook(parameters="lang: str = = 1"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no such notebook"),
        (b"# no notebook", "not a notebook"),
        (b"\xff\xfe", "not a notebook"),
        (b'{"cells": []}', "0 cells are tagged"),
    ],
)
def test_a_notebook_that_cannot_be_read_is_refused(tmp_path, content, words):
    path = tmp_path / "one.ipynb"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ParameterError, match=words):
        read_parameters(path)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"pairing": "alpha-beta"}, "no parameter 'pairing'. Did you mean 'pairing_id"),
        ({"pairing_id": "alpha-bet"}, "unknown pairing. Did you mean 'alpha-beta'"),
        ({"lang": "fr"}, "lang: unknown language. Known: en, zh"),
        ({"domain_ids_unused": "x"}, "domain_ids_unused is not of type list"),
        ({"lang": "zh", "pairing_id": "gamma-delta", "domain_ids_unused": []}, None),
    ],
)
def test_a_value_that_does_not_fit_is_named(corpus, write_notebook, values, words):
    declared = read_parameters(write_notebook())
    problems = find_value_problems(
        corpus, declared=declared, values=values, place="here"
    )
    told = [str(problem) for problem in problems]
    assert len(told) == (words is not None)
    assert all(one.startswith("here: ") and words in one for one in told)
