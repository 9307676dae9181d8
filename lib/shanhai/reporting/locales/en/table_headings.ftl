### Table headings

head-indicator = Indicator
head-characters = Characters
head-document = Document
head-hash = SHA-256
head-notes = Notes
head-numerals = Numerals
head-published = Published
head-publisher = Publisher, author
