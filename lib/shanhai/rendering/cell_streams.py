"""A cell's stdout and stderr: what Python writes there, and what programs write.

They are ipykernel's own streams, without the threads that serve them there: a process
with threads cannot be forked, and what a thread catches it catches in time or not.
"""

from __future__ import annotations

import codecs
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOBase
from tempfile import TemporaryFile

from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.iostream import BackgroundSocket, IOPubThread, OutStream


class DirectPublisher(IOPubThread):
    """Publish at once, in the thread that asks for it."""

    thread = io_loop = None

    def __init__(self, kernel: InProcessKernel) -> None:
        self.background_socket = BackgroundSocket(self)
        self._kernel = kernel

    def schedule(self, f: Callable[[], None]) -> None:
        """Call the function now."""
        f()

    def send_multipart(self, parts: list[bytes], **options: object) -> None:
        """Hand a message to who listens, as it would come out of a socket."""
        session = self._kernel.session
        message = session.deserialize(session.feed_identities(parts)[1])
        for client in self._kernel.frontends:
            client.iopub_channel.call_handlers(message)


class CellStream(OutStream):
    """Publish text as a kernel does, and what programs write to a file descriptor.

    That leads to a nameless file meanwhile, which is read before Python's next text.
    What has gathered for so long that a kernel's thread would publish it waits for
    the next write or flush of either stream.
    """

    def __init__(self, kernel: InProcessKernel, name: str, number: int) -> None:
        super().__init__(kernel.session, kernel.iopub_thread, name, watchfd=False)
        self._kernel = kernel
        self._number = self._real = number
        self._due = 0.0
        self._file = TemporaryFile("a+b", buffering=0)  # noqa: SIM115 (as long as self)
        self._position = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, string: str) -> int | None:
        """Take text; a fork, which shares no memory, writes as a program would."""
        if not isinstance(string, str):
            return super().write(string)  # which raises
        # Half a character, a surrogate, would make a message that cannot be sent.
        data = string.encode(errors="replace")
        if not self._is_master_process():
            return os.write(self._number, data)
        self._prepare()
        return super().write(data.decode())

    def flush(self) -> None:
        """Publish what has gathered."""
        if self._is_master_process():
            self._prepare()
            super().flush()

    def fileno(self) -> int:
        """Return where the descriptor led before, as a kernel does."""
        return self._real

    def close(self) -> None:
        """Take nothing more."""
        super().close()
        self._file.close()

    @contextmanager
    def catch(self) -> Iterator[None]:
        """Let the descriptor lead to the file; one that is closed is left alone."""
        own = getattr(sys, f"__{self.name}__")
        if own is None:
            yield
            return
        _flush(own)
        self._real = os.dup(self._number)
        os.dup2(self._file.fileno(), self._number)
        try:
            yield
        finally:
            _flush(own)
            self.flush()
            os.dup2(self._real, self._number)
            os.close(self._real)

    def _prepare(self) -> None:
        """Publish what is overdue, and add what programs have written."""
        streams = self._kernel.stdout, self._kernel.stderr
        for stream in sorted(streams, key=lambda one: one._due):
            if stream._flush_pending and stream._due < time.monotonic():
                stream._flush()
        with self._buffer_lock:
            number, start = self._file.fileno(), self._position
            data = os.pread(number, os.fstat(number).st_size - start, start)
            self._position += len(data)
            if text := self._decoder.decode(data):
                super().write(text)

    def _schedule_flush(self) -> None:
        """Note when a kernel's thread would publish this."""
        if not self._flush_pending:
            self._flush_pending = True
            self._due = time.monotonic() + self.flush_interval


def _flush(stream: TextIOBase) -> None:
    if not stream.closed:
        stream.flush()
