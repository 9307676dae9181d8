"""Two codings of one document: compared, their differences settled."""
