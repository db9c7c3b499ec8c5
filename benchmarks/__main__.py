"""All benchmarks: `python -m benchmarks DATABASE`, a demo of any scale on SQLite; POSIX, memory on Linux.

With --postgresql and --million look-ups are also measured there; --peers compares with other tools; --write
renews docs/performance.md with what was measured in this run, so a page for all to read needs all options.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from benchmarks import cards, endurance, intake, keys, peers, registers, report, requests, search, startup
from benchmarks.keystrokes import PATHOLOGICAL
from benchmarks.page import PAGE, Part, page

_STARTING = """\
From the start of the program to its first painted frame, in a real terminal of 80×24, against a bare Textual
app with Header, Input, a DataTable of 50 rows and Footer."""
_LOOK_UPS = f"""\
The whole stack without a screen, every keystroke of looking up 300 people; pathological are
{", ".join(f"`{text}`" for text in PATHOLOGICAL)}."""
_KEYS = """\
In a real terminal of 80×24, from a key to the last byte that it leads to. Two copies of the screen look
nothing up: one has two full lists by turns, so that every key paints a list; the other keeps one list, and as
the desk draws only what changed, a key there paints itself and nothing else."""
_CARDS = """\
In a real terminal of 80×24, from the key to the last byte of the card."""
_REGISTERS = """\
In a real terminal of 80×24, from Enter in the list of registers to the last byte of the register, and from
an arrow key to the last byte."""
_INTAKE = """\
Everybody of the demo, exported in full, into an empty office: read, looked through against the register,
written with a journal entry for every row, and searchable. The least is calamine reading the file,
executemany of the same rows, and the search index built from them. The screen's wait is the longest time that
its thread gave nobody a turn, from the file's choice until all was written."""
_REQUESTS = """\
A demo as it is, and one with a million requests of twenty years around it (`benchmarks.many_requests`), a few
thousand of them open. First what the database is asked, in processor time, so that other programs at work do
not count; then, by turns in two terminals of 80×24, from a key to the last byte of the page."""
_REPORT = """\
All figures of a period and of the one before, as `frontdesk report` and F8 count them, and the closing
paragraph."""
_DAY = """\
One process in a terminal; a look-up is a key whose answer is painted before the next one is pressed."""
_PEERS = """\
The same people as a flat table without pinyin. Milliseconds of a query (in the last three rows of a process,
from start to end); then, for each form of asking, the share of people who stand on the first page of 18. A
query that finds nobody is a fast one. `hn 3-` names a whole building, which is more than a page."""


def main() -> int:
    """Runs what was asked for; 1 where a goal was missed."""
    given = _arguments()
    parts = []
    for part in _parts(given):
        parts.append(part)
        print(f"## {part.title}\n", *part.findings, sep="\n", end="\n\n", flush=True)
    if given.write:
        PAGE.write_text(page(parts, _command(given)), encoding="utf-8")
    return int(not all(goal.met for part in parts for found in part.findings for goal in found.goals))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("database", help="the demo of the usual size")
    parser.add_argument(
        "--postgresql", action="append", default=[], help="a demo on PostgreSQL; may be repeated"
    )
    parser.add_argument("--million", metavar="DATABASE", help="a demo of a million people (--scale 86)")
    parser.add_argument("--requests", metavar="DATABASE", help="a demo with a million requests around it")
    parser.add_argument("--peers", action="store_true", help="compare with other tools")
    parser.add_argument("--peers-python", metavar="PYTHON", help="one with Datasette, Django and VisiData")
    parser.add_argument("--write", action="store_true", help="renew docs/performance.md")
    return parser.parse_args()


def _parts(given: argparse.Namespace) -> Iterator[Part]:
    demo = given.database
    targets = [demo, *([given.million] if given.million else []), *given.postgresql]
    yield Part("Starting", _STARTING, [startup.run(demo)])
    yield Part("Look-ups", _LOOK_UPS, [search.run(target) for target in targets])
    yield Part("From a key to painted results", _KEYS, [keys.run(demo)])
    yield Part("Opening a card", _CARDS, [cards.run(demo)])
    yield Part("Registers", _REGISTERS, [registers.run(demo)])
    yield Part("A ledger going in", _INTAKE, [intake.run(demo)])
    if given.requests:
        yield Part("Requests, a million of them", _REQUESTS, requests.run(demo, given.requests))
    yield Part("The figures of a period", _REPORT, report.run(demo, given.requests or ""))
    yield Part("A long day", _DAY, [endurance.run(demo)])
    if given.peers:
        yield Part("Beside other tools", _PEERS, [peers.run(demo, given.peers_python)])


def _command(given: argparse.Namespace) -> str:
    """How to run the same, with names for the places of this machine."""
    options = [
        *["--million MILLION"] * bool(given.million),
        *["--requests REQUESTS"] * bool(given.requests),
        *["--postgresql URL"] * len(given.postgresql),
        *["--peers"] * given.peers,
    ]
    return " ".join(["python -m benchmarks DATABASE", *options, "--write"])


if __name__ == "__main__":
    sys.exit(main())
