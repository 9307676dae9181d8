"""One JupyterLab for all tests, with every notebook open and run."""

from collections.abc import Iterator

import pytest
from browsing import run_browser
from labs import ROOT, Lab, open_lab, serve_lab
from playwright.sync_api import Browser

NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    yield from run_browser()


@pytest.fixture(scope="session")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Return JupyterLab with all notebooks open in one window, each one run."""
    with serve_lab(tmp_path_factory.mktemp("lab")) as (address, notebooks):
        opened = open_lab(browser, address, notebooks)
        opened.run(*NOTEBOOKS)
        yield opened


@pytest.fixture(params=NOTEBOOKS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param
