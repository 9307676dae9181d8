"""The axis of a panel: from zero, or logarithmic where the spread asks for it."""

import math
from dataclasses import dataclass

import pandas as pd

# Beyond this spread the shorter marks of a linear axis all lie on zero.
WIDEST_LINEAR_SPREAD = 100
LINEAR_MARGIN, LOG_MARGIN = 1.06, 1.6
MOST_STEPS = 4


@dataclass(frozen=True)
class Scale:
    """Where the axis begins and ends, and which values it names."""

    left: float
    right: float
    ticks: tuple[float, ...]
    is_log: bool

    def find_share(self, value: float) -> float:
        """Return how far along the axis a value lies, from 0 to 1."""
        if self.is_log:
            return math.log(value / self.left) / math.log(self.right / self.left)
        return (value - self.left) / (self.right - self.left)


def make_scale(rows: pd.DataFrame) -> Scale:
    """Make the scale that holds every stated end of the rows' intervals."""
    reach = max(rows["low"].max(), rows.loc[rows["high"] < math.inf, "high"].max())
    # "At most" says nothing of its lower end, so the upper one counts.
    lows = rows["low"].where(rows["qualifier"] != "at_most", rows["high"])
    if lows.min() > 0 and reach / lows.min() > WIDEST_LINEAR_SPREAD:
        return _make_log(lows.min(), reach)
    return _make_linear(reach)


def _make_linear(reach: float) -> Scale:
    # Imported here: the first page has rows of its own, and draws nothing.
    from matplotlib.ticker import MaxNLocator

    right = reach * LINEAR_MARGIN or 1
    ticks = MaxNLocator(MOST_STEPS, steps=[1, 2, 5, 10]).tick_values(0, reach)
    kept = tuple(float(tick) for tick in ticks if 0 <= tick <= right)
    return Scale(0, right, kept, is_log=False)


def _make_log(smallest: float, reach: float) -> Scale:
    from matplotlib.ticker import LogLocator

    left, right = 10 ** math.floor(math.log10(smallest)), reach * LOG_MARGIN
    ticks = LogLocator(numticks=MOST_STEPS + 1).tick_values(left, reach)
    kept = tuple(float(tick) for tick in ticks if left <= tick <= right)
    return Scale(left, right, kept, is_log=True)
