"""What a file really is, by its bytes: its name's ending is often wrong (a web page called .xls)."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as BrokenStream

from db.records import Refused

ENDINGS = (".xlsx", ".xls", ".et", ".csv", ".xlsm", ".ods")
"""What the names of ledgers end in; any other file can still be typed."""


class FileKind(StrEnum):
    """The kinds of files that ledgers are read from."""

    XLSX = "xlsx"
    OTHER_WORKBOOK = "other_workbook"
    TEXT = "text"


# All that unpacking a damaged archive has been seen to raise.
UNPACKING_FAILS = (BadZipFile, BrokenStream, EOFError, KeyError, OSError, RuntimeError, ValueError)

_HEAD = 4096
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_XLS = (b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x08\x00\x00\x05", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_PICTURES = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM....\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:hei[cfsx]|mif1|avif)",
    re.DOTALL,
)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"(?:<!doctype html|<(?:html|head|body|table|meta|style|div|script)\b"
    r"|<(?:\w+:)?workbook\b|<\?mso-application)"
    r"|mime-version:",
    re.IGNORECASE | re.DOTALL,
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A name may carry a stray control character; what is no text at all has one in every few dozen bytes.
_MOST_CONTROLS = 1 / 200


def kind_of(data: bytes, file: str) -> FileKind:
    """What the content of a file is.

    Args:
        data: the whole content.
        file: the file's name, only to be told in a refusal.

    Raises:
        Refused: it is nothing that a ledger can be read from; the code says what it is instead.
    """
    head = data[:_HEAD]
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("ledger_empty", file=file)
    if head.startswith(b"PK"):
        return _packed(data, file)
    if head.startswith(_COMPOUND):
        return _compound(data, file)
    if head.startswith(_BARE_XLS):
        return FileKind.OTHER_WORKBOOK
    if _PICTURES.match(head):
        raise Refused("ledger_is_picture", file=file)
    if head.lstrip().startswith(b"%PDF-"):
        raise Refused("ledger_is_pdf", file=file)
    if head.startswith(b"{\\rtf"):
        raise Refused("ledger_is_word", file=file)
    if head.startswith(_ARCHIVES):
        raise Refused("ledger_is_archive", file=file)
    wide = head.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    shown = head.decode("utf-16" if wide else "utf-8", "replace").removeprefix("\ufeff")
    if _WEB_PAGE.match(shown):
        raise Refused("ledger_is_html", file=file)
    if wide or head.startswith(BOM_UTF8):
        return FileKind.TEXT
    controls = len(_CONTROLS.findall(data))
    if b"\0" in head or controls > max(1, len(data) * _MOST_CONTROLS):
        raise Refused("ledger_not_a_table", file=file)
    return FileKind.TEXT


def _packed(data: bytes, file: str) -> FileKind:
    """A zip archive: a workbook of one of the newer programs, or something else."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename.replace("\\", "/").lower() for part in parts}
            spreadsheet = "mimetype" in names and b"spreadsheet" in archive.read("mimetype")[:100]
    except UNPACKING_FAILS:
        raise Refused("ledger_damaged", file=file) from None
    if "xl/workbook.bin" in names or spreadsheet:
        return FileKind.OTHER_WORKBOOK
    if any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    if any(name.startswith("word/") for name in names):
        raise Refused("ledger_is_word", file=file)
    if "[content_types].xml" in names or "mimetype" in names:
        raise Refused("ledger_not_a_table", file=file)
    raise Refused("ledger_is_archive", file=file)


def _compound(data: bytes, file: str) -> FileKind:
    """The container of the older Office, which is also put around a workbook with a password."""
    for stream, code in (("EncryptedPackage", "ledger_is_protected"), ("WordDocument", "ledger_is_word")):
        if stream.encode("utf-16-le") in data:
            raise Refused(code, file=file)
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise Refused("ledger_not_a_table", file=file)
    return FileKind.OTHER_WORKBOOK
