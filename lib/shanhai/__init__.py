"""Curated, sourced figures on Guangdong-Guizhou paired assistance.

``corpus = shanhai.load()`` is the way in. The rooms, each importing only from
those before it: ``curation`` (what documents say), ``analysis`` (what we derive),
``reporting`` (what a reader sees), ``rendering`` (how reports are made).
"""

from shanhai.lean_imports import attach_names

__version__ = "0.1.0"

# Names are in `__init__.pyi` and imported when first asked for: a command that has
# nothing to do must not wait for pandas.
__getattr__, __dir__, __all__ = attach_names(__name__, __file__)
