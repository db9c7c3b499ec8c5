"""Other programs: what a command prints, and services that stay while they are asked."""

from __future__ import annotations

import http.client
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, BinaryIO

from benchmarks.terminal import environment

_PATIENCE = 30.0  # seconds until a service has to have started
_NOTHING_FOUND = 1


def output(command: Sequence[str], stdin: BinaryIO | None = None) -> str:
    """What a command prints.

    Raises:
        RuntimeError: it failed otherwise than by finding nothing (exit 1).
    """
    done = subprocess.run(
        command,
        stdin=stdin or subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        check=False,
    )
    if done.returncode not in (0, _NOTHING_FOUND):
        raise RuntimeError(f"{command[0]}: exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


@contextmanager
def dialogue(command: Sequence[str]) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """A command that answers line by line until the end of the block: what it reads, and what it writes."""
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            yield process.stdin, process.stdout
        finally:
            process.kill()


@contextmanager
def service(command: Sequence[str]) -> Iterator[None]:
    """A command that runs until the end of the block; nobody reads what it writes."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    ) as process:
        try:
            yield
        finally:
            process.kill()


def connected(port: int) -> http.client.HTTPConnection:
    """A connection to a service on this machine, once it has started.

    Raises:
        ConnectionRefusedError: it did not start in time.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            connection.connect()
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return connection
