"""Characters that cannot be seen, written so that they can."""

import unicodedata

# Controls, formats (bidirectional marks among them), surrogates, unassigned.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
LAID_OUT = frozenset("\n\t")


def reveal_controls(text: str) -> str:
    """Write unseen characters as their code: `[U+202E]` for a right-to-left override.

    Leaves out line ends and tabs, which lay text out and mislead nobody. Shown as
    they are, the others reorder or hide what stands beside them.
    """
    if text.isprintable():
        return text
    return "".join(_reveal(sign) for sign in text)


def _reveal(sign: str) -> str:
    is_unseen = sign not in LAID_OUT and unicodedata.category(sign) in UNSEEN
    return f"[U+{ord(sign):04X}]" if is_unseen else sign
