"""What was rendered, from what, and how it went: a JSON file beside the site."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from shanhai.errors import ShanhaiError, describe_refusal
from shanhai.rendering.files import (
    DiskError,
    digest_file,
    digest_lines,
    name_manifest,
    write_whole,
)
from shanhai.whole_files import drop_drafts

# The digest of each part of a page, in the order of their weight.
Parts = Mapping[str, str]

NEVER, LOST, FAILED, FORCED = "never", "lost", "failed", "forced"
SAVE_SECONDS = 1.0
# Only these are ever read, replaced or removed, whatever a manifest says.
OWN_NAME = re.compile(r"(downloads/)?[a-z0-9][a-z0-9_.-]*", re.IGNORECASE)
MOST_BYTES = 2**26


class ManifestError(ShanhaiError):
    """Refuse what stands in the manifest's place and is none."""


@dataclass(frozen=True)
class Entry:
    """Hold one file: its parts, its own digest, what it cost, what went wrong.

    With an `error` the file in the folder is an earlier one, or there is none.
    """

    parts: Parts
    digest: str
    seconds: float = 0.0
    peak_bytes: int | None = None
    error: str = ""


class Manifest(dict[str, Entry]):
    """Know every file of a site; written at most once a second, and when closed.

    One that is missing counts as empty: every page is rendered again. One that is
    damaged, or not ours, is left as it is and refused with a ManifestError.

    `state` is the seal of a render that came to its end, empty since an entry
    changed: a render that is killed leaves none.
    """

    def __init__(self, site: Path) -> None:
        self._site, self._path = site, name_manifest(site)
        entries, self.state = _read(self._path)
        super().__init__(entries)
        self._saved = time.monotonic()

    def __enter__(self) -> Manifest:
        drop_drafts(self._path.parent, of=self._path.name)
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if not isinstance(error, DiskError):
            self.save()

    def __setitem__(self, name: str, entry: Entry) -> None:
        super().__setitem__(name, entry)
        self.state = ""
        if time.monotonic() - self._saved > SAVE_SECONDS:
            self.save()

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self.state = ""

    @property
    def stale(self) -> frozenset[str]:
        """Return the files whose last render failed."""
        return frozenset(name for name, one in self.items() if one.error)

    def find_reason(self, name: str, parts: Parts) -> str:
        """Say why a file must be made; empty when it stands as it would come out.

        One of `never`, `failed`, the first part that changed, such as `data`, or
        `lost`: missing, or altered since.
        """
        if name not in self:
            return NEVER
        if self[name].error:
            return FAILED
        earlier = self[name].parts
        if changed := [one for one in parts if earlier.get(one) != parts[one]]:
            return changed[0]
        return "" if self._stands(name) else LOST

    def is_unchanged(self, inputs: str) -> bool:
        """Tell whether a render with these inputs would leave every file as it is.

        All that a render reads is one digest, and so is what it left in the folder;
        anything else is decided page by page.
        """
        return (
            self.state == self._digest_site(inputs)
            and not self.stale
            and all(map(self._stands, self))
        )

    def seal(self, inputs: str) -> None:
        """Note that the site came out whole from what `digest_inputs` digested."""
        self.state = self._digest_site(inputs)

    def save(self) -> None:
        """Write the manifest whole, its files by name."""
        files = {name: asdict(self[name]) for name in sorted(self)}
        content = {"state": self.state, "files": files}
        write_whole(self._path, json.dumps(content, indent=1) + "\n")
        self._saved = time.monotonic()

    def _stands(self, name: str) -> bool:
        return digest_file(self._site / name) == self[name].digest

    def _digest_site(self, inputs: str) -> str:
        """Digest inputs and the names in the site; folders of others are not entered.

        Of files made here the manifest has the bytes, of others no page shows more.
        """
        found = (*self._site.glob("*"), *self._site.glob("downloads/*"))
        names = sorted(f"{one.relative_to(self._site)}" for one in found)
        return digest_lines([inputs, *names])


def _read(path: Path) -> tuple[dict[str, Entry], str]:
    try:
        if not path.exists():
            return {}, ""
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise ManifestError("it is no file, or far too large")
        return _read_content(json.loads(path.read_bytes()))
    except OSError as error:
        raise ManifestError(describe_refusal(error, path)) from error
    except (ManifestError, ValueError, RecursionError) as error:
        is_ours = isinstance(error, ManifestError)
        fault = str(error) if is_ours else "it is no JSON that can be read"
        raise ManifestError(
            f"{path}: is no manifest of a site: {fault}. Nothing was touched. Move it "
            "away, and every page is made again; or choose another folder with --out."
        ) from error


def _read_content(content: object) -> tuple[dict[str, Entry], str]:
    """Take what is said for what it must be: a name that leads elsewhere is none."""
    match content:
        case {"state": str(state), "files": dict(files)}:
            return {name: _read_entry(name, one) for name, one in files.items()}, state
    raise ManifestError("it has no state and list of files")


def _read_entry(name: str, held: object) -> Entry:
    if not OWN_NAME.fullmatch(name):
        raise ManifestError(f"{name!r} is no file of a site")
    match held:
        case {
            "parts": dict(parts),
            "digest": str(digest),
            "seconds": int() | float() as seconds,
            "peak_bytes": int() | None as peak_bytes,
            "error": str(error),
        }:
            return Entry(parts, digest, seconds, peak_bytes, error)
    raise ManifestError(f"what it says of {name!r} is not ours")
