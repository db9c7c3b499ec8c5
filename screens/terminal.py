"""What is asked of the terminal and of the program's end, beyond what Textual does by itself."""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from frontdesk.fault_log import told

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Keyboard(codecs.IncrementalDecoder):
    """Bytes from the terminal as text, whatever they are, and the end of them as the terminal's end."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._gone = False

    def decode(self, data: ReadableBuffer, final: bool = False) -> str:
        """The text of some bytes; none of them before the desk is left: nobody can type any more."""
        if not data and not final and not self._gone:
            self._gone = True
            os.kill(os.getpid(), signal.SIGHUP)
        return self._decoder.decode(data, final)


def survive_the_terminal() -> None:
    """Let the keyboard's thread live through wrong bytes, and not outlive the terminal.

    Textual's driver decodes strictly, and an error there ends the whole desk (a paste from an old program);
    each wrong byte becomes U+FFFD instead. A terminal that goes without a word is asked for ever, with all
    the processor has; the desk is left instead, as when its window is closed. There is no setting for either.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    vars(linux_driver)["getincrementaldecoder"] = lambda encoding: partial(_Keyboard, encoding)


def survive_faults() -> None:
    """Let a part of the screen live on after an error in one of its handlers.

    Textual tells the app of the error and then lets that part's loop end, so that it never answers again.
    """
    if getattr(MessagePump._dispatch_message, "is_calm", False):
        return
    dispatch = MessagePump._dispatch_message

    async def calm(pump: MessagePump, message: Message) -> None:
        try:
            await dispatch(pump, message)
        except Exception as error:
            pump.app._handle_exception(error)

    vars(calm)["is_calm"] = True
    MessagePump._dispatch_message = calm  # type: ignore[method-assign, assignment]


def end_on_signals(end: Callable[[], object]) -> None:
    """Leave in order when the system or the closed window asks; by default either kills at once."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, end)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # Windows, or a loop that is not the main thread's


def without_data(error: BaseException) -> str:
    """An error as text for a report: its kind and where it came from, nobody's data."""
    return "\n".join(told(error))
