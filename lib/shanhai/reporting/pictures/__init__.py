"""Pictures by seaborn: a tidy frame in, matplotlib axes out.

Each picture has a function of its name that draws, one that says what it shows
(``describe_``), and one for those who cannot see it (``alt_``). ``show``
calls all three.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
