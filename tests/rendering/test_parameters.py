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


def test_a_missing_notebook_and_a_broken_one_are_refused(tmp_path):
    with pytest.raises(ParameterError, match="no such notebook"):
        read_parameters(tmp_path / "none.ipynb")
    (tmp_path / "text.ipynb").write_text("# no notebook", encoding="utf-8")
    with pytest.raises(ParameterError, match="not a notebook"):
        read_parameters(tmp_path / "text.ipynb")
    (tmp_path / "bytes.ipynb").write_bytes(b"\xff\xfe")
    with pytest.raises(ParameterError, match="not a notebook"):
        read_parameters(tmp_path / "bytes.ipynb")


def test_a_notebook_without_the_cell_is_refused(tmp_path):
    (tmp_path / "bare.ipynb").write_text('{"cells": []}', encoding="utf-8")
    with pytest.raises(ParameterError, match="0 cells are tagged"):
        read_parameters(tmp_path / "bare.ipynb")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"pairing": "alpha-beta"}, "no parameter 'pairing'. Did you mean 'pairing_id"),
        ({"pairing_id": "alpha-bet"}, "unknown pairing. Did you mean 'alpha-beta'"),
        ({"pairing_ids": ["alpha-beta", "x"]}, "'x': pairing_ids: unknown pairing"),
        ({"domain_id": "labor"}, "unknown domain. Did you mean 'labour'"),
        ({"source_ids": ["alpha-beta-2"]}, "Did you mean 'alpha-beta-1'"),
        ({"lang": "fr"}, "lang: unknown language. Known: en, zh"),
        ({"pairing_ids": "alpha-beta"}, "pairing_ids is not of type list"),
        ({"limit": True}, "limit is not of type int. Give a value such as 3"),
    ],
)
def test_a_value_that_does_not_fit_is_named(corpus, write_notebook, values, words):
    notebook = write_notebook(
        parameters='lang: str = "en"\n'
        'pairing_id: str = "alpha-beta"\n'
        "pairing_ids: list = []\n"
        'domain_id: str = "labour"\n'
        "source_ids: list = []\n"
        "limit: int = 3"
    )
    declared = read_parameters(notebook)
    (problem,) = find_value_problems(
        corpus, declared=declared, values=values, place="here"
    )
    assert str(problem).startswith("here: ")
    assert words in str(problem)


def test_known_values_and_empty_lists_pass(corpus, write_notebook):
    declared = read_parameters(write_notebook())
    values = {"lang": "zh", "pairing_id": "gamma-delta", "domain_ids_unused": []}
    assert not find_value_problems(
        corpus, declared=declared, values=values, place="here"
    )
