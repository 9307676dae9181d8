"""Text that a spreadsheet would run as a formula, and the sign that prevents it."""

import re

GUARD = "'"
# A formula sign, full-width ones too, after blanks and signs without width; or what
# some programs cut off before they look: a tab, a line end.
FORMULA = re.compile(
    "[\\s\x00-\x1f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\\-@＝＋－＠]"
    "|[\t\r\n]"
)
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")


def guard_formula(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    A number with its sign is left as it is.
    """
    is_live = FORMULA.match(text) and not NUMBER.fullmatch(text)
    return f"{GUARD}{text}" if is_live else text
