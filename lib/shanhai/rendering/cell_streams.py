"""A cell's stdout and stderr: they publish what Python writes there.

They are ipykernel's own streams, without the thread that serves them there: a process
with threads cannot be forked.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from threading import RLock

from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.iostream import BackgroundSocket, IOPubThread, OutStream


class DirectPublisher(IOPubThread):
    """Publish at once, in the thread that asks for it.

    What a kernel's thread would publish later waits for the next write or flush.
    """

    thread = None

    def __init__(self, kernel: InProcessKernel) -> None:
        self.background_socket = BackgroundSocket(self)
        self.io_loop = self
        self._kernel = kernel
        self._later: list[tuple[float, Callable[[], None]]] = []
        self._lock = RLock()

    def schedule(self, f: Callable[[], None]) -> None:
        """Call the function now."""
        f()

    def call_later(self, seconds: float, publish: Callable[[], None]) -> None:
        """Note what to call, as the loop of a thread would."""
        with self._lock:
            self._later.append((time.monotonic() + seconds, publish))

    def publish_due(self) -> None:
        """Call what a thread would have called by now."""
        with self._lock:
            while self._later and self._later[0][0] < time.monotonic():
                self._later.pop(0)[1]()

    def send_multipart(self, parts: list[bytes], **options: object) -> None:
        """Hand a message to who listens, as it would come out of a socket."""
        session = self._kernel.session
        message = session.deserialize(session.feed_identities(parts)[1])
        for client in self._kernel.frontends:
            client.iopub_channel.call_handlers(message)


class CellStream(OutStream):
    """Publish text in the order of time, as a kernel does."""

    def __init__(self, kernel: InProcessKernel, name: str, number: int) -> None:
        super().__init__(kernel.session, kernel.iopub_thread, name, watchfd=False)
        self._publisher = kernel.iopub_thread
        self._number = number

    def write(self, string: str) -> int | None:
        """Take text; a fork, which shares no memory, writes as a program would."""
        if not isinstance(string, str):
            return super().write(string)  # which raises
        # Half a character, a surrogate, would make a message that cannot be sent.
        data = string.encode(errors="replace")
        if not self._is_master_process():
            return os.write(self._number, data)
        self._publisher.publish_due()
        return super().write(data.decode())

    def flush(self) -> None:
        """Publish what has gathered."""
        self._publisher.publish_due()
        super().flush()

    @contextmanager
    def divert(self, file: FileIO) -> Iterator[None]:
        """Let the descriptor lead to a file; one that is closed is left alone."""
        own = getattr(sys, f"__{self.name}__")
        if own is None:
            yield
            return
        _flush(own)
        # What a stream's `fileno` returns: where a kernel's descriptor led before.
        self._original_stdstream_copy = real = os.dup(self._number)
        os.dup2(file.fileno(), self._number)
        try:
            yield
        finally:
            _flush(own)
            os.dup2(real, self._number)
            os.close(real)


def _flush(stream: object) -> None:
    with suppress(ValueError):  # it is closed
        stream.flush()
