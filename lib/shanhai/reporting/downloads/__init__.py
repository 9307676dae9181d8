"""What a reader takes away: rows, files, citation, lines of Python."""
