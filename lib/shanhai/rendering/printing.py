"""A page as PDF, printed by the browser that shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from shanhai.errors import ShanhaiError
from shanhai.rendering.files import write_whole

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = ("--headless", "--disable-gpu", "--no-pdf-header-footer")
# Many times what the longest page takes.
PATIENCE = 120


def print_page(page: Path) -> Path:
    """Print a page to a PDF beside it; the style sheet numbers its sheets.

    Raises
    ------
    ShanhaiError
        Without a browser, or when it prints nothing. The page stays.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        raise ShanhaiError(
            f"{page} stands; for its PDF a browser is needed ({', '.join(BROWSERS)}). "
            "Install chromium, or print the page from another browser."
        )
    with TemporaryDirectory(prefix="shanhai-") as folder:
        made = Path(folder) / "page.pdf"
        command = [browser, *OPTIONS, f"--user-data-dir={folder}/profile"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")
        try:
            told = subprocess.run(
                [*command, f"--print-to-pdf={made}", page.resolve().as_uri()],
                capture_output=True,
                text=True,
                timeout=PATIENCE,
            ).stderr
        except subprocess.TimeoutExpired:
            told = f"nothing within {PATIENCE} seconds"
        if not made.exists():
            reason = told.strip().rpartition("\n")[2]
            raise ShanhaiError(f"{page}: {browser} printed no PDF: {reason}")
        write_whole(pdf := page.with_suffix(".pdf"), made.read_bytes())
    return pdf
