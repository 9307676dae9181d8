"""Everything a reader sees: exhibits, in English and Chinese."""

from shanhai.lean_imports import attach_names

# Names are in `__init__.pyi` and imported when first asked for: what sets words only,
# such as the first pages, must not wait for seaborn.
__getattr__, __dir__, __all__ = attach_names(__name__, __file__)
