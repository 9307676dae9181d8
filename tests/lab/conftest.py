"""One JupyterLab for all tests, with every notebook open and run."""

from collections.abc import Iterator

import nbformat
import pytest
from labs import NOTEBOOKS, Lab, name_copy, open_lab, serve_lab
from playwright.sync_api import Browser

MOST_AT_ONCE = 5


@pytest.fixture(scope="module")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Return JupyterLab with all notebooks open in one window, each one run."""
    with serve_lab(tmp_path_factory.mktemp("lab")) as (address, notebooks):
        opened = open_lab(browser, address, notebooks)
        # As many kernels at once as a reader starts: of a dozen, the server fails one.
        for first in range(0, len(NOTEBOOKS), MOST_AT_ONCE):
            opened.run(*NOTEBOOKS[first : first + MOST_AT_ONCE])
        yield opened


@pytest.fixture(scope="module")
def copies(browser: Browser, lab: Lab) -> Lab:
    """Return a window with copies of the notebooks as a stranger sends them.

    They have their outputs; JupyterLab has no reason to trust them.
    """
    opened = open_lab(browser, lab.address, lab.notebooks)
    for name in NOTEBOOKS:
        notebook = lab.save(name)
        notebook.metadata["copied"] = True
        nbformat.write(notebook, lab.notebooks / name_copy(name))
        opened.open(name_copy(name))
    return opened


@pytest.fixture(params=NOTEBOOKS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param
