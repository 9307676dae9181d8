"""Put a draft into the tables: check all of it by every rule, then all or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from shanhai.curation.checks import check_data, check_document
from shanhai.curation.loading import load
from shanhai.curation.rows import iterate_rows
from shanhai.curation.rules import HEADER_LINES
from shanhai.curation.tables import digest_files
from shanhai.drafting.completing import complete, find_open_decisions
from shanhai.drafting.draft import MENTIONS, Draft, read_draft, write_csv
from shanhai.errors import CorpusError, Problem, ShanhaiError
from shanhai.whole_files import finish_swap, replace_file, swap_files


def accept(folder: Path, data_dir: Path, originals: Path) -> str:
    """Check a draft by every rule of the codebook, and write it to the tables.

    Returned is what it brought: its document, and how many rows each table gained.

    Parameters
    ----------
    folder
        The draft.
    data_dir
        The tables that gain its rows.
    originals
        Where its text is kept under the name in the register; made if need be.

    Raises
    ------
    CorpusError
        With every problem, by its line in the draft; nothing is written.
    OSError
        When the system refuses to write; the tables are as they were.

    Examples
    --------
    >>> print(accept(Path("drafts/pingshan-jianhe-1"), data_dir(), originals_dir()))
    pingshan-jianhe-1 is in the tables: 1 sources, 38 figures, 61 mentions
    """
    finish_swap(data_dir)
    state, corpus = digest_files(data_dir), load(data_dir)
    draft = read_draft(folder, corpus.descriptor)
    source = draft.added["sources"].iloc[0]
    known = corpus.sources[corpus.sources["source_id"] == draft.source_id]
    if source["sha256"] in set(known["sha256"]):
        # Somebody, or a check, finished what was cut off.
        return f"{draft.source_id} is in the tables"
    if len(known):
        rule, remedy = "a document of this code is in the tables", "Give another"
        raise CorpusError([Problem(folder.name, None, draft.source_id, rule, remedy)])
    if problems := find_open_decisions(draft, folder.name):
        raise CorpusError(problems)
    gains = complete(draft, corpus)
    contents = {
        f"{name}.csv": _append(data_dir / f"{name}.csv", gain)
        for name, gain in gains.items()
    }
    if problems := _find_problems(draft, data_dir, contents, gains, folder.name):
        raise CorpusError(problems)
    if digest_files(data_dir) != state:
        raise ShanhaiError(f"{data_dir}: a table changed meanwhile. Accept once more.")
    _keep_text(draft, originals)
    swap_files(data_dir, contents)
    counts = ", ".join(f"{len(gain)} {name}" for name, gain in gains.items())
    return f"{draft.source_id} is in the tables: {counts}"


def _append(path: Path, gain: pd.DataFrame) -> bytes:
    """Return a table's file with rows behind the last, its own bytes untouched."""
    content = path.read_bytes()
    ends = "\r\n" if b"\r\n" in content else "\n"
    if not content.endswith(b"\n"):
        content += ends.encode()
    return content + write_csv(gain, ends=ends, has_head=False)


def _find_problems(
    draft: Draft,
    data_dir: Path,
    contents: Mapping[str, bytes],
    gains: Mapping[str, pd.DataFrame],
    place: str,
) -> list[Problem]:
    """Check the tables as they would be; what was wrong before is not the draft's."""
    with tempfile.TemporaryDirectory(prefix="shanhai-accept-") as name:
        tried = Path(name) / data_dir.name
        shutil.copytree(data_dir, tried, ignore=shutil.ignore_patterns(".*"))
        for file, content in contents.items():
            (tried / file).write_bytes(content)
        report = check_data(data_dir=tried)
        found = [*report.problems]
        if report.counts:
            found += check_document(tried, draft.source_id, draft.text)
    known = set(check_data(data_dir=data_dir).problems if found else ())
    moved = {}
    for name, gain in gains.items():
        is_mention = name in ("figures", MENTIONS)
        file = f"{place}/{MENTIONS if is_mention else name}.csv"
        content = (data_dir / f"{name}.csv").read_bytes()
        line = content.count(b"\n") + (not content.endswith(b"\n")) + 1
        for number, row in zip(gain.index, iterate_rows(gain), strict=True):
            numeral = draft.rows["as_written"][number] if is_mention else ""
            origin = {"file": file, "line": number + HEADER_LINES}
            moved[f"data/{name}.csv", line] = origin, numeral
            line += 1 + "".join(row).count("\n")
    told = []
    for one in (one for one in found if one not in known):
        origin, numeral = moved.get((one.file, one.line), ({}, ""))
        value = one.value if numeral in one.value else f"{numeral}: {one.value}"
        told.append(replace(one, value=value, **origin))
    return sorted(told, key=lambda one: (one.file, one.line or 0))


def _keep_text(draft: Draft, originals: Path) -> None:
    """Put the text where checks and explanations look for it.

    Raises ShanhaiError when another text has its name.
    """
    path = originals / draft.added["sources"]["file_name"].iloc[0]
    content = draft.text.encode()
    if not path.exists():
        originals.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
    elif path.read_bytes() != content:
        raise ShanhaiError(
            f"{path}: another text has this name. Give the draft's document another "
            "file_name in its sources.csv."
        )
