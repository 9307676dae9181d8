"""Texts that try to break a drawing, and what to look for in one."""

import matplotlib as mpl

from shanhai.reporting.style import list_settings

# A drawing is as wide as a phone's page, so that a point is a pixel there.
SMALLEST_ON_A_PHONE = 11

HOSTILE_TEXTS = {
    "markup": '<script>alert(1)</script>"><img src=x onerror=alert(1)>',
    "formula": '=HYPERLINK("https://example.org")',
    "bidirectional": "\u202eabc\u2066def\u200b",
    "latex": r"$x^2$ \frac{1}{2} **bold** _under_",
    "long": "x" * 10_000,
    "long Chinese": "县" * 10_000,
    "many words": "word " * 2_000,
    "lines": "a\n\n\tb\r\n" * 100,
}


def list_small_texts(figure):
    """List the texts that a reader on a phone could not read."""
    texts = figure.axes[0].texts
    return [t.get_text() for t in texts if t.get_fontsize() < SMALLEST_ON_A_PHONE]


def list_cut_texts(figure):
    """List the texts that reach over the drawing's edge or over each other."""
    frame = figure.bbox
    with mpl.rc_context(list_settings("en")):
        boxes = [(t.get_text(), t.get_window_extent()) for t in figure.axes[0].texts]
    outside = [
        text
        for text, box in boxes
        if box.x0 < frame.x0 - 1
        or box.x1 > frame.x1 + 1
        or box.y0 < frame.y0 - 1
        or box.y1 > frame.y1 + 1
    ]
    lines = [(text, box.shrunk(1, 0.6)) for text, box in boxes if text]
    crossing = [
        f"{text} × {other}"
        for n, (text, box) in enumerate(lines)
        for other, second in lines[n + 1 :]
        if box.overlaps(second)
    ]
    return outside + crossing
