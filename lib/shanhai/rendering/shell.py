"""A Python kernel without sockets or threads: its cells run in this process.

It is ipykernel's own kernel, so what it publishes is what a started kernel would
publish; only the way of the messages differs: they wait in two queues.
"""

from __future__ import annotations

import atexit
import logging
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ipykernel.eventloops import enable_gui
from ipykernel.ipkernel import IPythonKernel
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.session import Session
from traitlets import Instance
from traitlets.config import Config

from shanhai.rendering.lean_kernel import hide_modules
from shanhai.rendering.shell_charts import lend_charts, show_charts
from shanhai.rendering.shell_streams import StreamPair
from shanhai.rendering.shell_surroundings import CellLogging, lend_process

# nbclient tells the kernels it starts to keep no file. What is kept in a database can
# be asked for by other sessions only.
SETTINGS = Config({"HistoryManager": {"enabled": False}})


class RecordingSession(Session):
    """Keep every message, as it would come out of a socket, instead of sending it."""

    published = Instance(deque, ())
    replies = Instance(deque, ())

    def send(
        self,
        stream: object,
        msg_or_type: dict | str,
        content: dict | None = None,
        parent: dict | None = None,
        ident: object = None,
        buffers: list | None = None,
        track: bool = False,
        header: dict | None = None,
        metadata: dict | None = None,
    ) -> dict[str, Any]:
        """Put a message into its queue; `stream`, `ident`, `track` mean nothing."""
        msg = msg_or_type
        if not isinstance(msg, dict):
            msg = self.msg(msg, content, parent, header, metadata)
        buffers = [bytes(one) for one in buffers or msg.get("buffers", [])]
        sent = self.unpack(self.pack(msg["content"]))
        msg = msg | {"content": sent, "buffers": buffers}
        is_reply = msg["msg_type"].endswith("_reply")
        (self.replies if is_reply else self.published).append(msg)
        return msg


class SocketlessKernel(IPythonKernel):
    """ipykernel's kernel, without its sockets and threads, and nothing to abort."""

    # Cells never run in the thread this names, so nobody listens for signals there.
    shell_channel_thread = SimpleNamespace(parent_thread=None)
    _execute_sleep = 0.0
    debugger_class = staticmethod(lambda *_: None)

    def __init__(self, **traits: Any) -> None:
        log = logging.getLogger(__name__)
        session = RecordingSession(key=b"")
        with hide_modules():
            super().__init__(session=session, config=SETTINGS, log=log, **traits)
        self.streams = StreamPair(self._send_stream, self.get_parent)
        self.logging = CellLogging()
        self.shell.enable_gui = partial(enable_gui, kernel=self)

    async def run(self, code: str, **options: object) -> str:
        """Run one cell and return the identifier its messages refer to."""
        request = self.session.msg("execute_request", {"code": code, **options})
        with self.streams.redirect(), self.logging.redirect():
            self.set_parent([], request)
            self._publish_status("busy", "shell")
            await self.execute_request(None, [], request)
            self._publish_status("idle", "shell")
        return request["header"]["msg_id"]

    def describe(self) -> str:
        """Put the kernel's description among the replies; return what it refers to."""
        request = self.session.msg("kernel_info_request", {})
        content = {"status": "ok", **self.kernel_info}
        self.session.send(None, "kernel_info_reply", content, parent=request)
        return request["header"]["msg_id"]

    def close(self) -> None:
        """Give up the process: the next shell may come."""
        atexit.unregister(self.shell.atexit_operations)
        # The shell's names are dropped next; emptying its cache of outputs before that
        # would walk through everything that this process holds.
        self.shell.displayhook.do_full_cache = False
        self.shell.atexit_operations()
        self.streams.close()
        type(self.shell).clear_instance()
        self.clear_instance()

    def _send_stream(self, name: str, text: str, parent: dict) -> None:
        self.session.send(None, "stream", {"name": name, "text": text}, parent=parent)

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Do nothing: no request waits while a cell runs."""


def is_shell_open() -> bool:
    """Tell whether this process has an IPython shell, ours or another."""
    return InteractiveShell.initialized()


@contextmanager
def open_shell(folder: Path) -> Iterator[SocketlessKernel]:
    """Give a fresh shell that works in a folder; put back what it replaces.

    Kept from one shell to the next: imported modules and their state, threads.
    Left out, for equal results everywhere: the user's IPython profile.
    """
    with ExitStack() as stack:
        stack.enter_context(lend_process(folder))
        stack.enter_context(lend_charts())
        kernel = SocketlessKernel.instance()
        stack.callback(kernel.close)
        stack.enter_context(show_charts(kernel.shell))
        yield kernel
