"""Characters that cannot be seen, written so that they can."""

import unicodedata

# Controls, formats (bidirectional marks among them), surrogates, unassigned, and the
# two that end a line or a paragraph.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
LAID_OUT = frozenset("\n\t")


def reveal_controls(text: str, *, kept: frozenset[str] = LAID_OUT) -> str:
    """Write unseen characters as their code: `[U+202E]` for a right-to-left override.

    Leaves out those kept, at first line ends and tabs, which lay text out and mislead
    nobody. Shown as they are, the others reorder or hide what stands beside them, and
    a terminal obeys some.
    """
    if text.isprintable():
        return text
    return "".join(
        f"[U+{ord(sign):04X}]" if is_unseen(sign) and sign not in kept else sign
        for sign in text
    )


def reveal_in_line(text: str) -> str:
    """Write line ends and tabs as their codes, too: what is one line stays one."""
    return reveal_controls(text, kept=frozenset())


def is_unseen(sign: str) -> bool:
    """Tell whether a character cannot be seen, or is none."""
    return unicodedata.category(sign) in UNSEEN
