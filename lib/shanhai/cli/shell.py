"""What every command shares: errors as messages, exit codes, streams, options."""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from shanhai import __version__, paths
from shanhai.controls import reveal_controls
from shanhai.errors import ShanhaiError, describe_refusal
from shanhai.lean_imports import explain_missing


class Folder(click.Path):
    """Take the name of a folder, there or not; `~` is the user's own."""

    def convert(self, value: Any, *context: Any) -> Any:
        """Refuse an empty name: click would take it for the working folder."""
        if not value:
            self.fail("the name of the folder is empty.", *context)
        try:
            return super().convert(Path(value).expanduser(), *context)
        except RuntimeError:
            self.fail(f"{value!r} begins with an unknown user's name.", *context)


FOLDER = Folder(path_type=Path, file_okay=False)
EXISTING_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
EXISTING_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
STREAMS = {"stdin": "r", "stdout": "w", "stderr": "w"}
INTERRUPTED = "Interrupted. What was written is whole; the same command does the rest."


def say(text: object) -> None:
    """Print text for a reader: what a terminal would obey is shown as its code."""
    click.echo(reveal_controls(str(text)))


def open_streams() -> None:
    """Open standard streams that were closed: the next file would take their place."""
    for number, (name, mode) in enumerate(STREAMS.items()):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
            setattr(sys, name, os.fdopen(number, mode))


class Command(click.Command):
    """Refuse a wrong folder of originals, whatever the command needs."""

    def invoke(self, ctx: click.Context) -> Any:
        """Look at it before anything else."""
        paths.named_originals()
        return super().invoke(ctx)


def _drop_output() -> None:
    """Let what is left of the output go nowhere: as Python ends it would fail again."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class PlainErrors(click.Group):
    """Turn our errors into a message and exit code 1, and speak UTF-8 everywhere."""

    command_class = Command

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Set the streams to UTF-8 first: Windows has other ideas."""
        open_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a ShanhaiError is for the reader, so no traceback.

        Nor is what the system refuses, or Ctrl-C, whose exit code is the shell's own.
        A pipe that nobody reads any more is left to click, which ends in silence.
        """
        try:
            return super().invoke(ctx)
        except ShanhaiError as error:
            raise click.ClickException(reveal_controls(str(error))) from error
        except ModuleNotFoundError as error:
            raise click.ClickException(explain_missing(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _drop_output()
            raise click.ClickException(describe_refusal(error)) from error
        except KeyboardInterrupt:
            click.echo(INTERRUPTED, err=True)
            return ctx.exit(128 + signal.SIGINT)


@click.group(cls=PlainErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="shanhai")
def main() -> None:
    """Curated, sourced figures on Guangdong-Guizhou paired assistance.

    Exit code 0: done. 1: a problem, described on stderr. 2: wrong usage.
    130: interrupted by Ctrl-C.
    """
