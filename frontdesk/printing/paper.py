"""A page to print as a description: its texts are bare, whoever makes HTML of it makes them harmless."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Size(StrEnum):
    """The size of the paper."""

    A4 = "A4"
    A4_ACROSS = "A4 landscape"
    A5 = "A5"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; `manner` is plain, opening (not indented: whom a letter is to), small or strong."""

    text: str
    manner: str = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Big:
    """Something to be read from afar, such as a number, with what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What things are called beside what they are; an empty one is left to be filled in by hand."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, which stand on every sheet again.

    Args:
        headings: of the columns.
        rows: texts, as many each.
        shares: how wide each column is, as shares of the whole.
        at_right: the columns whose texts stand at their right edge.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    at_right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to be filled in by hand, `height` millimetres high."""

    label: str
    height: int = 22


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, at the right, with room for the seal; the day stands below."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutLine:
    """Here the sheet is cut; the lower part comes back or stays."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What follows begins a new sheet; `has_head` if that is given away by itself, with head and title."""

    has_head: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """A silk banner of thanks: what is written on it, who brought it when, and for what."""

    inscription: str
    brought: str
    day: date
    matter: str


@dataclass(frozen=True, slots=True)
class Wall:
    """Silk banners hung side by side."""

    banners: tuple[Banner, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a book: its title, of what time it is, and whose."""

    title: str
    period: str
    office: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a leaf: a sentence, and what stands at the right edge; or a day alone."""

    text: str
    edge: str = ""
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A ruled leaf of a notebook, with its number."""

    entries: tuple[Entry, ...]
    number: int


Block = Paragraph | Heading | Big | Facts | Table | Blank | Signature | CutLine | Sheet | Wall | Cover | Leaf


@dataclass(frozen=True, slots=True)
class Printout:
    """A page to print.

    Args:
        title: what it is; it stands under the office's head.
        blocks: what is on it, from top to bottom.
        size: of the paper.
        number: the number of a letter, under its title.
        is_letter: whether the office's head is that of a letter to another unit.
        is_book: whether it lays out its own leaves, without the office's head.
    """

    title: str
    blocks: tuple[Block, ...]
    size: Size = Size.A4
    number: str = ""
    is_letter: bool = False
    is_book: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What the office puts on its papers.

    Args:
        name: what stands at the top.
        community: what the office is called, where it signs.
        signer: the head of the office.
        phone: under which the office is called.
        printed: by whom and when it was printed.
    """

    name: str
    community: str
    signer: str = ""
    phone: str = ""
    printed: str = ""
