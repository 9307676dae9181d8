from . import pictures
from .style import use_style

__all__ = [
    "pictures",
    "use_style",
]
