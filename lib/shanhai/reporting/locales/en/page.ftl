### The page around a report, and the index

page-site-name = shanhai
page-site-title = East–West cooperation: Guangdong and Guizhou
page-site-summary = What news articles report about Guangdong’s assistance to its paired places in Guizhou, each figure traced to its place in its document.
page-site-note = A figure is what a document says, not what was measured. Figures of different kinds are kept apart; what is not reported is shown as not reported, never as zero.
page-language = English
page-all-reports = All reports
page-contents = Contents
page-about-page = About this page
page-data = Data
page-data-version = Version { $version }
page-parameters = Parameters
page-parameter-all = all
page-cite-as = Cite as
page-citation = shanhai contributors, “{ $title }”, in shanhai: curated figures on Guangdong–Guizhou paired assistance, data version { $version } ({ $digest }).
page-licence = Licence
page-licence-text = Data CC BY 4.0, software MIT. The articles belong to their publishers and are not included.
page-figures = { $count ->
    [0] no figure
    [one] 1 figure
   *[other] { $count } figures
}
