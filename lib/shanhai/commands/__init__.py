"""What the commands print: lists, rows and the numerals of a file, as text."""
