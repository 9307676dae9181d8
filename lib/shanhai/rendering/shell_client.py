"""What nbclient asks for in place of a kernel's manager and client."""

from __future__ import annotations

import asyncio
from collections import deque
from queue import Empty

from nbclient.exceptions import DeadKernelError

from shanhai.rendering.shell import SocketlessKernel


class Channel:
    """Read one of the queues as nbclient reads a socket."""

    def __init__(self, messages: deque) -> None:
        self._messages = messages

    async def get_msg(self, timeout: float | None = None) -> dict:
        """Return the next message; all of a cell are there when it has run."""
        if not self._messages:
            await asyncio.sleep(0)
            raise Empty
        return self._messages.popleft()


class ShellClient:
    """Ask the shell to run cells; read what it has published."""

    def __init__(self, kernel: SocketlessKernel) -> None:
        self._kernel = kernel
        self.session = kernel.session
        self.iopub_channel = Channel(kernel.session.published)
        self.shell_channel = Channel(kernel.session.replies)

    def start_channels(self) -> None:
        """Do nothing: there are no sockets."""

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return at once: it is ready."""

    async def execute(
        self, code: str, *, store_history: bool = True, stop_on_error: bool = True
    ) -> str:
        """Run code to its end and return the identifier of the request.

        Raises
        ------
        DeadKernelError
            After a cell that said `quit()`, which ends a kernel.
        """
        if self._kernel.shell.exit_now:
            raise DeadKernelError("Kernel died")
        return await self._kernel.run(
            code,
            silent=False,
            store_history=store_history,
            allow_stdin=False,
            user_expressions={},
            stop_on_error=stop_on_error,
        )

    def kernel_info(self) -> str:
        """Ask for the kernel's description."""
        return self._kernel.describe()


class ShellManager:
    """Manage a kernel that is there, and alive as long as who asks."""

    has_kernel = True

    def __init__(self, kernel: SocketlessKernel) -> None:
        self._kernel = kernel

    def client(self) -> ShellClient:
        """Return the client of the shell."""
        return ShellClient(self._kernel)

    async def is_alive(self) -> bool:
        """Return True: were it dead, so would be who asks."""
        return True
