"""Curated, sourced figures on Guangdong-Guizhou paired assistance.

``corpus = shanhai.load()`` is the way in. The rooms, each importing only from
those before it: ``curation`` (what documents say), ``analysis`` (what we derive),
``reporting`` (what a reader sees), ``rendering`` (how reports are made).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from shanhai.errors import ShanhaiError

if TYPE_CHECKING:
    from shanhai.curation.corpus import Corpus
    from shanhai.curation.loading import load
    from shanhai.curation.parameters import check_parameters

__all__ = ["Corpus", "ShanhaiError", "__version__", "check_parameters", "load"]

__version__ = "0.1.0"

# Imported when first asked for: a command that has nothing to do must not wait for
# pandas.
_HOMES = {
    "Corpus": "shanhai.curation.corpus",
    "check_parameters": "shanhai.curation.parameters",
    "load": "shanhai.curation.loading",
}


def __getattr__(name: str) -> object:
    """Import a public name from the module that it is at home in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, getattr(import_module(_HOMES[name]), name))


def __dir__() -> list[str]:
    """List the public names, whether imported yet or not."""
    return sorted({*globals(), *__all__})
