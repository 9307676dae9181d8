"""Curated, sourced figures on Guangdong-Guizhou paired assistance.

``corpus = shanhai.load()`` is the way in. The rooms, each importing only from
those before it: ``curation`` (what documents say), ``analysis`` (what we derive),
``reporting`` (what a reader sees), ``rendering`` (how reports are made).
"""

from typing import Any

import lazy_loader

from shanhai.lean_imports import explain_missing

__version__ = "0.1.0"

# Names are in `__init__.pyi` and imported when first asked for: a command that has
# nothing to do must not wait for pandas.
_find, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> Any:
    """Import a public name; say which extra brings what it needs."""
    try:
        return _find(name)
    except ModuleNotFoundError as error:
        hint = f"shanhai.{name}: {explain_missing(error)}"
        raise ModuleNotFoundError(hint, name=error.name) from error
