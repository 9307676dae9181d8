"""The package's own face: few names, imported when they are asked for."""

import subprocess
import sys

import pytest

import shanhai


def run(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_package_does_not_wait_for_pandas_until_it_is_needed():
    program = "import sys, shanhai; print('pandas' in sys.modules); shanhai.load"
    assert run(f"{program}; print('pandas' in sys.modules)").split() == [
        "False",
        "True",
    ]


def test_each_public_name_is_listed_and_can_be_imported():
    names = ", ".join(shanhai.__all__)
    listed = f"import shanhai; print(set({shanhai.__all__}) <= set(dir(shanhai)))"
    program = f"{listed}; from shanhai import *; from shanhai import reporting; {names}"
    assert run(program) == "True\n"


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="shanhai attribute laod"):
        shanhai.laod  # noqa: B018
