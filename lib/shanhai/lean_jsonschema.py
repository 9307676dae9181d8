"""Imported for its effect: jsonschema, without parsers that nothing here asks for.

They are for internationalised addresses, a format that none of our schemas has; to
build them takes longer than to load the corpus.
"""

from __future__ import annotations

from shanhai.lean_imports import import_without

import_without("jsonschema", "rfc3987_syntax")
