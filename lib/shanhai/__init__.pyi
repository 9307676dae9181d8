from .curation.corpus import Corpus
from .curation.loading import load
from .curation.parameters import check_parameters
from .errors import ShanhaiError
from .reporting.sentences.quote import quote

__all__ = ["Corpus", "ShanhaiError", "check_parameters", "load", "quote"]

__version__: str
