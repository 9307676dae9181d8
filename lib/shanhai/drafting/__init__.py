"""From a file to figures: extract, propose, decide, accept; compare two codings."""
