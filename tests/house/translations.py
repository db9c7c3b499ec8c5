"""The translator's tool: `python -m tests.house.translations [--write]`.

Without an option it checks that the Chinese catalogue has every text of the program, that each is
translated with the same placeholders, that nothing in it is out of use, and that the compiled catalogue is
the written one. With `--write` it first adds new texts to the catalogue (untranslated), drops those out of
use and compiles it.
"""

from __future__ import annotations

import argparse
import ast
import string
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
PACKAGES = ("frontdesk", "screens", "db")
PO = ROOT / "frontdesk/words/locale/zh/LC_MESSAGES/frontdesk.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}
HEADER = "# Chinese texts of frontdesk. Written by hand; kept in step by tests/house/translations.py."
# A date that never changes keeps the files the same when the texts are.
WRITTEN = datetime(2021, 9, 6, tzinfo=UTC)

Key = tuple[str, str | None]


def extracted(root: Path = ROOT, packages: Iterable[str] = PACKAGES) -> Catalog:
    """Every text of the program, as an untranslated catalogue."""
    catalogue = _empty()
    for package in packages:
        found = extract_from_dir(
            root / package,
            method_map=[("**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
        )
        for _file, _line, text, comments, context in found:
            if text and text != ("", ""):
                catalogue.add(text, context=context, auto_comments=comments)
    return catalogue


def _empty() -> Catalog:
    return Catalog(
        locale="zh_CN",
        domain="frontdesk",
        header_comment=HEADER,
        project="frontdesk",
        creation_date=WRITTEN,
        revision_date=WRITTEN,
        version="1",
        last_translator="the frontdesk authors",
        language_team="Chinese",
        msgid_bugs_address="the frontdesk authors",
        fuzzy=False,
    )


def read(path: Path) -> Catalog:
    """The written catalogue; an empty one where there is none."""
    if not path.exists():
        return _empty()
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN", domain="frontdesk")


def key(message: Message) -> Key:
    """What a message is known by: its English text (the singular) and its context."""
    context: str | bytes | None = message.context
    # Babel leaves it in bytes when it reads a compiled catalogue.
    return texts(message.id)[0], context.decode() if isinstance(context, bytes) else context


def messages(catalogue: Catalog) -> dict[Key, Message]:
    """The messages of a catalogue, without its header."""
    return {key(message): message for message in catalogue if message.id}


def texts(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """The forms of a msgid or a msgstr."""
    return (value or "",) if value is None or isinstance(value, str) else tuple(value)


def placeholders(text: str) -> frozenset[str]:
    """The fields of a format string, each with its format: `{count}`, `{number:02d}`."""
    return frozenset(
        f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None
    )


def faults(code: Catalog, written: Catalog, compiled: Catalog | None) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    wanted, present = messages(code), messages(written)
    for missing in sorted(wanted.keys() - present.keys(), key=str):
        yield f"not in the catalogue: {missing}"
    for unused in sorted(present.keys() - wanted.keys(), key=str):
        yield f"out of use: {unused}"
    for found, message in present.items():
        if message.fuzzy:
            yield f"fuzzy: {found}"
        strings = texts(message.string)
        if not all(strings):
            yield f"not translated: {found}"
        elif any(placeholders(one) != placeholders(texts(message.id)[-1]) for one in strings):
            yield f"other placeholders: {found}"
    if written.obsolete:
        yield f"{len(written.obsolete)} obsolete texts are kept"
    if compiled is None:
        yield "not compiled"
    elif _translations(compiled) != _translations(written):
        yield "the compiled catalogue is not the written one"


def _translations(catalogue: Catalog) -> dict[Key, tuple[str, ...]]:
    """What is translated, and how."""
    return {
        found: texts(message.string)
        for found, message in messages(catalogue).items()
        if all(texts(message.string))
    }


def unseen(root: Path = ROOT, packages: Iterable[str] = PACKAGES) -> Iterator[str]:
    """Texts inside f-strings, where the extraction does not see them on every Python."""
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(text, ast.JoinedStr):
                    for node in ast.walk(text):
                        if isinstance(node, ast.Call) and ast.unparse(node.func) in KEYWORDS:
                            yield f"inside an f-string: {path.relative_to(root)}:{node.lineno}"


def check(root: Path = ROOT, po: Path = PO) -> list[str]:
    """All faults of the catalogue at `po` for the program at `root`."""
    mo = po.with_suffix(".mo")
    compiled = None
    if mo.exists():
        with mo.open("rb") as file:
            compiled = read_mo(file)
    return [*unseen(root), *faults(extracted(root), read(po), compiled)]


def write(root: Path = ROOT, po: Path = PO) -> None:
    """Brings the written catalogue up to the program, keeping translations, and compiles it."""
    known = messages(read(po))
    catalogue = _empty()
    for found, message in messages(extracted(root)).items():
        old = known.get(found)
        keep = old is not None and texts(old.id) == texts(message.id)
        catalogue.add(
            message.id,
            old.string if old is not None and keep else None,
            context=message.context,
            auto_comments=message.auto_comments,
        )
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as file:
        write_po(file, catalogue, width=110, no_location=True, omit_header=False, sort_output=True)
    with po.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def main() -> int:
    """Runs the tool; 1 when something is wrong with the catalogue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="bring the catalogue up to the program first")
    if parser.parse_args().write:
        write()
    found = check()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
