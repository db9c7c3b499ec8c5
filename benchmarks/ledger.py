"""Everybody of a database as one flat table, the way an office would keep them without frontdesk."""

from __future__ import annotations

import csv
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.keystrokes import Person

COLUMNS = ("name", "sex", "born_on", "estate", "address", "phone", "paper")
SEARCHED = ("name", "estate", "address", "phone", "paper")
_SEXES = {1: "男", 2: "女"}
Row = tuple[str, ...]


class Files(NamedTuple):
    """Where a ledger lies: as a SQLite file (table `people`, with full-text search), a CSV, lines of text."""

    sqlite: str
    csv: str
    text: str


@dataclass(frozen=True)
class Ledger:
    """The files, and whose each row is: what a tool prints tells by that whom it found."""

    files: Files
    whose: dict[Row, int]


def write(people: Iterable[Person], folder: str) -> Ledger:
    """Writes everybody into files of a folder."""
    rows = {person.id: _row(person) for person in people}
    files = Files(*(os.path.join(folder, f"people.{ending}") for ending in ("db", "csv", "tsv")))
    with open(files.csv, "w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([COLUMNS, *rows.values()])
    with open(files.text, "w", encoding="utf-8") as text:
        text.writelines("\t".join(row) + "\n" for row in rows.values())
    with closing(sqlite3.connect(files.sqlite)) as database, database:
        columns = ", ".join(f"{column} TEXT" for column in COLUMNS)
        database.execute(f"CREATE TABLE people (id INTEGER PRIMARY KEY, {columns})")
        marks = ", ".join("?" * (1 + len(COLUMNS)))
        database.executemany(f"INSERT INTO people VALUES ({marks})", ((i, *row) for i, row in rows.items()))
        # As `sqlite-utils enable-fts` makes it: Datasette tells by the brackets that this is its search.
        searched = ", ".join(SEARCHED)
        database.execute(f"CREATE VIRTUAL TABLE people_fts USING fts5({searched}, content=[people])")
        database.execute(f"INSERT INTO people_fts (rowid, {searched}) SELECT id, {searched} FROM people")
    return Ledger(files, {row: number for number, row in rows.items()})


def _row(person: Person) -> Row:
    return (
        person.name,
        _SEXES.get(person.sex, ""),
        str(person.born_on or ""),
        person.estate,
        person.address,
        person.phone or "",
        person.paper or "",
    )
