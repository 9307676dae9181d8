"""From any file that people have to its text."""
