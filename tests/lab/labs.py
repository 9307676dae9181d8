"""The project's own JupyterLab: started as `make lab` does, driven in a browser."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import nbformat
import psutil
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(one.name for one in (ROOT / "notebooks").glob("*.ipynb"))
# The explorer has a window and tests of its own: beside others it may never rest.
NOTEBOOKS.remove("00-explore.ipynb")
COMMAND = [
    *("lab", "--notebook-dir=.", "--LabApp.default_url=/lab/tree/notebooks"),
    "--LanguageServerManager.autodetect=False",
]
TOKEN = "test"
OPTIONS = [
    "--no-browser",
    "--allow-root",
    "--ServerApp.port=0",
    f"--IdentityProvider.token={TOKEN}",
    "--LabApp.expose_app_in_browser=True",
]
# Asks each new reader a question, in a box over what is tested.
NEWS = "@jupyterlab/apputils-extension:announcements"
LONGEST_START, LONGEST_RUN, LONGEST_WAIT = 120, 180, 60
HANGS = ("Replacing stale connection", "ERROR")
THEMES, SCHEMES = ("JupyterLab Light", "JupyterLab Dark"), ("light", "dark")
OUTPUTS = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea [data-mime-type]"
OWN = ("HOME", "JUPYTER", "JPY", "XDG", "IPYTHON", "MPL", "PYTHON", "SHANHAI")

# JupyterLab draws the cells out of sight when it has nothing else to do.
OPEN = """
async ([path, seconds]) => {
  const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  const show = async () => {
    const panel = await jupyterapp.commands.execute("docmanager:open", {path});
    await panel.context.ready;
    const cells = panel.content.widgets;
    while (!cells.length || cells.some(cell => cell.isPlaceholder())) await wait(50);
    return true;
  };
  return Promise.race([show(), wait(1000 * seconds).then(() => false)]);
}
"""
# Kernels start one by one: while one is starting, jupyter_server may fail to list them
# (jupyter/notebook#5345). They run together. A notebook is done when its kernel rests
# and all cells have run, or one of them has failed.
RUN = """
async ([paths, seconds]) => {
  const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  const open = path => jupyterapp.commands.execute("docmanager:open", {path});
  const isDone = panel => {
    const cells = [...panel.content.model.cells].filter(cell => cell.type === "code");
    const hasFailed = cell =>
      cell.outputs.toJSON().some(output => output.output_type === "error");
    const isIdle = panel.sessionContext.session?.kernel?.status === "idle";
    const haveRun = cells.every(cell => cell.executionCount);
    return isIdle && (haveRun || cells.some(hasFailed));
  };
  const rest = async (panel, run) => {
    await run;
    while (!isDone(panel)) await wait(100);
  };
  const late = new Set(paths);
  const tell = async path => {
    const kernel = (await open(path)).sessionContext.session?.kernel;
    return `${path}: ${kernel?.status}, ${kernel?.connectionStatus}`;
  };
  const runAll = async () => {
    const resting = [];
    for (const path of paths) await (await open(path)).sessionContext.ready;
    for (const path of paths) {
      const panel = await open(path);
      while (jupyterapp.shell.currentWidget !== panel) await wait(20);
      const run = jupyterapp.commands.execute("notebook:run-all-cells");
      resting.push(rest(panel, run).then(() => late.delete(path)));
    }
    await Promise.all(resting);
  };
  await Promise.race([runAll(), wait(1000 * seconds)]);
  return Promise.all([...late].map(tell));
}
"""
# JupyterLab scrolls to the active cell of a notebook that comes to the front.
SETTLE = """
async milliseconds => {
  const box = jupyterapp.shell.currentWidget.content.outerNode;
  let [place, start] = [null, 0];
  while (place === null || performance.now() - start < milliseconds) {
    if (box.scrollTop !== place) [place, start] = [box.scrollTop, performance.now()];
    await new Promise(done => setTimeout(done, 50));
  }
}
"""
DO = "([name, options]) => jupyterapp.commands.execute(name, options).then(() => {})"
# What a reader sees as an error in the notebook that is in front.
LIST_ERRORS = """
around => [...document.querySelectorAll(around)]
  .filter(one => /error|stderr/.test(one.dataset.mimeType)
    || /^(Javascript )?Error/m.test(one.textContent))
  .map(one => one.textContent.trim().slice(0, 300))
"""
# Links whose target is missing, stands twice in the window, or is hidden by a fold
# that is closed: JupyterLab opens none.
LIST_DEAD = """
around => {
  const areas = [...document.querySelectorAll(around)];
  const pick = selector => areas.flatMap(area => [...area.querySelectorAll(selector)]);
  const read = link => link.getAttribute("href") ?? link.getAttribute("xlink:href");
  const own = pick("a").map(read).filter(address => address?.startsWith("#"));
  const tell = address => {
    const name = address.slice(1);
    const named = `[id="${name}"], [data-jupyter-id="${name}"]`;
    const found = document.querySelectorAll(named);
    if (found.length !== 1) return `${address}: ${found.length} targets`;
    return found[0].checkVisibility() ? null : `${address}: hidden`;
  };
  return [...new Set(own)].map(tell).filter(Boolean);
}
"""


class Lab(NamedTuple):
    """A window with JupyterLab: its server, what its console complained of."""

    page: Page
    address: str
    notebooks: Path
    complaints: list[str]

    def open(self, name: str) -> None:
        """Bring a notebook to the front."""
        asked = [f"notebooks/{name}", LONGEST_RUN]
        assert self.page.evaluate(OPEN, asked), f"{name} never showed"

    def run(self, *names: str) -> None:
        """Open notebooks, run all their cells, wait until their kernels rest."""
        paths = [f"notebooks/{name}" for name in names]
        late = self.page.evaluate(RUN, [paths, LONGEST_RUN])
        assert late == [], f"never rested: {late}; {self.list_hangs()}"
        for name in names:
            self.open(name)

    def list_hangs(self) -> list[str]:
        """List what the server logs when JupyterLab itself waits for a kernel."""
        lines = (self.notebooks.parent / "log.txt").read_text().splitlines()
        return [one for one in lines if any(sign in one for sign in HANGS)]

    def save(self, name: str) -> nbformat.NotebookNode:
        self.open(name)
        self.page.evaluate(DO, ["docmanager:save", {}])
        return nbformat.read(self.notebooks / name, as_version=4)

    def write(self, name: str, *codes: str) -> None:
        cells = [new_code_cell(code) for code in codes]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        notebook = new_notebook(cells=cells, metadata=kernel)
        nbformat.write(notebook, self.notebooks / name)

    def settle(self) -> None:
        """Wait until the notebook in front has stood still for a second."""
        self.page.evaluate(SETTLE, 1000)

    def dress(self, theme: str) -> None:
        """Change the theme, and wait until it is shown."""
        self.page.evaluate(DO, ["apputils:change-theme", {"theme": theme}])
        is_light = str("Light" in theme).lower()
        shown = self.page.locator(f"body[data-jp-theme-light={is_light}]")
        expect(shown).to_be_attached()

    def find(self, selector: str) -> Locator:
        """Find something in the outputs of the notebook that is in front."""
        return self.page.locator(OUTPUTS).locator(selector)

    def list_errors(self) -> list[str]:
        return self.page.evaluate(LIST_ERRORS, OUTPUTS)

    def list_dead_links(self) -> list[str]:
        return self.page.evaluate(LIST_DEAD, OUTPUTS)


def name_copy(name: str) -> str:
    return f"copy-{name}"


@contextmanager
def serve_lab(folder: Path) -> Iterator[tuple[str, Path]]:
    """Run JupyterLab on a copy of notebooks and data, in a fresh home.

    Yields its address and the folder of the notebooks.
    """
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, folder / name)
    home = folder / "home"
    (home / ".jupyter" / "labconfig").mkdir(parents=True)
    settings = home / ".jupyter" / "labconfig" / "page_config.json"
    settings.write_text(
        json.dumps({"disabledExtensions": {NEWS: True}}), encoding="utf-8"
    )
    kept = {k: v for k, v in os.environ.items() if not k.startswith(OWN)}
    own = {"HOME": str(home), "SHANHAI_ROOT": str(folder), "PYTHONUNBUFFERED": "1"}
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("jupyter"), *COMMAND, *OPTIONS],
            cwd=folder,
            env=kept | own | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield find_address(process, home, folder / "log.txt"), folder / "notebooks"
    finally:
        # Asked to stop, it may wait for one of many kernels for ever.
        kill_all(process.pid)
        process.wait()


def kill_all(pid: int) -> None:
    """Kill a process and, after it, all that it has started."""
    first = psutil.Process(pid)
    for one in [first, *first.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            one.kill()


def find_address(process: subprocess.Popen, home: Path, log: Path) -> str:
    """Wait until the server has written where it listens."""
    deadline = time.monotonic() + LONGEST_START
    while process.poll() is None and time.monotonic() < deadline:
        for path in home.rglob("jpserver-*.json"):
            if text := path.read_text(encoding="utf-8"):
                return json.loads(text)["url"]
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start: {log.read_text()[-2000:]}")


def open_lab(browser: Browser, address: str, notebooks: Path) -> Lab:
    """Open a window of its own, with no notebook in it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(LONGEST_WAIT * 1000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: message.type == "error" and complaints.append(message.text),
    )
    page.goto(f"{address}lab?reset&token={TOKEN}")
    page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
    return Lab(page, address, notebooks, complaints)
