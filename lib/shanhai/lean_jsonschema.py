"""Imported for its effect: jsonschema, without parsers that nothing here asks for.

They are for internationalised addresses, a format that none of our schemas has; to
build them takes longer than to load the corpus. jsonschema does without where they are
not installed, so it is imported as if they were not. Whoever imports them later gets
them.
"""

from __future__ import annotations

import importlib
import sys

ADDRESS_PARSERS = "rfc3987_syntax"

if not {"jsonschema", ADDRESS_PARSERS} & {*sys.modules}:
    # What stands there as None cannot be imported.
    sys.modules[ADDRESS_PARSERS] = None
    try:
        importlib.import_module("jsonschema")
    finally:
        del sys.modules[ADDRESS_PARSERS]
