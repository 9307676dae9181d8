"""What a browser may do with a page: nothing but draw it and run its own script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup


def write_policy(*, styles: str, script: str) -> Markup:
    """Write the Content-Security-Policy of a page with these styles and this script.

    A script or style sheet that is not, byte for byte, one of the two is refused;
    without a script, so is every script, and so are style attributes.
    """
    directives = [
        "default-src 'none'",
        "img-src data:",
        *([f"script-src {_hash(script)}"] if script else []),
        f"style-src {_hash(styles)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return Markup("; ".join(directives))


def _hash(text: str) -> str:
    digest = sha256(text.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"
