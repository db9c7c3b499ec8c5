"""Databases of every schema that was ever in use, each made by the program of its time and made small.

`N.db.xz` has N as its latest version: the made-up community of that time (the first: three homes, as no
program was ever used with it alone), a few operations in its journal, cut down to a dozen homes. The fifth
was made of the fourth by the fifth's migration as it was in the end: it still changed when the sixth began.
The eighth was made of the sixth by its own program, with a few more requests, a closed day and a password.
"""

from __future__ import annotations

import lzma
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[3]
VERSIONS = tuple(sorted(int(path.name.split(".")[0]) for path in Path(__file__).parent.glob("*.db.xz")))


def unpack(version: int, to: Path) -> Path:
    """A database of that schema as a file of its own."""
    to.write_bytes(lzma.decompress((Path(__file__).parent / f"{version}.db.xz").read_bytes()))
    to.chmod(0o600)
    return to


def rows_of(path: Path) -> dict[str, dict[int, dict[str, object]]]:
    """Every row of every table of ours, by table and id."""
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        names = [
            name
            for (name,) in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
                " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%_fts%' AND name NOT LIKE '%_doc'"
                " AND name <> 'frontdesk_schema'"
            )
        ]
        return {
            name: {row[0]: dict(row) for row in raw.execute(f'SELECT rowid AS row_, * FROM "{name}"')}
            for name in names
        }


def state_of(path: Path) -> int:
    """The latest version of a file, which has to be whole. Raises: AssertionError."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        return int(raw.execute("SELECT max(version) FROM frontdesk_schema").fetchone()[0])


def run_upgrade(path: Path, at: int = 0) -> tuple[int, str]:
    """Open it in a process of its own that dies at that step; its exit code, and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.db.desk", "upgrade", str(path), str(at)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


def points(path: Path, count: int, seed: int) -> list[int]:
    """So many steps of its migration to die at, at random; the file is migrated by it."""
    code, said = run_upgrade(path)
    assert code == 0, said
    return sorted(random.Random(seed).sample(range(1, int(said)), count))
