"""The register row of a new document, and the places and pairing that it names."""
