"""Errors that name the place, the value, the rule and the remedy."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from shanhai.controls import reveal_in_line

SUGGESTIONS = 3
LONGEST_LIST, SHORT_LIST = 24, 8
LONGEST_VALUE = 200
# What to do about what the system refuses.
FULL = "Make room"
RIGHTS = "Get the right to read or write it"
REMEDIES = {
    errno.EACCES: RIGHTS,
    errno.EDQUOT: FULL,
    errno.EFBIG: "Raise the limit that is set on the size of files (ulimit -f)",
    errno.EIO: "Look after the disk",
    errno.EISDIR: "A folder has the name of a file: move it away",
    errno.ELOOP: "Links lead to each other: remove one",
    errno.EMFILE: "Raise the limit that is set on open files (ulimit -n)",
    errno.ENAMETOOLONG: "Give it a shorter name",
    errno.ENOSPC: FULL,
    errno.ENOTDIR: "A file has the name of a folder: move it away",
    errno.EPERM: RIGHTS,
    errno.EROFS: "Make the disk writable",
}


class ShanhaiError(Exception):
    """Say what went wrong in words a curator or reader can act on."""


class UnknownCodeError(ShanhaiError):
    """Name a code that no codelist holds, with the nearest known ones."""


class NothingToDrawError(ShanhaiError):
    """Say that a picture would be empty: nothing is reported, or nothing compares."""


@dataclass(frozen=True, order=True)
class Problem:
    """Hold one broken rule: where, what was found, the rule, the way out."""

    file: str
    line: int | None
    value: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        value = f" {_shorten(self.value)}:" if self.value else ""
        return reveal_in_line(f"{place}:{value} {self.rule}. {self.remedy}")

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the five parts as a plain mapping, for JSON."""
        return asdict(self)


class ProblemsError(ShanhaiError):
    """Carry every problem of one run, so that all can be mended at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = f"{count} problem{'s' if count != 1 else ''}:"
        super().__init__("\n".join([heading, *map(str, self.problems)]))


class CorpusError(ProblemsError):
    """Refuse tables that break their contract."""


class OriginalError(ProblemsError):
    """Refuse an original that is missing, damaged or not the registered one."""


class ParameterError(ProblemsError):
    """Refuse the parameters of a notebook or a report."""


def _shorten(value: str) -> str:
    """Quote a value, a very long one by its beginning and its length."""
    if len(value) <= LONGEST_VALUE:
        return repr(value)
    return f"{value[:LONGEST_VALUE]!r}… ({len(value):,} characters)"


def describe_refusal(error: OSError, path: Path | None = None) -> str:
    """Say in words which file the system refused, why, and what to do."""
    place = path or error.filename or "The output"
    reason = error.strerror or str(error) or type(error).__name__
    remedy = REMEDIES.get(error.errno, "Look whether it is there")
    return f"{place}: {reason}. {remedy}, or choose another place."


def suggest(value: str, known: Iterable[str]) -> str:
    """Return ``Did you mean …? Known: …`` for a code that is not known."""
    codes = list(known)
    hint = suggest_near(value, codes)
    kept = codes if len(codes) <= LONGEST_LIST else codes[:SHORT_LIST]
    rest = len(codes) - len(kept)
    more = f" … and {rest} more" if rest else ""
    return f"{hint}Known: {', '.join(kept)}{more}"


def suggest_near(value: str, known: Iterable[str]) -> str:
    """Return ``Did you mean …?`` and a blank for a code, nothing where none is near."""
    near = difflib.get_close_matches(str(value), [*known], n=SUGGESTIONS, cutoff=0.5)
    return f"Did you mean {' or '.join(map(repr, near))}? " if near else ""


def unknown_code(kind: str, value: str, known: Iterable[str]) -> UnknownCodeError:
    """Return the error for a code of a kind (``pairing``) that is not known."""
    return UnknownCodeError(
        f"Unknown {kind} {tell_value(value)}. {suggest(value, known)}"
    )


def tell_value(value: object) -> str:
    """Tell a value as Python writes it; of what is long, what it is."""
    told = repr(value)
    return told if len(told) <= LONGEST_VALUE else f"what is a {type(value).__name__}"
