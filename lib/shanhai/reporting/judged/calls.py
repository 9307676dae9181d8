"""How what a report shows is asked for again: a name for its files, lines of Python."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from shanhai.curation.corpus import Corpus


@dataclass(frozen=True)
class Call:
    """Hold how a `Shown` was made.

    Parameters
    ----------
    name
        Names the files that hold its values: `profile-qingxi-dejiang`.
    lines
        Lines of Python that make `shown` from a `corpus`.
    """

    name: str
    lines: tuple[str, ...]


def call_overview() -> Call:
    """Return how the overview's values are asked for."""
    return Call("overview", ("shown = reporting.shown_in_overview(corpus)",))


def call_profile(pairing_id: str) -> Call:
    """Return how a profile's values are asked for."""
    asked = _write_arguments(pairing_id=pairing_id)
    line = f"shown = reporting.shown_in_profile(corpus{asked})"
    return Call(f"profile-{pairing_id}", (line,))


def call_documents(corpus: Corpus, source_ids: Sequence[str]) -> Call:
    """Return how an evidence report's values are asked for."""
    sources = _leave_out_all(corpus, "source", source_ids)
    asked = _write_arguments(source_ids=sources)
    line = f"shown = reporting.shown_in_documents(corpus{asked})"
    return Call("-".join(["evidence", *sources]), (line,))


def _leave_out_all(corpus: Corpus, kind: str, codes: Sequence[str]) -> list[str]:
    """Return the codes, or none where they are all: an empty list means all."""
    return [] if set(codes) == set(corpus.known(kind)) else list(codes)


def _write_arguments(**values: object) -> str:
    """Write keyword arguments as Python; JSON writes text and lists as Python does."""
    return "".join(
        f", {name}={json.dumps(value, ensure_ascii=False)}"
        for name, value in values.items()
        if value
    )
