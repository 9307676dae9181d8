"""Tables as escaped, semantic HTML."""
