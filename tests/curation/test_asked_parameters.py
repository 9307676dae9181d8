"""What a notebook is asked for: forms and codes, every problem in words."""

import pandas as pd
import pytest

from shanhai import check_parameters
from shanhai.curation.parameters import find_unknown_names, list_codes
from shanhai.errors import ParameterError, ShanhaiError


@pytest.mark.parametrize(
    ("values", "rule", "form"),
    [
        ({"pairing_ids": "jia-yi"}, "pairing_ids is no list", "['jia-yi']"),
        ({"pairing_ids": "jia-yi, b"}, "pairing_ids is no list", "['jia-yi', 'b']"),
        ({"pairing_ids": "['jia-yi']"}, "pairing_ids is no list", "['jia-yi']"),
        ({"domain_ids": ""}, "domain_ids is no list", "[]"),
        ({"source_ids": None}, "source_ids is no list", "[]"),
        ({"source_ids": 0}, "source_ids is no list", "['0']"),
        ({"domain_ids": [7]}, "domain_ids holds what is no text", "['7']"),
        ({"pairing_id": ["jia-yi"]}, "pairing_id is no text", "'jia-yi'"),
        ({"pairing_id": 7}, "pairing_id is no text", "'7'"),
        ({"lang": ["en"]}, "lang is no text", "'en'"),
    ],
)
def test_parameter_of_a_wrong_form_is_one_problem(corpus, values, rule, form):
    with pytest.raises(ParameterError) as caught:
        check_parameters(corpus, **values)
    (problem,) = caught.value.problems
    ((name, value),) = values.items()
    assert (problem.value, problem.rule) == (str(value), rule)
    assert problem.remedy == f'Write {form}; with papermill, -y "{name}: {form}"'


def test_every_parameter_has_its_problems(corpus):
    with pytest.raises(ParameterError) as caught:
        check_parameters(
            corpus, pairing_ids="jia-yi", lang="fr", domain_ids=["labor", "fund"]
        )
    assert [problem.rule for problem in caught.value.problems] == [
        *("pairing_ids is no list", "lang: unknown language"),
        *("domain_ids: unknown domain", "domain_ids: unknown domain"),
    ]
    assert "Did you mean 'labour'" in caught.value.problems[2].remedy


def test_parameters_in_form_pass(corpus):
    check_parameters(corpus, pairing_ids=["jia-yi"], domain_ids=[], lang="zh", top=3)


@pytest.mark.parametrize(
    "codes",
    [["a", "b"], ("a", "b"), iter("ab"), {"a": 1, "b": 2}, pd.Series(["a", "b"])],
)
def test_codes_of_any_iterable_are_listed(codes):
    assert list_codes("pairing_ids", codes) == ["a", "b"]


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("jia-yi", "pairing_ids is no list: write ['jia-yi']"),
        (7, "pairing_ids is no list: write ['7']"),
        (["a", 7], "pairing_ids holds what is no text: write ['a', '7']"),
    ],
)
def test_what_is_no_list_of_codes_is_refused(codes, words):
    with pytest.raises(ShanhaiError) as caught:
        list_codes("pairing_ids", codes)
    assert str(caught.value) == words


DECLARED = 'lang: str = "en"  # language\npairing_ids = []\n'


@pytest.mark.parametrize(
    ("passed", "unknown"),
    [
        ('lang = "zh"\npairing_ids = ["jia-yi"]', []),
        ('lagn = "zh"', ["lagn"]),
        ('pairing_id = "jia-yi"\nlang = "zh"\ntop = 3', ["pairing_id", "top"]),
    ],
)
@pytest.mark.parametrize("before", [[], ["", "%matplotlib inline"], ["a = = 1"]])
def test_names_that_papermill_passed_are_those_of_the_notebook(before, passed, unknown):
    cells = [*before, DECLARED, f"# Parameters\n{passed}\n", "later = 1"]
    problems = list(find_unknown_names(cells))
    assert [problem.value for problem in problems] == unknown


def test_a_name_near_to_one_of_the_notebook_is_suggested():
    (problem,) = find_unknown_names([DECLARED, "# Parameters\nlagn = 1"])
    assert problem.rule == "the notebook has no such parameter"
    assert problem.remedy == "Did you mean 'lang'? Known: lang, pairing_ids"


@pytest.mark.parametrize("before", [[], ["", "%load_ext a"], ["import shanhai"]])
def test_a_notebook_without_a_cell_of_parameters_takes_any(before):
    assert not [*find_unknown_names([*before, "# Parameters\nlagn = 1"])]


def test_a_cell_of_a_reader_is_none_of_papermill():
    assert not [*find_unknown_names([DECLARED, "lagn = 1"])]
