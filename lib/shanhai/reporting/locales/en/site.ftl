### The site's first page

site-claims = The site holds { $figures } figures from { $documents ->
    [one] one news article
   *[other] { $documents } news articles
} on { $pairings ->
    [one] one pairing
   *[other] { $pairings } pairings
}, read by written rules and traced to their places in the documents. Each claims one thing: the document says so. None claims that the number was measured or checked. Nor does this site claim that the picture is complete, that the cooperation brought anything about, or that one pairing did better than another.
site-pairings-title = Pairings
entry-levels = { $donor } → { $recipient }
entry-documents = { $documents ->
    [one] One document
   *[other] { $documents } documents
} ({ $years })
entry-undated = undated
site-coverage = { $reported } of { $indicators } indicators reported
site-other-language = (in Chinese)

site-domains-title = Themes
site-domain = { $figures ->
    [one] One figure
   *[other] { $figures } figures
}; { $shared ->
    [0] none shared by two pairings
   *[other] shared by pairings: { $comparable ->
        [0] { $careful ->
            [0] none comparable
           *[other] { $careful } comparable with care
        }
       *[other] { $comparable } comparable, { $careful } with care
    }, { $refused } not
}
site-about-title = What these figures are
site-reports-title = Across all pairings

site-downloads-title = Downloads
site-downloads-zip = All data
site-downloads-zip-note = every table as CSV with its description: which column holds what, and what it may hold
site-downloads-xlsx = All data as an Excel workbook
site-downloads-xlsx-note = each table on a sheet, with a sheet to read first
site-file = {" "}({ $form }, { $kilobytes } KB): { $content }.
site-load-title = How to load
site-load-note = The tables are plain CSV in UTF-8; an empty upper end means that the document sets none. With pandas:

search-title = Search
search-label = Figure, pairing, theme or place
search-hint = In English, Chinese or pinyin: huizhou jobs, funds per county, 357, 2023. Arrow keys move through the results, Enter opens one.
search-none = Nothing found. Try a shorter word, a Chinese name, or look through the data dictionary.
search-all = All indicators in the data dictionary
search-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
search-more = { $count } entries; the first { $shown } are shown. Type more to narrow them.
search-without = Nothing has all words; left out: { $words }.
search-profile = Profile of the pairing
search-comparison = What compares in this domain
search-definition = Definition
search-formula = Formula
search-context = With the benchmarks, on this page
search-derived = derived by us
search-evidence = Where each number stands in its article
search-most = { $name }: who reports most?
search-rest = More of these: add a place or another word.
search-kind =
    .pairing = pairing
    .domain = domain
    .indicator = indicator
    .measure = ratio, derived by us
    .place = place
    .section = section
site-stale = (an earlier state: its last render failed)
