### Controls of JupyterLab

explore-filter =
    .pairing_id = Pairings
    .domain_id = Domain
    .indicator_id = Indicator
    .years = Period ends in
    .status = Status
    .quotable = Quotable
    .text = Text contains
explore-column =
    .pairing = Pairing
    .series = What is counted
    .value = Value
    .period = Period
    .status = Status
    .quotable = Quotable
explore-all = (all)
explore-unstated = not stated
explore-count = { $count ->
    [one] One of { $all } figures
   *[other] { $count } of { $all } figures
}
explore-emptied = No figure meets all of this. Without one filter there would be: { $filters }
explore-without = { $count } without “{ $name }”
explore-empty = No figure meets two of these filters at once: clear more than one.
explore-nothing = No figure is chosen.
explore-tab =
    .table = Figures
    .picture = Picture
    .verdicts = What compares
    .note = Note of a number
    .code = Take along
explore-too-many = A picture shows at most { $most } figures; { $count } are chosen. Choose an indicator.
explore-too-many-pairings = At most { $most } pairings are compared here; { $count } are chosen. Choose some, or an indicator that fewer report.
explore-more = { $count ->
    [one] One more kind of figures is not drawn
   *[other] { $count } more kinds of figures are not drawn
}: choose an indicator.
explore-working = Working…
explore-table =
    .search = Search:
    .lengthMenu = _MENU_ rows per page
    .info = Rows _START_ to _END_ of _TOTAL_
    .infoEmpty = No row
    .infoFiltered = (of _MAX_)
    .zeroRecords = No row holds this
    .emptyTable = No row
    .searchPlaceholder = any column
explore-select = Select a row in the table: its note, and a sentence that may be published, appear here.
explore-insert = Write these lines into a new cell
explore-file = File
explore-save = Save with metadata
explore-saved = Saved: { $path }
explore-static = Controls for choosing figures appear here in a running notebook, such as JupyterLab with this project’s kernel; a page or an exported notebook cannot show them.
