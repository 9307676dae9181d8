"""Imports without what nothing asks for: it is absent for a moment only."""

import gc
import subprocess
import sys

import pytest

from shanhai import lean_imports
from shanhai.lean_imports import explain_missing, hold_collector, import_lean


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Return a folder with two modules: one would like to have the other."""
    wanting = "try:\n    import absent_one as found\nexcept ImportError:\n    found = 0"
    (tmp_path / "wanting_one.py").write_text(wanting, "utf-8")
    (tmp_path / "absent_one.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(lean_imports.ABSENT, "wanting_one", "absent_one")
    yield
    for name in ("wanting_one", "absent_one"):
        sys.modules.pop(name, None)


def test_a_module_does_without_another_that_stays_importable(modules):
    import_lean("wanting_one")
    assert sys.modules["wanting_one"].found == 0
    import absent_one

    assert absent_one.__name__ == "absent_one"


def test_what_is_imported_already_is_left_alone(modules):
    import absent_one

    import_lean("wanting_one")
    assert "wanting_one" not in sys.modules
    assert sys.modules["absent_one"] is absent_one


@pytest.mark.parametrize("name", lean_imports.ABSENT)
def test_what_is_left_out_would_still_be_imported(name):
    """Once this fails a library does without by itself, and need be helped no more."""
    absent = lean_imports.ABSENT[name]
    code = f"import sys, {name}; print({absent!r} in sys.modules)"
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"


def test_the_collector_is_after_an_error_as_it_was():
    with pytest.raises(ValueError, match="now"), hold_collector():
        with hold_collector():
            pass
        assert not gc.isenabled()
        raise ValueError("now")
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("module", "extra"),
    [
        ("seaborn", "render"),
        ("IPython.display", "render"),
        ("zmq", "render"),
        ("itables", "lab"),
        ("distributed.client", "cluster"),
    ],
)
def test_the_smallest_extra_that_brings_a_module_is_named(module, extra):
    told = explain_missing(ModuleNotFoundError(name=module))
    assert f"pip install 'shanhai[{extra}]'" in told
