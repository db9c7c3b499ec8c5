"""Hostile strings through every screen: kept in an office whose pages and forms are opened, and typed there.

What is looked at is what a terminal would be sent: nothing but the drawing program's own sequences for
colours and places may make it do anything, and no row may be longer or shorter than it is wide.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from rich.cells import cell_len

from benchmarks.reliability import every_place
from benchmarks.reliability.texts import PIECES
from benchmarks.reliability.told import Told
from tests.conftest import TODAY
from tests.screens import hostile_office

if TYPE_CHECKING:
    from screens.office import Place
    from tests.screens.driven import Driven

_OWN = re.compile(r"\x1b\[[0-9;]*[mH]|\n")
"""What the drawing program sends of its own: colours, places, ends of rows."""
_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LONG_EVERY = 100
_JOINERS = "\u200c\u200d"


@dataclass
class Seen:
    """What came of it."""

    screens: int = 0
    typed: int = 0
    obeyed: int = 0
    actions: int = 0
    crashes: int = 0
    where: list[str] = field(default_factory=list)

    def note(self, what: str, place: Place) -> None:
        """Something that must not be."""
        self.where.append(f"{what} at {place.page} {place.id} {place.text[:30]!r}")


def strings(count: int, seed: int = 11) -> list[str]:
    """So many hostile strings, each of them another: those of the hostile office, then made of pieces."""
    dice = random.Random(seed)
    made = dict.fromkeys(text for text in hostile_office.TEXTS if text)
    while len(made) < count:
        text = "".join(dice.choices((*PIECES, *hostile_office.TEXTS[:28]), k=dice.randrange(1, 9)))
        if len(made) % _LONG_EVERY == 0:
            text = (text * 10_000)[:10_000]
        if text.strip():
            made[text] = None
    return [*made][:count]


def through_every_page_and_form(
    times: int = 1_000, database: str | None = None, offices: int = 4, some: int = 1
) -> Told:
    """Make offices with the strings in them, open every page and form, and type into every box.

    Args:
        times: how many strings.
        database: a made-up community, which is made first where there is none.
        offices: over how many offices they are spread, each looked at in another language, look and size.
        some: every so many of the pages and forms.
    """
    texts, seen = strings(times), Seen()
    with tempfile.TemporaryDirectory() as folder, _away(folder):
        made = os.path.join(folder, "demo.db")
        _make(made, database)
        for number in range(offices):
            target = os.path.join(folder, "office.db")
            shutil.copyfile(made, target)
            kept = [_without_halves(text) for text in texts[number::offices]]
            hostile_office.spoil(target, kept)
            asyncio.run(_all_of(target, texts[number::offices], seen, number, some))
            os.unlink(target)
        seen.crashes += _written_down(folder)
    return Told(
        f"{len(texts):,} hostile strings kept and typed on every page and form",
        "0 crashes, 0 actions, 0 ESC bytes on the terminal",
        f"{seen.screens:,} screens, {seen.typed:,} times typed: {seen.crashes} crashes, "
        f"{seen.actions} actions, {seen.obeyed} screens with anything a terminal obeys or a crooked row"
        + "".join(f"; {one}" for one in [*dict.fromkeys(seen.where)][:5]),
        not (seen.crashes or seen.actions or seen.obeyed) and seen.screens > 0,
    )


def _make(target: str, database: str | None) -> None:
    from frontdesk import opening
    from frontdesk.day import closing as day_closing

    every_place.community(target, database)
    yesterday = TODAY - timedelta(3)
    duty = opening.open_office(target, yesterday).duty
    day_closing.close(duty, yesterday, day_closing.Words(remarks="无"))
    opening.close_office()


@contextmanager
def _away(folder: str) -> Iterator[None]:
    """What is printed, exported or written down goes to a folder of its own, whatever path was typed."""
    before = Path.cwd()
    named = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
    with patch.dict(os.environ, named):
        for name in ("DISPLAY", "BROWSER", "WAYLAND_DISPLAY"):
            os.environ.pop(name, None)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _written_down(folder: str) -> int:
    """How many faults the program wrote down."""
    log = Path(folder) / "frontdesk" / "faults.log"
    if not log.exists():
        return 0
    written = log.read_text(encoding="utf-8")
    if os.environ.get("SHOW_FAULTS"):
        print(written)
    return written.count("frontdesk ")


def _without_halves(text: str) -> str:
    """Half characters cannot be kept by either engine."""
    return text.encode("utf-8", "ignore").decode("utf-8")


async def _all_of(target: str, texts: Sequence[str], seen: Seen, number: int, some: int) -> None:
    from db.connection import close_database
    from frontdesk import opening
    from screens.looks import LOOKS
    from screens.terminal import survive_faults
    from tests.screens.driven import desk

    survive_faults()
    dice = random.Random(number)
    duty = opening.open_office(target).duty
    places = [*every_place.pages(dice)][number % some :: some]
    forms = [*every_place.forms(duty, every_place.form_names()[number % some :: some], dice)]
    every_card = [place for _text in texts for place in every_place.cards(dice)][number % some :: some]
    close_database()
    given: Any = {
        "size": ((80, 24), (120, 40), (40, 12))[number % 3],
        "language": ("zh", "en")[number % 2],
        "theme": [*LOOKS][number % len(LOOKS)],
    }
    words = _Words(texts)
    for part in (places, every_card, forms):
        # Another desk for each: one that gave up does not keep the rest from being looked at.
        async with desk(target, is_calm=True, **given) as driven:
            walk = Walk(driven, seen, words, target)
            for place in part:
                if driven.has_ended:
                    break
                await (walk.form(place) if part is forms else walk.page(place, into=part is places))
            seen.crashes += driven.has_ended
        close_database()
    async with desk(target, is_calm=True, **given) as driven:
        await Walk(driven, seen, words, target).while_not_open()
        seen.crashes += driven.has_ended
    close_database()
    async with desk(f"{target}.none", is_calm=True, **given) as driven:
        await Walk(driven, seen, words, target).welcome()
        seen.crashes += driven.has_ended
    close_database()


class _Words:
    """The strings, one after the other, round and round."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._next = 0

    def next(self) -> str:
        self._next += 1
        return self._texts[self._next % len(self._texts)]


class Walk:
    """From place to place, looking and typing."""

    def __init__(self, driven: Driven, seen: Seen, words: _Words, target: str) -> None:
        self._driven, self._seen, self._words, self._target = driven, seen, words, target
        self._place = driven.app.way.here
        self._as_it_was = (driven.app.theme, _language())
        self._keys_known = set[type]()

    async def page(self, place: Place, *, into: bool) -> None:
        """Open a page; `into` it: type into its boxes, and after each of its keys, once for each kind."""
        await self._go(place)
        if not into:
            return
        await self._type_into_all()
        self._nothing_was_done()
        kind = type(self._driven.app.screen)
        if kind in self._keys_known:
            return
        self._keys_known.add(kind)
        for key in _keys_of(kind):
            await self._go(place)
            if self._driven.has_ended:
                return
            await self._driven.press("down", key)
            await self._look()
            await self._type_into_all()

    async def form(self, place: Place) -> None:
        """Open a form, type into each of its fields, save it, and look at what comes then."""
        await self._go(place)
        await self._type_into_all()
        self._nothing_was_done()
        for key in ("f4", "escape", "f10", "f10"):
            if self._driven.has_ended:
                return
            await self._driven.press(key)
            await self._look()

    async def welcome(self) -> None:
        """The page of a desk that has no office yet: filled in, and the office made."""
        await self._look()
        await self._type_into_all()
        for key in ("f10", "f10"):
            await self._driven.press(key)
            await self._look()

    async def while_not_open(self) -> None:
        """The pages of a desk that is not open, told of hostile paths and people."""
        from db.records import Colleague, Reason
        from frontdesk.opening import Closed
        from screens.office import TROUBLES, Place, Trouble

        app = self._driven.app
        office = app.office
        for code in (*sorted(TROUBLES), "fault"):
            values: dict[str, str | int] = dict.fromkeys(
                ("path", "folder", "host", "number"), self._words.next()
            )
            office.trouble = Trouble(Reason(code, values), self._place)
            app._show(Place("trouble"))
            await self._look()
            await self._type_into_all()
        office.trouble = None
        for place in (Place("passphrase"), Place("lock"), Place("recovery_key", text=self._words.next())):
            app._show(place)
            await self._look()
            await self._type_into_all()
        people = tuple(Colleague(row, self._words.next(), ("clerk",), True, True) for row in range(1, 30))
        app._found(Closed(self._words.next(), True, self._words.next(), TODAY, people))
        await self._look()
        for _row in people:
            await self._driven.press("down")
            await self._look()
        await self._type_into_all()

    def _nothing_was_done(self) -> None:
        """What was only opened and typed has led to no operation."""
        if self._journal() != self._entries:
            self._seen.actions += 1
            self._seen.note("journal", self._place)

    async def _go(self, place: Place) -> None:
        app = self._driven.app
        self._place = place
        await self._out_of_trouble()
        if self._driven.has_ended:
            return
        self._entries = self._journal()
        app.go(place)
        await self._look()

    async def _out_of_trouble(self) -> None:
        office = self._driven.app.office
        if office.trouble is not None:
            self._seen.note(office.trouble.reason.code, self._place)
            await self._driven.press("enter")
            office.trouble = None

    async def _type_into_all(self) -> None:
        """Paste a string into every box of the page, and type one into whatever has the focus then."""
        from screens.parts.box import Box

        app = self._driven.app
        for box in app.screen.query(Box):
            if self._driven.has_ended:
                return
            box.focus()
            await self._paste(self._words.next())
        await self._look()

    async def _paste(self, text: str) -> None:
        from textual import events

        self._seen.typed += 1
        if self._seen.typed % 2:
            self._driven.app.post_message(events.Paste(text))
        else:
            for sign in text[:12]:
                self._driven.app.post_message(events.Key("x", sign))
        await self._look()

    async def _look(self) -> None:
        """Wait for what was asked for, and read what a terminal would be sent."""
        from screens.parts.box import Box

        driven, seen = self._driven, self._seen
        await driven.settle()
        if driven.has_ended:
            return
        app = driven.app
        seen.screens += 1
        update = app.screen._compositor.render_full_update()
        sent = _OWN.sub("", update.render_segments(app.console))
        # Some names are spelled with joiners: where they are typed they stay, on rows they are left out; how
        # wide what they join is, terminals do not agree.
        typed = {sign for box in app.screen.query(Box) for sign in box.value} & set(_JOINERS)
        signs = set(sent) - typed
        if obeyed := {f"{ord(sign):04X}" for sign in signs if unicodedata.category(sign) in _OBEYED}:
            seen.obeyed += 1
            seen.note(" ".join(sorted(obeyed)), self._place)
        elif not typed and any(
            cell_len(strip.text) != app.size.width for strip in app.screen._compositor.render_strips()
        ):
            seen.obeyed += 1
            seen.note("crooked", self._place)
        for strip in (one for line in update.strips for one in line):
            for segment in strip:
                if segment.style and "@click" in segment.style.meta:
                    seen.actions += 1
                    seen.note("clickable", self._place)
        if (app.theme, _language()) != self._as_it_was or app.office.locked_at is not None:
            seen.actions += 1
            seen.note("look, language or lock", self._place)

    def _journal(self) -> int:
        import sqlite3

        with closing(sqlite3.connect(self._target)) as raw:
            return int(raw.execute("SELECT count(*) FROM journal").fetchone()[0])


def _keys_of(page: Any) -> list[str]:
    """The keys of a kind of page alone."""
    found = (str(getattr(binding, "key", "")).split(",")[0] for binding in page.BINDINGS)
    return [key for key in dict.fromkeys(found) if key]


def _language() -> str:
    from frontdesk.words import language

    return language()
