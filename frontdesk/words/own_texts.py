"""What the program itself says: every text of a language, read out of the catalogue."""

from __future__ import annotations

import struct

from frontdesk.words import Language, catalogue_path

_PLACE = struct.Struct("<II")


def own_texts(language: Language) -> frozenset[str]:
    """Every text of the program in a language, those with a `{slot}` in them as they are written.

    A missing or broken catalogue says nothing: then nothing counts as the program's own.
    """
    try:
        with open(catalogue_path("zh"), "rb") as file:
            return frozenset(_read(file.read(), language))
    except (OSError, ValueError, struct.error):
        return frozenset()


def _read(catalogue: bytes, language: Language) -> list[str]:
    """The English texts stand in the first of the file's two tables, the Chinese ones in the second."""
    count, english, translated = struct.unpack_from("<III", catalogue, 8)
    table = english if language == "en" else translated
    texts: list[str] = []
    for number in range(1, count):
        length, at = _PLACE.unpack_from(catalogue, table + number * _PLACE.size)
        text = catalogue[at : at + length].decode("utf-8")
        # Of a text in a context the context stands before it, of one with a plural both.
        texts += text.rpartition("\x04")[2].split("\0")
    return texts
