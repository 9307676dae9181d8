### What a reader takes away

takeaway-finding = { $values ->
    [0] This page shows no figures, so the files hold their columns only.
    [one] One value: { $reported } as documents report it{ $derived ->
        [0] {""}
       *[other] , { $derived } derived by us
    }.
   *[other] { $values } values: { $reported } as documents report them{ $derived ->
        [0] {""}
       *[other] , { $derived } derived by us
    }. The files hold exactly what this page shows, and work without a network.
}{ $benchmarks ->
    [0] { $denominators ->
        [0] {""}
       *[other] {" "}The workbook also has { $denominators } values of population and area.
    }
   *[other] {" "}The workbook also has { $benchmarks ->
        [one] one benchmark
       *[other] { $benchmarks } benchmarks
    }{ $denominators ->
        [0] .
       *[other] {" "}and { $denominators } values of population and area.
    }
}
takeaway-peers = { $more } more verdicts on pairings that this page does not show are left out; the pages of the themes have them.
takeaway-size = { $size } KB
takeaway-file =
    .zip = Table (CSV, zipped)
    .xlsx = Workbook (Excel)
takeaway-about =
    .zip = a row for each value, for any program; pandas reads it as it is
    .xlsx = read-me, figures, notes and sources, with verdicts, benchmarks and populations where the page has them
takeaway-cite = Citation
takeaway-python = These figures in Python
takeaway-cut = { $text } … [cut: the text has { $characters } characters, more than a cell can hold; the CSV has it whole]

takeaway-author = shanhai contributors
takeaway-title = shanhai: curated figures on Guangdong–Guizhou paired assistance
takeaway-citation = shanhai contributors ({ $year }): shanhai: curated figures on Guangdong–Guizhou paired assistance. Data version { $version }, selection “{ $selection }” ({ $digest }). CC BY 4.0.
takeaway-citation-note = Selection { $selection }, digest { $digest }, CC BY 4.0
takeaway-licence = CC BY 4.0. Name the source, link to the licence and say what you changed. The articles that the figures were read from are not included; they belong to their publishers.
takeaway-file-title = Figures on Guangdong–Guizhou paired assistance, as a report shows them
takeaway-what = What news articles report about Guangdong’s assistance to its paired places in Guizhou, one row a value. A figure is what a document says, not what was measured.
takeaway-per-resident = { $name } ÷ residents of { $place } on { $date } (grade { $grade }) × 1,000
takeaway-unit-yearly-funds = yuan per county and year

takeaway-package = The curated tables behind every report: what news articles say about Guangdong’s assistance to its paired places in Guizhou, each number located in its article.
takeaway-guide-line = **{ $topic }:** { $text }
takeaway-guide-tables = Tables
takeaway-guide-table = `{ $file }`: { $title }. { $description }
takeaway-guide-workbook = `datapackage.json` describes every column, key and reference. `shanhai-data.xlsx` holds the same tables, a sheet each, with numbers, dates and text as such. In a spreadsheet program open the workbook rather than the CSV files: these hold text as it is, without guard.
takeaway-guide-reading = How to read the numbers
takeaway-guide-use = How to check and load them
takeaway-guide-check = `frictionless validate datapackage.json` checks the tables. With shanhai installed, `shanhai.load(Path("folder"))` loads them, and `shanhai diff OLD NEW` says what changed between two folders.

takeaway-head-topic = Topic
takeaway-head-text = What to know
takeaway-topic =
    .what = What this is
    .selection = Report
    .version = Data version
    .digest = SHA-256 of the selection
    .licence = Licence
    .citation = Cite as
    .sheets = Sheets
    .peers = Other pairings
    .ends = Lower and upper end
    .derived = Reported and derived
    .zero = Zero
    .unreported = Not reported
    .not_applicable = Not applicable
    .elsewhere = Included elsewhere
    .unstated = Not stated
    .comparing = What must not be compared
    .text = Text that looks like a formula
takeaway-read =
    .ends = A value is a closed interval from low to high, in the unit named beside it. “500-odd” is 500 to 599. Where the document sets no upper end, high is empty and qualifier says at_least. Do not use a midpoint.
    .derived = value is the number as the page prints it. kind says whether a value is reported by a document or derived by us. A derived value names its formula and the figures or denominators it was made from.
    .zero = Low and high are both 0 only where a document says zero.
    .unreported = What no document reports has no row. A missing row is not a zero.
    .not_applicable = A cell is empty where the question does not arise: a reported figure has no formula, a derived one no place in a document.
    .elsewhere = part_of names the larger figure that a figure is a part of. Never add the two.
    .unstated = Empty dates with period_basis “unstated” mean that the document gives none. No period is guessed.
    .comparing = Indicators named in not_comparable_with look alike and must not be compared or added. Figures of different pairings have no uniform definition: put them side by side only where the rules of comparison allow it.
    .text = In the CSV a cell of text that begins with = + - @ (full-width ones too), a tab or a line end has an apostrophe in front, so that no spreadsheet runs it. Numbers are not touched. In the workbook such text is stored as text, without the apostrophe. Characters that cannot be seen are written as their code: [U+202E].

takeaway-column =
    .figure_id = Code of the value; unique. A derived value has a code of its own
    .kind = reported: a document states it; derived: we computed it
    .pairing_id = Code of the pairing
    .pairing = Pairing, donor → recipient
    .domain_id = Code of the domain
    .domain = Domain
    .indicator_id = Code of the indicator, or of the ratio
    .dimensions = What part of the indicator is counted, as dimension=code
    .indicator = Indicator or ratio
    .subject = What exactly, where the indicator alone does not say it
    .value = The value as the page prints it
    .low = Lower end of the closed interval, in the unit of the row
    .high = Upper end; empty when the document sets none
    .qualifier = How exact the numeral is: exact, approx, at_least, at_most, range
    .unit_id = Code of the unit; empty for a ratio of two units
    .unit = Unit
    .period_type = Kind of period: annual, to_date, point, per_year, per_month, none
    .period_start = First day of the period, where known
    .period_end = Last day of the period, where known
    .period_basis = On what the period rests: stated, inferred, unstated
    .period = Period in words
    .status = Code of the status: achieved, contracted, planned, capacity, context
    .status_word = Status
    .direction = Which way the counted thing moves
    .place_id = Code of the place that the number is about
    .place = Place that the number is about
    .attributed_to = Code of whom the text credits
    .credited = Whom the text credits
    .part_of = Code of the larger figure it is a part of
    .part_basis = Whether the document states that, or it is only likely
    .quotable = whether the figure may be quoted: yes, with_words (the rules of quoting say which), no; empty for derived values
    .quoting = With which words to quote it, or why it must not be quoted
    .flags = Codes of the flags, separated by semicolons
    .flag_names = Flags
    .note = What a careless reader would get wrong; for a ratio, whether it holds
    .formula = What was divided by what, for a derived value
    .numerator_id = Code of the figure above the line
    .denominator_ids = Codes of the figures or denominators below the line
    .source_id = Code of the document; for a derived value, of its numerator’s
    .as_written = The numeral as the document has it, at its first mention
    .start = First character of the first mention, counted from 0
    .end = Character after its last
    .n_mentions = How often the document states the figure
