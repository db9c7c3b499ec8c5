"""Frontdesk and what a user would pick instead: each opened on the same people, each asked by a text.

An `Ask` takes what is typed and returns the ids of the people on the first page, in the order shown.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlencode

from benchmarks.ledger import SEARCHED, Ledger
from benchmarks.processes import connected, dialogue, output, service
from benchmarks.terminal import module
from db.records import Duty, Kind
from frontdesk.finding import find

PAGE = 18
Ask = Callable[[str], list[int]]
_HERE = os.path.dirname(os.path.abspath(__file__))


class Missing(Exception):
    """A tool that is not installed here; the text says which."""


@contextmanager
def frontdesk_inside(duty: Duty) -> Iterator[Ask]:
    """The whole stack, in this process, on the database that is open."""
    yield lambda text: [hit.id for hit in find(duty, text, PAGE).hits if hit.kind is Kind.RESIDENT]


@contextmanager
def frontdesk_command(database: str) -> Iterator[Ask]:
    """`frontdesk find`, a process for every query."""

    def ask(text: str) -> list[int]:
        command = module("frontdesk", "find", text, "--json", "--limit", str(PAGE), "--db", database)
        hits = json.loads(output(command))["hits"]
        return [hit["id"] for hit in hits if hit["kind"] == Kind.RESIDENT.value]

    yield ask


@contextmanager
def icontains(ledger: Ledger) -> Iterator[Ask]:
    """The statement that Django's admin makes of a search, on bare sqlite3."""
    any_column = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in SEARCHED)

    def ask(text: str) -> list[int]:
        words = [re.sub(r"([\\%_])", r"\\\1", word) for word in text.split()]
        where = " AND ".join(f"({any_column})" for _word in words)
        asked = [f"%{word}%" for word in words for _column in SEARCHED]
        sql = f"SELECT * FROM people WHERE {where} ORDER BY id LIMIT {PAGE}"
        return [row[0] for row in database.execute(sql, asked)]

    with closing(sqlite3.connect(ledger.files.sqlite)) as database:
        yield ask


@contextmanager
def django(ledger: Ledger, python: str | None) -> Iterator[Ask]:
    """Django's own search, in a process that stays; asked over a pipe."""
    _need(python, "django")
    command = [
        str(python),
        os.path.join(_HERE, "django_search.py"),
        ledger.files.sqlite,
        str(PAGE),
        *SEARCHED,
    ]
    with dialogue(command) as (asked, answers):

        def ask(text: str) -> list[int]:
            asked.write(text.encode() + b"\n")
            asked.flush()
            found: list[int] = json.loads(answers.readline())
            return found

        yield ask


@contextmanager
def datasette(ledger: Ledger, python: str | None) -> Iterator[Ask]:
    """Datasette's full-text search: a warm service, asked over one HTTP connection, nothing counted."""
    _need(python, "datasette")
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    command = [str(python), "-m", "datasette", "serve", ledger.files.sqlite, "-p", str(port)]
    with service(command), closing(connected(port)) as connection:

        def ask(text: str) -> list[int]:
            plain = {"_size": PAGE, "_shape": "array", "_nocount": 1, "_nofacet": 1, "_nosuggest": 1}
            connection.request("GET", "/people/people.json?" + urlencode({"_search": text, **plain}))
            return [row["id"] for row in json.loads(connection.getresponse().read())]

        yield ask


@contextmanager
def fzf(ledger: Ledger) -> Iterator[Ask]:
    """`fzf --filter` over lines of text, a process for every query."""
    if not shutil.which("fzf"):
        raise Missing("fzf")

    def ask(text: str) -> list[int]:
        with open(ledger.files.text, "rb") as lines:
            found = output(["fzf", "--filter", text], stdin=lines)
        return _whose(ledger, (line.split("\t") for line in found.splitlines()[:PAGE]))

    yield ask


@contextmanager
def visidata(ledger: Ledger, python: str | None, folder: str) -> Iterator[Ask]:
    """VisiData in batch mode, a process for every query: for each word, the rows with it in any column."""
    _need(python, "visidata")
    script, out = os.path.join(folder, "find.vdj"), os.path.join(folder, "found.csv")

    def ask(text: str) -> list[int]:
        steps = [{"longname": "open-file", "input": ledger.files.csv}]
        for word in text.split():
            steps += [
                {"longname": "select-cols-regex", "input": re.escape(word)},
                {"longname": "dup-selected"},
            ]
        with open(script, "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(step) + "\n" for step in steps)
        if os.path.exists(out):
            os.remove(out)
        output([str(python), "-m", "visidata", "-b", "-p", script, "-o", out])
        if not os.path.exists(out):
            return []
        with open(out, encoding="utf-8", newline="") as found:
            return _whose(ledger, list(csv.reader(found))[1 : PAGE + 1])

    yield ask


def _whose(ledger: Ledger, rows: Iterable[list[str]]) -> list[int]:
    return [ledger.whose[tuple(row)] for row in rows if tuple(row) in ledger.whose]


def _need(python: str | None, package: str) -> None:
    if (
        python is None
        or subprocess.run([python, "-c", f"import {package}"], stderr=subprocess.DEVNULL).returncode
    ):
        raise Missing(package)
