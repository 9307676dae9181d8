"""The pages of the site as a browser shows them: frame, anchors, first page, search."""
