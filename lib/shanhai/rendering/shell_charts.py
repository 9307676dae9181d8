"""pyplot in a shell: figures appear under their cells, as in a started kernel.

matplotlib is not imported here: a notebook without charts needs none of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module

from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import activate_matplotlib

INLINE = "module://matplotlib_inline.backend_inline"
BACKEND = "matplotlib_inline.backend_inline"


@contextmanager
def lend_charts() -> Iterator[None]:
    """Lend matplotlib with its own settings; put back what was set.

    A user's matplotlibrc counts for none of them: pages come out the same anywhere.
    Figures of the process are out of reach meanwhile; those made are closed.
    """
    library = sys.modules.get("matplotlib")
    chosen = _find_backend()
    with library.rc_context() if library else nullcontext(), _keep_figures():
        if library:
            library.rcdefaults()
        yield
    if isinstance(chosen, str) and "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].switch_backend(chosen)
    elif library:
        # Set the usual way, matplotlib's sign for none yet changes nothing.
        dict.update(library.rcParams, backend=chosen)


@contextmanager
def show_charts(shell: InteractiveShell) -> Iterator[None]:
    """Let figures appear in a shell, until it ends."""
    if not os.environ.get("MPLBACKEND"):
        os.environ["MPLBACKEND"] = INLINE
    _choose_backend(shell, os.environ["MPLBACKEND"])
    try:
        yield
    finally:
        _forget_shell()


@contextmanager
def _keep_figures() -> Iterator[None]:
    """Put the process's open figures aside; close those that are opened meanwhile."""
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    aside = dict(helpers.Gcf.figs) if helpers else {}
    if helpers:
        helpers.Gcf.figs.clear()
    try:
        yield
    finally:
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")
        if helpers:
            helpers.Gcf.figs.update(aside)


def _find_backend() -> object:
    """Return the backend as it is set: a name, or matplotlib's sign for none yet."""
    library = sys.modules.get("matplotlib")
    return dict.get(library.rcParams, "backend") if library else None


def _choose_backend(shell: InteractiveShell, name: str) -> None:
    """Choose a backend at once, or leave it to the first figure.

    That is possible once: the inline backend takes the shell when it is imported.
    """
    if isinstance(_find_backend(), str) or BACKEND in sys.modules:
        activate_matplotlib(name)
        import_module(BACKEND).configure_inline_support(shell, name)
    elif "matplotlib" in sys.modules:
        sys.modules["matplotlib"].rcParams["backend"] = name


def _forget_shell() -> None:
    """Undo what the inline backend and pyplot remember of a shell."""
    if BACKEND in sys.modules:
        inline = sys.modules[BACKEND]
        inline.InlineBackend.clear_instance()
        vars(inline.configure_inline_support).pop("current_backend", None)
        inline.show._to_draw, inline.show._draw_called = [], False
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].uninstall_repl_displayhook()
