"""What is asked of the terminal and of the program's end, beyond what Textual does by itself."""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_MOST_FRAMES = 12


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
    """An error as text for a report: its kind and where it came from, nobody's data.

    Neither the message nor the variables are in it, because either may hold names or numbers.
    """
    lines = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    ]
    return "\n".join([type(error).__name__, *lines])
