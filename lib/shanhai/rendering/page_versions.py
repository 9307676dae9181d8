"""What a page was made with."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from types import MappingProxyType

# What a page's bytes depend on besides the data and the notebook.
PACKAGES = (
    "shanhai",
    "pandas",
    "numpy",
    "matplotlib",
    "seaborn",
    "zhplot",
    "fluent.runtime",
    "papermill",
    "ipykernel",
    "nbconvert",
    "jinja2",
)


@cache
def list_versions() -> Mapping[str, str]:
    """List Python and the packages that make a page, with their versions."""
    installed = {name: version(name) for name in PACKAGES}
    return MappingProxyType({"Python": platform.python_version(), **installed})
