"""The key below a chart: a sentence for each sign that is drawn, and for no other."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from shanhai.reporting.charts.panels import Panel
from shanhai.reporting.charts.rows import PLAIN_STATUS
from shanhai.reporting.wording import join_sentences, name_code


def word_key(panels: Sequence[Panel], *, lang: str) -> str:
    """Explain the signs of a profile's panels: status, interval, open end."""
    rows = pd.concat([panel.rows for panel in panels])
    is_plain = rows["status"] == PLAIN_STATUS
    signs = {"achieved": is_plain.any(), "status": not is_plain.all()}
    return _explain(signs | _find_shapes(rows), lang)


def word_comparison_key(panel: Panel, *, lang: str) -> str:
    """Explain the signs of a comparison: verdict, status, interval, gap."""
    rows = panel.rows
    is_drawn = rows["low"].notna()
    drawn = rows[is_drawn]
    signs = {
        "comparable": drawn["is_filled"].any(),
        "careful": not drawn["is_filled"].all(),
        "status": (drawn["status"] != PLAIN_STATUS).any(),
    }
    return _explain(signs | _find_shapes(drawn) | {"gap": not is_drawn.all()}, lang)


def _find_shapes(rows: pd.DataFrame) -> dict[str, bool]:
    """Tell which shapes besides the plain mark the rows are drawn with."""
    is_up_to = rows["qualifier"] == "at_most"
    is_open = np.isinf(rows["high"])
    is_interval = ~is_up_to & ~is_open & (rows["low"] < rows["high"])
    return {
        "interval": is_interval.any(),
        "up-to": is_up_to.any(),
        "open": is_open.any(),
    }


def _explain(signs: dict[str, bool], lang: str) -> str:
    drawn = [code for code, is_drawn in signs.items() if is_drawn]
    return join_sentences(lang, [name_code(lang, "drawn-sign", code) for code in drawn])
