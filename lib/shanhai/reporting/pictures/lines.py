"""Lines of text that fit a width, without measuring a font: browsers have others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from shanhai.controls import reveal_controls

TEXT = 11.0
# Fonts of browsers are up to a tenth wider than the bundled one.
ROOM = 0.9
WIDE, NARROW = 1.0, 0.5
ELLIPSIS = "…"
# An arrow with its word; a Chinese character with marks that must stay beside it; a
# word.
PIECE = re.compile(
    "→ *\\S+\\s*"
    "|[（「『《“]*[\u2e80-\uffef][，。、；：）」』》”…]*"
    "|[^\\s\u2e80-\uffef]+\\s*|\\s+"
)
CHINESE = re.compile("[\u2e80-\uffef]")
# The font has these as wide as a Chinese character only.
QUOTES = str.maketrans("“”‘’", "\"\"''")


def wrap(text: object, room: float, size: float = TEXT, most: int = 3) -> list[str]:
    """Break a text into lines of so many points, the last one cut if it must."""
    ems, lines = room * ROOM / size, [""]
    for piece in _split(tidy_line(str(text)), ems):
        joined = lines[-1] + piece
        if not lines[-1] or _measure(joined.rstrip()) <= ems:
            lines[-1] = joined
        elif len(lines) < most:
            lines.append(piece.lstrip())
        else:
            kept = lines[-1].rstrip()
            while kept and _measure(kept + ELLIPSIS) > ems:
                kept = kept[:-1].rstrip()
            lines[-1] = kept + ELLIPSIS
            break
    return [line.strip() for line in lines]


def tidy_line(text: str) -> str:
    """Put a text on one line, unseen characters as codes, English quotes narrow."""
    line = reveal_controls(" ".join(text.split()))
    return line if CHINESE.search(line) else line.translate(QUOTES)


def _split(text: str, ems: float) -> Iterator[str]:
    """Yield words and characters, a word that fits no line in pieces."""
    most = max(1, int(ems / WIDE))
    for piece in PIECE.findall(text):
        if _measure(piece.rstrip()) <= ems:
            yield piece
        else:
            yield from (piece[n : n + most] for n in range(0, len(piece), most))


def _measure(text: str) -> float:
    return sum(WIDE if east_asian_width(one) in "WF" else NARROW for one in text)
