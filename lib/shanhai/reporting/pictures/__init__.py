"""Pictures by seaborn: a tidy frame in, matplotlib axes out.

Each picture has a function of its name that draws, and one (``describe_``) that returns
its title and what it says to those who cannot see it. ``show`` calls both.
"""

from shanhai.lean_imports import attach_names

__getattr__, __dir__, __all__ = attach_names(__name__, __file__)
