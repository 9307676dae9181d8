"""Curated, sourced figures on Guangdong-Guizhou paired assistance.

``corpus = shanhai.load()`` is the way in. The rooms, each importing only from
those before it: ``curation`` (what documents say), ``analysis`` (what we derive),
``reporting`` (what a reader sees), ``rendering`` (how reports are made).
"""

from shanhai.curation.corpus import Corpus, load
from shanhai.curation.parameters import check_parameters
from shanhai.errors import ShanhaiError

__all__ = ["Corpus", "ShanhaiError", "__version__", "check_parameters", "load"]

__version__ = "0.1.0"
