"""The package's own face: few names, imported when they are asked for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import shanhai
from shanhai import reporting


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


def test_the_stub_says_what_can_be_imported():
    for package in (shanhai, reporting):
        stub = ast.parse(Path(package.__file__).with_suffix(".pyi").read_text("utf-8"))
        (told,) = (
            ast.literal_eval(line.value)
            for line in stub.body
            if isinstance(line, ast.Assign)
        )
        assert sorted(told) == sorted(package.__all__)
        assert all(hasattr(package, name) for name in told)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="shanhai attribute laod"):
        shanhai.laod  # noqa: B018
