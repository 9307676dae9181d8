### Exhibits

panel-title = In { $unit }
panel-title-log = In { $unit }; logarithmic axis
not-drawn = JupyterLab draws nothing in a notebook that is not trusted; “Trust Notebook” in its command palette changes that. What is drawn: { $alt }
evidence-place = characters { $start }–{ $end }
