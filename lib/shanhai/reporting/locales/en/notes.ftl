### The notes that numbers lead to

notes-none = No number stands on this page, so there is no note.
notes-unquoted = The sentences of { $missing ->
    [one] one document are
   *[other] { $missing } documents are
} not quoted here: the documents belong to their owners. Each note gives the place.
notes-quoted = The notes quote single sentences of the documents. Quotations belong to their owners; this page is for local use only.
notes-group = { $source }: { $count ->
    [one] one note
   *[other] { $count } notes
}
notes-begin = Sentences to publish begin:
notes-flags = What the flags mean

note-title = { $name }: { $value }
note-line =
    .written = As written
    .reading = Read as
    .document = Found in
    .period = Period
    .bounds = Within
    .status = Status
    .credited = Credited to
    .direction = Direction
    .place = Place
    .part = Part of
    .same = Other documents
    .definition = Definition
    .flags = Flags
    .note = Our note
    .derived = Derived by us
    .terms = From
    .rules = Rules
    .residents = Residents
note-mention = { $number } of { $count }: { $place }
note-period =
    .stated = the text says: { $period }
    .inferred = { $period } from the context of the sentence
    .unstated = { $period }
note-part =
    .stated = { $whole }, as the text says
    .likely = probably { $whole }; the text does not say so
note-definition = { $definition } ({ $status })
note-link-profile = Row in the profile
note-funds-formula = { $is_year ->
    [yes] { $funds }
   *[no] { $funds } ÷ { $months } months × 12
}{ $has_counties ->
    [yes] {" "}÷ { $counties }
   *[no] ; the recipient is one county
}
note-residents-formula = { $name } ÷ residents × 1,000
note-residents = { $value } on { $date }, grade { $grade }

rule-range = Both ends stand in the text.
rule-range-marked = Both ends stand in the text; “{ $words }” widens each end.
rule-mark =
    .about = “{ $word }” (about): { $number }, give or take half of its last written place, { $place }.
    .nearly = “{ $word }” (nearly): below { $number }, by less than its last written place, { $place }.
    .several = “{ $word }” (several): from twice { $number } to less than ten times that.
    .and_more = “{ $word }” (and more): at least { $number }, exceeded by less than its last written place, { $place }.
    .some_more = “{ $word }” (some more): above { $number }, by less than its last written place, { $place }.
    .over = “{ $word }” (or more): at least { $number }; the text sets no upper end.
    .under = “{ $word }” (at most): above zero, not above { $number }.
rule-hull = The words do not say the same; the interval spans both readings.
rule-exception = Set by hand: { $reason }
rule-none = No written rule reads this expression; the interval was set by hand.
quote-copy = Copy sentence, source and link
quote-copied = Copied
