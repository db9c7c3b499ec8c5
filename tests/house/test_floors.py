"""What each floor drags in when it is imported: in a process of its own, as on the office's PC."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATABASES = ("peewee", "playhouse", "psycopg", "sqlcipher3", "sqlite3")
SCREENS = ("textual", "rich")
DEVELOPMENT = ("pypinyin", "chinese_calendar", "babel", "hypothesis", "pytest")
RULES = sorted(f"frontdesk.rules.{path.stem}" for path in (ROOT / "frontdesk/rules").glob("[a-z]*.py"))


def loaded(*modules: str) -> frozenset[str]:
    """The top-level packages that importing modules loads, with every floor's own modules by full name."""
    code = (
        "import json, sys\nfor name in sys.argv[1:]: __import__(name)\nprint(json.dumps(list(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *modules], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names: list[str] = json.loads(done.stdout)
    return frozenset(names) | {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("db.records", (*DATABASES, *SCREENS, *DEVELOPMENT, "frontdesk", "screens", "db.connection")),
        ("db.connection", (*SCREENS, *DEVELOPMENT, "psycopg", "frontdesk", "screens")),
        ("frontdesk.words.codes", (*DATABASES, *SCREENS, *DEVELOPMENT, "db", "screens")),
        ("frontdesk.words.reasons", (*DATABASES, *SCREENS, *DEVELOPMENT, "db.connection", "screens")),
        ("frontdesk.opening", (*DATABASES, *SCREENS, *DEVELOPMENT, "platformdirs", "screens")),
        ("frontdesk.cli", (*DATABASES, *SCREENS, *DEVELOPMENT, "platformdirs", "screens")),
        ("frontdesk.cli.commands", (*DATABASES, *SCREENS, *DEVELOPMENT, "screens")),
        ("frontdesk.finding", (*SCREENS, *DEVELOPMENT, "psycopg", "screens")),
        (
            "screens.app",
            (*DATABASES, *DEVELOPMENT, "db.connection", "python_calamine", "xlsxwriter", "argon2"),
        ),
    ],
)
def test_importing_a_module_does_not_load(module: str, never: tuple[str, ...]) -> None:
    assert loaded(module).isdisjoint(never)


@pytest.mark.parametrize("module", RULES)
def test_rules_load_neither_database_nor_words(module: str) -> None:
    assert loaded(module).isdisjoint((*DATABASES, *SCREENS, *DEVELOPMENT, "db.connection", "frontdesk.words"))


def test_the_empty_package_of_db_loads_nothing() -> None:
    assert (ROOT / "db/__init__.py").read_text() == ""
