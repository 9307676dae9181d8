"""Where matplotlib keeps its settings and the list of fonts."""

from __future__ import annotations

import matplotlib


def name_chart_folders() -> dict[str, str]:
    """Return the variables that name matplotlib's folders.

    Its settings are its own, not a user's: pages come out the same anywhere. Without
    a home that can be written to it makes a temporary folder; so would each program
    that is started, with a warning where a reader sees it.
    """
    folder = matplotlib.get_configdir()
    is_temporary = folder == matplotlib.get_cachedir()
    return {
        "MATPLOTLIBRC": matplotlib.get_data_path(),
        **({"MPLCONFIGDIR": folder} if is_temporary else {}),
    }
