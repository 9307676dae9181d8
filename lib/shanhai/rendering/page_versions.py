"""What a page was made with."""

from __future__ import annotations

import platform
from importlib.metadata import version

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


def list_versions() -> dict[str, str]:
    """List Python and the packages that make a page, with their versions."""
    installed = {name: version(name) for name in PACKAGES}
    return {"Python": platform.python_version(), **installed}
