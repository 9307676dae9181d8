"""What `unchanged` and `fingerprint` both need, by the standard library alone."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def digest_lines(lines: Iterable[str]) -> str:
    """Return the SHA-256 of lines, in their order."""
    return sha256("\n".join(lines).encode()).hexdigest()


def list_packages() -> list[str]:
    """List the installed packages with their versions, by their folders' names."""
    packages = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    return sorted(path.name for path in packages)
