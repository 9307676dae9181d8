"""Everything a reader sees: exhibits, in English and Chinese."""

import lazy_loader

# Names are in `__init__.pyi` and imported when first asked for: what sets words only,
# such as the first pages, must not wait for seaborn.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
