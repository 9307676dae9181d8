"""What pandas and matplotlib show by themselves, as a page can show it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from io import BytesIO

from markupsafe import Markup
from PIL import Image, ImageColor

from shanhai.reporting.messages import say
from shanhai.reporting.style import COLOURS

# pandas' frame with the style sheet that it brings, and the line below a long one.
FRAME = re.compile(
    r"<div>\s*<style scoped>.*?</style>\s*"
    r'<table border="1" class="dataframe">(?P<rows>.*?)</table>\s*'
    r"(?:<p>(?P<n_rows>\d+) rows × (?P<n_columns>\d+) columns</p>\s*)?</div>",
    re.DOTALL,
)
SHEET = Markup(
    '<div class="frame" tabindex="0" role="group" aria-label="{label}">'
    '<table class="dataframe">{rows}</table></div>{size}'
)
# A text that would make a narrow column very tall.
LONG = re.compile(r"<td>([^<]{25,}?)(?=<)")
# A cell in Chinese alone: what a document says stays so on pages in English.
CHINESE = re.compile(r"<td(?=[^>]*>[^<A-Za-z]*[㐀-鿿][^<A-Za-z]*<)")
MOST_COLOURS = 64


def fit_frames(html: str, lang: str) -> str:
    """Return HTML with the frames of pandas in boxes that scroll, without styles.

    A page's policy allows no styles of others.
    """

    def fit(found: re.Match[str]) -> str:
        rows = re.sub(r"\s*\n\s*", "", found["rows"]).replace("<th></th>", "<td></td>")
        rows = CHINESE.sub('<td lang="zh"', LONG.sub(r'<td class="long">\1', rows))
        told = {"rows": found["n_rows"], "columns": found["n_columns"]}
        size = say(lang, "page-frame-size", **told) if found["n_rows"] else ""
        return SHEET.format(
            label=say(lang, "page-frame"),
            rows=Markup(re.sub(r' style="[^"]*"', "", rows)),
            size=Markup('<p class="note">{}</p>').format(size) if size else "",
        )

    return FRAME.sub(fit, html)


def shrink_png(picture: str) -> str:
    """Return a PNG with few colours on the paper's ground, a quarter as large.

    Parameters
    ----------
    picture
        The PNG in Base64, as a notebook keeps it; what is no picture stays.
    """
    try:
        drawn = Image.open(BytesIO(b64decode(picture))).convert("RGBA")
    except (OSError, ValueError):
        return picture
    paper = Image.new("RGBA", drawn.size, ImageColor.getrgb(COLOURS["paper"]))
    paper.alpha_composite(drawn)
    few = paper.convert("RGB").quantize(MOST_COLOURS, dither=Image.Dither.NONE)
    buffer = BytesIO()
    few.save(buffer, "PNG", optimize=True)
    return b64encode(buffer.getvalue()).decode("ascii")
