"""What the commands print: lists, rows, the numerals of a file, how a render goes."""
