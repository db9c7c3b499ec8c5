"""Hostile texts through what cleans and what writes."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import tempfile
from datetime import date
from html.parser import HTMLParser

from benchmarks.reliability.told import Told

PIECES = (
    "\x1b[31m", "\x1b]0;PWNED\x07", "\x9b2J", "\x00", "\x7f", "\x85", "\u202e", "\u2066", "\u200b", "\u2028",
    "\ufeff", "\ud800", "\udfff", "\ufffe", "[/]", "[@click=app.leave]x[/]", "[bold red]", "<script>",
    "&amp;", "</td>", '"', "'", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-2",
    "\r\n", "\t", "\x0b", ";", ",", "%s", "{0}", "$name", ":smile:", "👨‍👩‍👧", "𬎆", "阿卜杜拉·买买提",
    "张乃玉", "ü", "é", "e\u0301", "\u3164", " ",
)  # fmt: skip
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ONE_LINE_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def through_everything(times: int = 100_000) -> Told:
    """Through `clean`, `printable`, `plain`, JSON, CSV, a workbook and a printed page."""
    from frontdesk.text import clean
    from screens.parts.text import plain, printable

    dice = random.Random(7)
    texts = ["".join(dice.choices(PIECES, k=dice.randrange(1, 12))) for _ in range(times)]
    crashes = harmful = 0
    for text in texts:
        try:
            kept, drawn = clean(text), printable(text)
            harmful += clean(kept) != kept
            harmful += bool(_ONE_LINE_HARMFUL.search(kept) or _ONE_LINE_HARMFUL.search(drawn))
            harmful += bool(_HARMFUL.search(clean(text, newlines=True)))
            harmful += plain(text).plain != drawn or bool(plain(text).spans)
        except Exception:
            crashes += 1
    for write in (_json, _csv, _xlsx, _html):
        try:
            harmful += write(texts)
        except Exception:
            crashes += 1
    return Told(
        f"{times:,} hostile texts through clean, printable, plain, JSON, CSV, xlsx and print",
        "0 crashes, 0 actions, 0 ESC bytes",
        f"{crashes} crashes, {harmful} harmful",
        not (crashes or harmful),
    )


def _json(texts: list[str]) -> int:
    from frontdesk.cli.output import json_text

    # Two halves of a character that come to stand side by side are that character.
    texts = [text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") for text in texts]
    written = json_text(texts)
    return len(_HARMFUL.findall(written)) + int(json.loads(written) != texts)


def _csv(texts: list[str]) -> int:
    from frontdesk.ledgers.writing import write_table

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.csv")
        write_table(path, "x", ["a", "b"], ([text, text] for text in texts))
        with open(path, encoding="utf-8-sig", newline="") as file:
            written = file.read()
        rows = list(csv.reader(io.StringIO(written, newline="")))
    wrong = len(rows) != len(texts) + 1
    formulas = sum(row[0].startswith(("=", "+", "-", "@")) for row in rows if row)
    return len(_HARMFUL.findall(written.replace("\r\n", "\n"))) + wrong + formulas


def _xlsx(texts: list[str]) -> int:
    from python_calamine import load_workbook

    from frontdesk.ledgers.writing import write_table

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.xlsx")
        write_table(path, "x", ["a"], ([text] for text in texts))
        rows = load_workbook(path).get_sheet_by_index(0).to_python()
    return sum(bool(_HARMFUL.search(str(row[0]))) for row in rows)


class _Tags(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def _html(texts: list[str]) -> int:
    from frontdesk.printing import paper as on
    from frontdesk.printing.paper import Paragraph
    from frontdesk.printing.rendering import rendered

    page = on.Printout("x", tuple(map(Paragraph, texts)))
    written = rendered(page, on.Head("x", "x", "", "", date(2021, 9, 6).isoformat()))
    told = _Tags()
    told.feed(written)
    return len(_HARMFUL.findall(written)) + len(told.tags & {"script", "a", "img", "iframe", "td"})
