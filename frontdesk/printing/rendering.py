"""A page to print as one file of HTML that needs nothing else: no scripts, no pictures, nothing fetched.

Every text passes `_safe` on its way in; there is no other way, for blocks hold bare texts only. Should a
text get past it all the same, the file's own policy lets nothing run or load.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any

from frontdesk.printing import paper as on
from frontdesk.printing.paper import Block, Head, Printout
from frontdesk.printing.punctuation import full_width
from frontdesk.printing.style import STYLE, margins
from frontdesk.rules.inscriptions import couplet
from frontdesk.text import clean
from frontdesk.words import Language, language, lines

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TONGUES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_LONGEST = 20_000
_RUNNING = 60
"""The most characters of a title at the foot of a sheet."""
_NUMBER = re.compile(r"(?<![\w-])\d{4}-\d{2,5}(?:-\d+)*(?![\w-])")


def rendered(paper: Printout, head: Head) -> str:
    """The whole file in the language of the moment, as text to be written as UTF-8."""
    kind = "book" if paper.is_book else "letter" if paper.is_letter else "plain"
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{_TONGUES[language()]}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        # The name of a printing job is seen by others: it says what it is, not of whom.
        f"<title>{_safe(paper.title)}</title>",
        f"<style>@page {{ size: {paper.size}; margin: {margins(paper.size, kind)};",
        f"@bottom-left {{ content: {_css_text(paper.title)}; font-size: 8pt; }} }}",
        f"{STYLE}</style></head>",
        f'<body class="{kind} {paper.size.lower()}">',
    ]
    if not paper.is_book:
        parts += _top(paper, head)
    parts += _body(paper, head)
    if not paper.is_book:
        parts.append(f"<footer>{_safe(head.printed)}</footer>")
    parts.append("</body></html>\n")
    return "\n".join(parts)


def _top(paper: Printout, head: Head) -> Iterable[str]:
    yield f'<header class="head">{_safe(head.name)}</header>'
    yield f"<h1>{_safe(paper.title)}</h1>"
    if paper.number:
        yield f'<p class="number">{_safe(paper.number)}</p>'


def _body(paper: Printout, head: Head) -> Iterator[str]:
    for block in paper.blocks:
        yield _BLOCKS[type(block)](block)
        if isinstance(block, on.Sheet) and block.has_head:
            yield from _top(paper, head)


def _safe(text: str) -> str:
    """A text as it may stand anywhere between tags or in a quoted attribute."""
    text = clean(text, limit=_LONGEST, newlines=True)
    return escape(full_width(text) if language() == "zh" else text, quote=True)


def _unbroken(text: str) -> str:
    """A text between tags, whose numbers and days are not parted at the end of a line."""
    return _NUMBER.sub(lambda found: f'<span class="whole">{found[0]}</span>', _safe(text))


def _css_text(text: str) -> str:
    """A text as a string of a style sheet: nothing but its letters and digits stands there bare."""
    text = clean(text, limit=_RUNNING)
    signs = (sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text)
    return f'"{"".join(signs)}"'


def _paragraph(block: on.Paragraph) -> str:
    return f'<p class="{_safe(block.manner)}">{_unbroken(block.text)}</p>'


def _heading(block: on.Heading) -> str:
    return f"<h2>{_safe(block.text)}</h2>"


def _big(block: on.Big) -> str:
    return f'<div class="big"><span>{_safe(block.label)}</span><strong>{_safe(block.text)}</strong></div>'


def _facts(block: on.Facts) -> str:
    rows = "\n".join(f"<tr><th>{_safe(name)}</th><td>{_safe(text)}</td></tr>" for name, text in block.rows)
    return f'<table class="facts">{rows}</table>'


def _table(block: on.Table) -> str:
    whole = sum(block.shares) or 1
    columns = "".join(f'<col style="width: {100 * share / whole:.1f}%">' for share in block.shares)
    head = "".join(_cell("th", place, text, block) for place, text in enumerate(block.headings))
    rows = "\n".join(
        "<tr>" + "".join(_cell("td", place, text, block) for place, text in enumerate(row)) + "</tr>"
        for row in block.rows
    )
    return (
        f'<table class="list"><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>\n{rows}</tbody></table>"
    )


def _cell(tag: str, place: int, text: str, block: on.Table) -> str:
    side = ' class="right"' if place in block.at_right else ""
    return f"<{tag}{side}>{_unbroken(text)}</{tag}>"


def _blank(block: on.Blank) -> str:
    return f'<div class="blank" style="height: {int(block.height)}mm"><span>{_safe(block.label)}</span></div>'


def _signature(block: on.Signature) -> str:
    told = "".join(f"<div>{_safe(one)}</div>" for one in block.lines)
    return f'<div class="signature">{told}</div>'


def _cut_line(block: on.CutLine) -> str:
    return f'<div class="cut"><span>{_safe(block.text)}</span></div>'


def _sheet(_block: on.Sheet) -> str:
    return '<div class="sheet"></div>'


def _wall(block: on.Wall) -> str:
    return f'<div class="wall">{"".join(map(_banner, block.banners))}</div>'


def _banner(banner: on.Banner) -> str:
    columns = "".join(f"<span>{_safe(column)}</span>" for column in couplet(banner.inscription))
    return (
        f'<div class="banner"><div class="silk">{columns}</div><div class="fringe"></div>'
        f"<div>{_safe(banner.brought)}</div><div>{_safe(lines.long_day(banner.day))}</div>"
        f'<div class="matter">{_safe(banner.matter)}</div></div>'
    )


def _cover(block: on.Cover) -> str:
    return (
        f'<section class="cover"><div class="label"><h1>{_safe(block.title)}</h1>'
        f"<p>{_safe(block.period)}</p></div><p>{_safe(block.office)}</p></section>"
    )


def _leaf(block: on.Leaf) -> str:
    told = "\n".join(map(_entry, block.entries))
    number = f'<p class="leafno">{int(block.number)}</p>'
    return f'<section class="leaf"><div class="ruled">{told}</div>{number}</section>'


def _entry(entry: on.Entry) -> str:
    if entry.is_day:
        return f'<div class="day">{_safe(entry.text)}</div>'
    return f'<div class="entry"><span>{_safe(entry.text)}</span><i>{_safe(entry.edge)}</i></div>'


_BLOCKS: Mapping[type[Block], Callable[[Any], str]] = {
    on.Paragraph: _paragraph,
    on.Heading: _heading,
    on.Big: _big,
    on.Facts: _facts,
    on.Table: _table,
    on.Blank: _blank,
    on.Signature: _signature,
    on.CutLine: _cut_line,
    on.Sheet: _sheet,
    on.Wall: _wall,
    on.Cover: _cover,
    on.Leaf: _leaf,
}
