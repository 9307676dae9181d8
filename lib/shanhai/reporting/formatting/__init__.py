"""Words for what a table or chart shows: values, periods, sources, verdicts."""
