"""What pictures take from a frame: its columns, values in words, lines that fit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

import pandas as pd

from shanhai.controls import reveal_controls
from shanhai.errors import NothingToDrawError, ShanhaiError, suggest
from shanhai.reporting.formatting.numbers import (
    MONEY,
    format_ends,
    format_ratio,
    round_ends,
)
from shanhai.reporting.messages import join_sentences, say
from shanhai.reporting.tidy import drop_unused

LONGEST_ALT, LONGEST_NAME = 250, 60
TEXT = 11.0
# Fonts of browsers are up to a tenth wider than the bundled one.
ROOM = 0.9
WIDE, NARROW = 1.0, 0.5
ELLIPSIS, UNKNOWN = "…", "–"
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


def check_data(
    data: pd.DataFrame, *columns: str, named: Iterable[str | None] = ()
) -> pd.DataFrame:
    """Return a frame with its unused categories dropped, or say what it lacks.

    What is not known in a column of ``named`` is a dash.

    Raises
    ------
    ShanhaiError
        Without one of the columns.
    NothingToDrawError
        Without a row.
    """
    named = list(filter(None, named))
    for name in [*columns, *named]:
        if name not in data:
            near = suggest(name, map(str, data.columns))
            raise ShanhaiError(f"The frame has no column {name!r}. {near}")
    if data.empty:
        raise NothingToDrawError(
            "The frame has no row, so there is nothing to draw. Ask for more figures."
        )
    rows = drop_unused(data).reset_index(drop=True)
    for name in named:
        if rows[name].isna().any():
            known = rows[name].astype(object).fillna(UNKNOWN)
            rows[name] = pd.Categorical(known, [*list_values(rows[name]), UNKNOWN])
    return rows


def list_values(column: pd.Series) -> list:
    """List the values of a column, in the codelist's order where it has one."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return list(column.cat.categories)
    return list(dict.fromkeys(column.dropna()))


def print_ends(low: float, high: float, unit_id: object, lang: str) -> str:
    """Print an interval without its unit, to the digits that a reader keeps."""
    unit = "" if pd.isna(unit_id) else str(unit_id)
    is_whole = all(math.isinf(end) or float(end).is_integer() for end in (low, high))
    if unit != MONEY and not is_whole:
        return format_ratio(low, high, unit, lang)
    return format_ends(*round_ends(low, high, unit, lang), unit or "count", lang)


def cut_name(name: object) -> str:
    """Cut a name that a sentence could not hold."""
    text = " ".join(str(name).split())
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def write_alt(lang: str, opening: str, pairs: Iterable[tuple[object, str]] = ()) -> str:
    """Write an alternative text: what is drawn, then as many values as fit."""
    kept = opening[:LONGEST_ALT]
    for name, value in pairs:
        sentence = say(lang, "alt-value", label=cut_name(name), value=value)
        longer = join_sentences(lang, [kept, sentence])
        if len(longer) > LONGEST_ALT:
            break
        kept = longer
    return kept


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
