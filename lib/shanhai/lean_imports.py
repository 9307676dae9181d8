"""Import what a program needs, no more than that, and no sooner."""

from __future__ import annotations

import gc
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any

import lazy_loader

from shanhai.arguments import check_arguments

EXTRA = re.compile(r"^([\w.-]+).*;.*extra == ['\"](\w+)")
ABSENT = {
    # Builds parsers for internationalised addresses, a format that none of our schemas
    # has; that takes longer than to load the corpus.
    # https://github.com/python-jsonschema/jsonschema/issues/1428
    "jsonschema": "rfc3987_syntax",
    # Prints how it ought to have been started, and no kernel of ours is debugged.
    # https://github.com/ipython/ipykernel/issues/975
    "ipykernel.debugger": "debugpy",
}


@contextmanager
def hold_collector() -> Iterator[None]:
    """Have nothing look for garbage meanwhile.

    What is imported and loaded stays, and to look through it again and again takes a
    fifth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def import_lean(name: str) -> None:
    """Import a module of `ABSENT`, and have it find none of what it is better without.

    Whoever imports that itself later gets it. Does nothing where either is imported
    already.
    """
    absent = ABSENT[name]
    if {name, absent} & {*sys.modules}:
        return
    # What stands there as None cannot be imported.
    sys.modules[absent] = None
    try:
        importlib.import_module(name)
    finally:
        del sys.modules[absent]


def explain_missing(error: ModuleNotFoundError) -> str:
    """Say which extra of the package brings what is not installed."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        lines = requires("shanhai") or []
    except PackageNotFoundError:
        lines = []
    brings: dict[str, list[str]] = {}
    for line in lines:
        for name, extra in EXTRA.findall(line.lower().replace("_", "-")):
            brings.setdefault(extra, []).append(name)
    module = str(error.name).partition(".")[0].lower().replace("_", "-")
    found = [extra for extra, names in brings.items() if module in names]
    # The smallest will do. What other packages bring along is of those that render.
    extra = min(found, key=lambda one: len(brings[one]), default="render")
    return (
        f"{error.name} is not installed, and this needs it. Install the extra "
        f"{extra!r}: pip install 'shanhai[{extra}]', or '.[{extra}]' in a checkout."
    )


def attach_names(package: str, file: str) -> tuple[Callable[[str], Any], Any, Any]:
    """Attach what `__init__.pyi` lists, as lazy_loader does: imported when asked for.

    Where an extra is missing, that is said. Functions check what they are given.
    """
    find, list_names, public = lazy_loader.attach_stub(package, file)

    def find_or_explain(name: str) -> Any:
        try:
            value = find(name)
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError(
                explain_missing(error), name=error.name
            ) from error
        if type(value) is FunctionType:
            # What was found is kept there, and found without asking.
            value = vars(sys.modules[package])[name] = check_arguments(value)
        return value

    return find_or_explain, list_names, public


def find_public(name: str) -> Any:
    """Return what the package offers as ``shanhai.<name>``.

    By this, methods of early rooms do what later rooms do, and import none: a corpus
    offers ``corpus.tidy()``, although words are a matter of ``reporting``.
    """
    return getattr(importlib.import_module("shanhai"), name)
