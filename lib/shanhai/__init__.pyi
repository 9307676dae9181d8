from .curation.corpus import Corpus
from .curation.loading import load
from .curation.parameters import check_parameters
from .errors import ShanhaiError

__all__ = ["Corpus", "ShanhaiError", "check_parameters", "load"]

__version__: str
