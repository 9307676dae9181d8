"""Pictures drawn once, and what of them is looked at."""

import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from drawn_pictures import KINDS, draw_real
from matplotlib import pyplot as plt


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def picture(real_corpus, kind, lang):
    """Return the real picture of each kind in each language."""
    return draw_real(real_corpus, kind, lang)


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


@pytest.fixture(scope="session")
def read_svg():
    """Return a function that finds the drawing in what a page shows, parsed."""

    def read(picture):
        html = picture.write_html()
        return ElementTree.fromstring(re.search(r"<svg.*</svg>", html, re.DOTALL)[0])

    return read


def list_texts(axes):
    """List the words on a picture, ticks and key included, that are not empty."""
    texts = axes.get_figure().findobj(plt.Text)
    return [text.get_text() for text in texts if text.get_text()]


@pytest.fixture(scope="session")
def read_texts():
    return list_texts


@pytest.fixture
def make_rows():
    """Return a function that makes figures as an analyst may have them."""

    def make(*ends, **columns):
        frame = pd.DataFrame(ends, columns=["low", "high"], dtype=float)
        names = [f"row {place}" for place in range(len(frame))]
        return frame.assign(**{"series": names, "unit_id": "person", **columns})

    return make
