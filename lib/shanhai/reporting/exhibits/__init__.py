"""What a notebook shows: title, finding, content, unit, period, source, alt."""
