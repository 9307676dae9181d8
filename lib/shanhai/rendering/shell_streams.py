"""A cell's stdout and stderr: what Python writes there, and what programs write.

A kernel sends what has gathered after 0.2 seconds, by a thread, and before anything
else is published. These do so without a thread: at the next write or flush.
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
from threading import RLock

FLUSH_SECONDS = 0.2

Publish = Callable[[str, str, dict], None]


class Descriptor:
    """Catch what is written past Python to a file descriptor, in a nameless file."""

    def __init__(self, number: int) -> None:
        self.real = self._number = number
        self._file = TemporaryFile("a+b", buffering=0)  # noqa: SIM115 (as long as self)
        self._position = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def read_new(self) -> str:
        """Return what has been written since the last time."""
        end = os.fstat(self._file.fileno()).st_size
        data = os.pread(self._file.fileno(), end - self._position, self._position)
        self._position += len(data)
        return self._decoder.decode(data)

    def write(self, text: str) -> None:
        """Write text as a program would: for forks, which share no memory with us."""
        os.write(self._number, text.encode(errors="replace"))

    def close(self) -> None:
        """Give up the file."""
        self._file.close()

    @contextmanager
    def catch(self) -> Iterator[None]:
        """Let the descriptor lead to the file; `real` is then where it led before."""
        self.real = os.dup(self._number)
        os.dup2(self._file.fileno(), self._number)
        try:
            yield
        finally:
            os.dup2(self.real, self._number)
            os.close(self.real)
            self.real = self._number


class Stream(TextIOBase):
    """Stand in for stdout or stderr: text becomes messages, joined as a kernel does.

    Text belongs to the cell that wrote it, also when a task writes it later.
    """

    encoding = "UTF-8"

    def __init__(self, name: str, number: int, owner: StreamPair) -> None:
        self.name = name
        self.since = 0.0
        self._descriptor = Descriptor(number)
        self._owner = owner
        self._parts: list[str] = []
        self._parent: dict = {}

    def write(self, text: str) -> int:
        """Take text; raise TypeError for anything else, as a kernel does."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self._owner.is_fork():
            self._descriptor.write(text)
        else:
            with self._owner.lock:
                self._owner.publish_old()
                self.gather(text)
        return len(text)

    def flush(self) -> None:
        """Publish what has gathered; the other stream's first if it waited long."""
        if not self._owner.is_fork():
            with self._owner.lock:
                self._owner.publish_old()
                self.gather()
                self.publish()

    def gather(self, text: str = "") -> None:
        """Add text, after what programs have written until now."""
        parent = self._owner.find_parent()
        for part in (self._descriptor.read_new(), text):
            if part and self._parts and parent is not self._parent:
                self.publish()
            if part and not self._parts:
                self.since, self._parent = time.monotonic(), parent
            self._parts += [part] if part else []

    def publish(self) -> None:
        """Send what has gathered as one message."""
        if self._parts:
            text, self._parts = "".join(self._parts), []
            self._owner.send(self.name, text, self._parent)

    def is_old(self) -> bool:
        """Tell whether a kernel would have published this by now."""
        return bool(self._parts) and time.monotonic() - self.since > FLUSH_SECONDS

    def catch(self) -> contextmanager:
        """Catch what programs write, too, as long as the context lasts."""
        return self._descriptor.catch()

    def close(self) -> None:
        """Give up what programs may write to."""
        super().close()
        self._descriptor.close()

    def fileno(self) -> int:
        """Return where the stream led before, as a kernel does."""
        return self._descriptor.real

    def writable(self) -> bool:
        """Return True: it is written to."""
        return True

    def isatty(self) -> bool:
        """Return False: nobody sits there."""
        return False


class StreamPair:
    """Hold a shell's two streams, which keep the order of what they publish."""

    def __init__(self, send: Publish, find_parent: Callable[[], dict]) -> None:
        self.send, self.find_parent = send, find_parent
        self.lock = RLock()
        self.stdout, self.stderr = Stream("stdout", 1, self), Stream("stderr", 2, self)
        self._process = os.getpid()

    def close(self) -> None:
        """Give up the files behind the descriptors; nothing is written after this."""
        for stream in (self.stdout, self.stderr):
            stream.close()

    def is_fork(self) -> bool:
        """Tell whether this runs in a fork of the process the streams belong to."""
        return os.getpid() != self._process

    def publish_old(self) -> None:
        """Publish the streams that have waited long enough, the older first."""
        old = [stream for stream in (self.stdout, self.stderr) if stream.is_old()]
        for stream in sorted(old, key=lambda stream: stream.since):
            stream.publish()

    @contextmanager
    def redirect(self) -> Iterator[None]:
        """Put the two in the place of the process's own, for Python and programs."""
        own = sys.stdout, sys.stderr
        _flush(*own, sys.__stdout__, sys.__stderr__)
        with self.stdout.catch(), self.stderr.catch():
            sys.stdout, sys.stderr = self.stdout, self.stderr
            try:
                yield
            finally:
                _flush(sys.__stdout__, sys.__stderr__)
                sys.stdout, sys.stderr = own


def _flush(*streams: TextIOBase | None) -> None:
    for stream in streams:
        if stream is not None and not stream.closed:
            stream.flush()
