"""The command line: parse, call, exit code.

The commands import what they call: `shanhai --help` must not wait for pandas.
"""

from shanhai.cli import data, drafts, pages
from shanhai.cli.shell import INTERRUPTED, main

__all__ = ["INTERRUPTED", "data", "drafts", "main", "pages"]
