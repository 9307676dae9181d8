### The page around a report, and the index

page-site-name = shanhai
page-site-title = East–West cooperation: Guangdong and Guizhou
page-site-summary = What news articles report about Guangdong’s assistance to its paired places in Guizhou, each figure traced to its place in its document.
page-language = English
page-skip = Skip to the content
page-links = Other pages
page-all-reports = Home
page-contents = Contents
page-all-notes = In the list of notes
page-close-note = Close
page-about-page = About this page
page-data = Data
page-data-version = Version { $version }
page-data-used = SHA-256 of what this page uses:
page-parameters = Parameters
page-parameter-all = all
page-made-with = Made with
page-cite-as = Cite as
page-alone = Passed on alone
page-alone-text = The page holds everything it shows, any downloads included. Links to other pages need the whole site beside it.
page-licence = Licence
page-licence-text = Data CC BY 4.0, software MIT. The articles belong to their publishers and are not included.
page-code = Code
page-drawn = Picture drawn by the code above
page-frame = Table, may be wider than the page
page-frame-size = { $rows } rows × { $columns } columns
