"""The axis of rows: from zero, or logarithmic where the spread asks for it."""

import re

import pandas as pd
import pytest

from shanhai.reporting.html import templates
from shanhai.reporting.interval_rows import make_scale


@pytest.mark.parametrize(("largest", "is_log"), [(1000, False), (1001, True)])
def test_log_axis_only_beyond_a_hundredfold_spread(largest, is_log):
    rows = pd.DataFrame(
        {"low": [10.0, largest], "high": [10.0, largest], "qualifier": "exact"}
    )
    scale = make_scale(rows)
    assert scale.is_log is is_log
    assert scale.left == (10 if is_log else 0)


def test_zero_keeps_the_axis_linear():
    rows = pd.DataFrame({"low": [0.0, 9e9], "high": [0.0, 9e9], "qualifier": "exact"})
    assert not make_scale(rows).is_log


@pytest.mark.parametrize(
    ("count", "named"), [(1, "0"), (2, "01"), (3, "012"), (4, "03"), (5, "024")]
)
def test_first_middle_and_last_tick_have_room_for_their_text(count, named):
    ticks = [(10 * number, f"<{number}>") for number in range(count)]
    html = templates().get_template("track.html.j2").module.name_ticks(ticks)
    assert "".join(re.findall(r"&lt;(\d)&gt;", html)) == named
