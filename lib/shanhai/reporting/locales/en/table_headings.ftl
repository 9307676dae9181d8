### Table headings

head-all = All
head-characters = Characters
head-date = Date
head-document = Document
head-evidence = Evidence
head-grade = Grade
head-hash = SHA-256
head-indicator = Indicator
head-kind = Kind of numeral
head-measure = Measure
head-notes = Flags and notes
head-numerals = Numerals
head-pairing = Pairing
head-period = Period
head-place = Place
head-published = Published
head-publisher = Publisher, author
head-read-as = Read as
head-source = Source
head-value = Value, and as written
head-value-only = Value
head-what = What
