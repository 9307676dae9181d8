"""How reports are made: reports.toml × codelists × languages → HTML pages."""
