### The site's first page

site-for-whom = For analysts, researchers and editors who want to use a figure on this cooperation and must be able to say where it comes from.
site-claims = The site holds { $figures } figures from { $documents ->
    [one] one news article
   *[other] { $documents } news articles
} on { $pairings ->
    [one] one pairing
   *[other] { $pairings } pairings
}, read by written rules and traced to their places in the documents. Each claims one thing: the document says so.
site-claims-not = None claims that the number was measured or checked. Nor does this site claim that the picture is complete, that the cooperation brought anything about, or that one pairing did better than another.
site-read-title = How to read
site-read-notes = Follow a number to its note: the words it was read from, their place in the document, the period, and what is doubtful.
site-read-kinds = Keep kinds apart: vague numerals are intervals, plans and contracts are no results, and what is not reported is shown as not reported, never as zero.
site-read-gate = Compare only what the rules admit: two figures stand side by side where period, scope and definition allow it, and where they do not the page says why.

site-pairings-title = Pairings
site-pairings-note = Coverage is what a document happens to tell, not what was done.
entry-levels = { $donor } → { $recipient }
entry-kind = { $kind }: { $count }
entry-documents = { $documents ->
    [one] One document
   *[other] { $documents } documents
} ({ $years })
entry-undated = undated
site-coverage = { $reported } of { $indicators } indicators reported
site-flagged = { $figures ->
    [one] One figure
   *[other] { $figures } figures
}, { $flagged ->
    [0] none
   *[other] { $flagged }
} flagged as doubtful or incomplete
site-other-language = (in Chinese)

site-domains-title = Comparisons by domain
site-domains-note = Indicators and ratios that two or more pairings report, as the rules of comparison judge them; a value per resident is judged apart from its total.
site-domains-caption = By domain: figures, and how many indicators and ratios compare
site-head-figures = Figures
site-head-comparable = Compare
site-head-careful = With care
site-head-refused = Refused

site-reports-title = Across all pairings

site-downloads-title = Downloads
site-downloads-zip = All data
site-downloads-zip-note = every table as CSV with its description: which column holds what, and what it may hold
site-downloads-xlsx = All data as an Excel workbook
site-downloads-xlsx-note = one sheet a table, with a sheet to read first
site-file = {" "}({ $form }, { $kilobytes } kilobytes): { $content }.
site-load-title = How to load
site-load-note = The tables are plain CSV in UTF-8; an empty upper end means that the document sets none. With pandas:

search-title = Search
search-label = Pairing, indicator, domain or place
search-hint = In English or Chinese, by name or code. Arrow keys move through the results, Enter opens one.
search-none = Nothing found. Try a shorter word, a Chinese name, or look through the data dictionary.
search-all = All indicators in the data dictionary
search-count = { $count ->
    [one] 1 result
   *[other] { $count } results
}
search-more = More than { $count } results; the first { $count } are shown. Type more to narrow them.
search-profile = Profile of the pairing
search-comparison = What compares in this domain
search-definition = Definition
search-formula = Formula
search-kind =
    .pairing = pairing
    .domain = domain
    .indicator = indicator
    .series = part of an indicator
    .measure = ratio, derived by us
    .place = place
site-stale = (an earlier state: its last render failed)
