"""What the command line writes: sentences, aligned columns, and nothing that a terminal could choke on."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO

from db.records import Refused
from frontdesk.text import cell_width


def shortened(text: str, cells: int) -> str:
    """The text, or as much of its beginning as fits so many columns, with an ellipsis."""
    if len(text) <= cells and cell_width(text) <= cells:
        return text
    end = min(len(text), cells)
    while cell_width(text[:end]) > cells - 1:
        end -= 1
    return f"{text[:end]}…"


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines in which the cells of all rows (as many in each) stand under each other."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def say(text: str) -> None:
    """Writes a text and a line end to standard output; what its encoding lacks becomes a question mark.

    Raises:
        BrokenPipeError: nobody reads any more.
        Refused: `output_lost`, it cannot be written.
    """
    with _losing():
        _write(sys.stdout, text)


def complain(sentence: str) -> None:
    """Writes a sentence to standard error, if anybody listens there."""
    with suppress(OSError, ValueError):
        _write(sys.stderr, sentence)
        if sys.stderr is not None:
            sys.stderr.flush()


def takes_unicode() -> bool:
    """Whether standard output can write every character."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") in (
        "utf8",
        "utf16",
        "utf32",
    )


def json_text(document: object) -> str:
    """A document as JSON that a terminal can show, and that its encoding can write."""
    text = json.dumps(document, ensure_ascii=not takes_unicode())
    # JSON lets controls from U+007F on and bidi marks stand as they are, but a terminal obeys them.
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


def flush() -> None:
    """Sends out what was said. Raises: as `say`."""
    with _losing():
        if sys.stdout is not None:
            sys.stdout.flush()


def give_up() -> None:
    """Nobody reads standard output any more: what is still to be written goes nowhere, without a word."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _losing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        give_up()
        raise Refused("output_lost") from None


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # started with it closed
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
