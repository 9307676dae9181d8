"""Pictures by seaborn: a tidy frame in, matplotlib axes out.

Each picture has a function of its name that draws, and one (``describe_``) that returns
its title and what it says to those who cannot see it. ``show`` calls both.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
