"""Whatever is stored, however it got there: every page stands straight and shows it letter by letter."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from textual import events

from db import journal
from db.connection import close_database, execute, open_database, transaction
from db.records import (
    Address,
    BannerLine,
    Card,
    GridOfficer,
    Hit,
    HomeVisitLine,
    HouseholdCard,
    Kin,
    Kind,
    Member,
    OrganisationCard,
    Phone,
    Reason,
    Refused,
    RequestCard,
    RequestLine,
    ResidentCard,
    Spot,
    Stay,
)
from db.tables import EstateAlias
from frontdesk.cli import main
from frontdesk.registers.all import LISTED, WITH_CARDS
from frontdesk.words import LANGUAGES, Language, language, reasons, set_language
from screens.cards.card_page import CardPage
from screens.cards.card_rows import card_rows
from screens.cards.preview import preview_lines
from screens.desk.hits import hit_row
from screens.looks import LOOKS
from screens.office import Place, Target
from screens.parts.text import printable
from screens.requests.banners_page import hung
from tests.screens import hostile_office
from tests.screens.driven import Driven, desk
from tests.screens.hostile_office import CLICKED, ROWS, TEXTS

SIZES = [(80, 24), (120, 40), (40, 12)]
PAGES = (
    "walk_in",
    "to_do",
    "packages",
    "care",
    "diary",
    "whistles",
    "banners",
    "reports",
    "access_log",
    "retention",
    "browse",
    "help",
    "menu",
    "settings",
    "working_days",
)
PACKAGE_FORMS = (
    *("enrolment_outcome", "mark_done", "measure_correct", "measure_go_on", "enrolment_withdraw"),
    *("package_add", "package_correct", "session_add", "session_move", "session_cancel", "session_heads"),
)
MOVES = ("whistle", "call_back", "merge", "task_done", "strike", "link_reporter")
# What a terminal does not draw but obeys, and what makes rows longer or shorter than they look.
NEVER_SHOWN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Some names are spelled with it: text keeps it, rows do not.
JOINER = "\u200d"
# The looks between which letters differ; the others differ from the first in colours only.
LETTERED = ("dark", "ascii")
AS_THEY_ARE = ("[/]", "a[b]c", CLICKED, "[bold red]张三[/bold red]", "𬎆㛃", "甲 乙 丙 丁", "戊 己 庚 辛")
# Every column holds every text, so of each second row other columns show the texts of the rows between.
_EACH: dict[Language, int] = {"zh": 1, "en": 2}
# Entries of registers are drawn alike, so one in so many is looked at.
_SOME = 9
HALF = "\ud83d半\udc00[/]\x1b[2J"


@pytest.fixture
def hostile(sqlite_target: str) -> str:
    """An office full of hostile data, on SQLite: what the engines take in is tested elsewhere."""
    hostile_office.make(sqlite_target)
    return sqlite_target


def assert_harmless(text: str, allowed: str = "\n") -> None:
    bad = {sign for sign in set(text) if unicodedata.category(sign) in NEVER_SHOWN and sign not in allowed}
    assert not bad, f"{bad} in {text!r}"


class Reader:
    """Looks at one page after the other and remembers what it read."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        self.read: list[str] = []

    async def look(self) -> None:
        """Wait for what was asked for and look at the screen."""
        await self.driven.settle()
        strips = self.driven.app.screen._compositor.render_strips()
        for strip in strips:
            assert_harmless(strip.text)
            for segment in strip:
                assert not segment.control
                assert not segment.style or not any(name.startswith("@") for name in segment.style.meta)
        # The box shows what the clerk typed, not what is kept.
        self.read += [row for row in self.driven.rows_of(strips) if not row.startswith(" > ")]
        assert not self.driven.has_ended

    async def visit(self, place: Place) -> None:
        self.driven.app.go(place)
        await self.look()
        assert self.driven.app.way.here == place

    async def find(self, text: str) -> None:
        """Paste a text into the box, which keeps joiners because some names are spelled with them."""
        box = self.driven.app.desk.box
        box.select_text()
        box.replace(text[:20].translate(dict.fromkeys(b"\r\n\t", " ")), *box.selection)
        assert_harmless(box.value, JOINER)
        box.value = box.value.replace(JOINER, "")
        await self.look()

    async def everything(self, step: int) -> None:
        """Every page, every `step`th card of each kind, and hits for every `step`th text."""
        for page in PAGES:
            await self.visit(Place(page))
        for kind in Kind:
            for row in range(1, ROWS + 1, step):
                await self.visit(Target(kind, row).place)
        for row in range(1, ROWS + 1, step):
            await self.visit(Place("browse", spot=Spot(row)))
            await self.visit(Place("browse", Kind.HOUSEHOLD, row))
        await self.visit(Place("attach", None, 1, text=TEXTS[7]))
        for row in range(1, ROWS + 1, _SOME):
            await self.visit(Place("clinic", None, row))
        for row, move in enumerate(MOVES, 1):
            await self.visit(Place(f"move_{move}", Kind.REQUEST, row * 2))
            await self.driven.settle()
            await self.look()
        self.driven.app.action_find()
        await self.look()
        for text in TEXTS[::step]:
            await self.find(text)
        await self.find("")

    async def registers(self) -> None:
        """Every register, and some of its entries."""
        for register in LISTED:
            await self.visit(Place(f"register_{register.name}"))
        for name in sorted(WITH_CARDS - {"organisation"}):
            for row in range(1, ROWS + 1, _SOME):
                await self.visit(Place(f"record_{name}", None, row))


@pytest.mark.parametrize(
    ("look", "size"),
    # Colours are the same at every size.
    [(look, size) for look in LOOKS for size in (SIZES if look in LETTERED else SIZES[:1])],
    ids=lambda one: one if isinstance(one, str) else f"{one[0]}x{one[1]}",
)
async def test_every_page_shows_hostile_data_as_text(hostile: str, look: str, size: tuple[int, int]) -> None:
    read = {}
    closely = look in LETTERED and size == SIZES[0]
    for tongue in LANGUAGES:
        async with desk(hostile, size=size, language=tongue, theme=look) as driven:
            reader = Reader(driven)
            await reader.look()
            await reader.everything(_EACH[tongue] if closely else 5)
            if closely:
                await reader.registers()
            assert driven.app.theme == look
            read[tongue] = "\n".join(reader.read)
    for text in read.values():
        # The narrowest screen cuts the longer ones.
        for as_it_is in AS_THEY_ARE if closely else AS_THEY_ARE[:2]:
            assert as_it_is in text
        if look == "ascii":
            assert not set("─…·●“”—") & set(text)
    assert read["zh"] != read["en"]


async def test_the_list_and_its_preview_show_hostile_hits_as_text(hostile: str) -> None:
    async with desk(hostile) as driven:
        for text in ("张三", "按我", "阿卜杜拉"):
            await driven.type(text)
            assert driven.app.desk._picks.stops
            for _row in range(driven.app.desk._picks.stops):
                await driven.press("down")
                assert_harmless(driven.text)
            await driven.press("f3")


async def test_enter_and_letters_never_do_what_a_name_says(hostile: str) -> None:
    async with desk(hostile) as driven:
        await driven.type("按我")
        await driven.press("enter")
        assert CLICKED in driven.text
        await driven.pilot.click(offset=(driven.rows[2].index("按我"), 2))
        await driven.press("enter", "h")
        assert not driven.has_ended


async def test_what_is_revealed_is_shown_as_text(hostile: str) -> None:
    async with desk(hostile) as driven:
        for row in range(1, ROWS + 1):
            driven.app.go(Place("card", Kind.RESIDENT, row))
            await driven.settle()
            await driven.press("v", "enter")
            assert isinstance(driven.page, CardPage)
            if driven.page.card is not None:
                assert driven.page.revealed is not None
            assert_harmless(driven.text)


async def test_packages_and_what_comes_of_them_are_shown_as_text(hostile: str) -> None:
    open_database(hostile)
    with transaction():
        execute("UPDATE package SET records = 'outcome hours done measures', target = ''")
        execute("UPDATE enrolment SET state = 'enrolled', package_id = 1 + id % 2")
        execute("UPDATE task SET done_on = NULL, dropped_on = NULL")
    close_database()
    for tongue in LANGUAGES:
        async with desk(hostile, language=tongue) as driven:
            reader = Reader(driven)
            await reader.visit(Place("package", None, 2))
            await driven.settle()
            await reader.look()
            await driven.press("m")
            await reader.look()
            await driven.press("escape", *("shift+tab",) * 1)
            await reader.look()
            for row in range(1, ROWS + 1, 4):
                await reader.visit(Place("assistance", None, row))
                await driven.press("v", "1", "enter")
                await reader.look()
            for form in PACKAGE_FORMS:
                for row in (1, 8):
                    await reader.visit(Place(form, None, row, text="2"))
                    await driven.settle()
                    await reader.look()
            for row in (1, 2):
                await reader.visit(Place("session", None, row))
                await driven.settle()
                await reader.look()
                await reader.visit(Place("enrol", Kind.RESIDENT, row + 3, text="2"))
                await driven.settle()
                await reader.look()
            await reader.visit(Place("package", None, 1))
            for _section in range(5):
                await driven.press("tab")
                await reader.look()
            await reader.visit(Place("packages"))
            await driven.press("down", "a")
            await reader.look()
            await driven.press("n")
            await reader.look()
        assert "[bold red]张三[/bold red]" in "\n".join(reader.read)


async def test_whatever_is_typed_while_browsing_is_harmless(hostile: str) -> None:
    async with desk(hostile) as driven:
        await driven.press("ctrl+b")
        for sign in "[/]a王\u202e\u0301👨\ud800\x9b$( -":
            driven.app.post_message(events.Key("x", sign))
            await driven.settle()
            assert_harmless(driven.text)


async def test_what_the_status_line_says_is_one_harmless_line(office: str) -> None:
    async with desk(office) as driven:
        for text in (*TEXTS, HALF):
            driven.page.say(lambda text=text: text)  # type: ignore[misc]
            assert_harmless(driven.text)
            assert "F1" in driven.rows[-1]
            driven.page.failed(Refused("missing_folder", folder=text))
            assert driven.rows[-3].startswith(" ! 没有文件夹")
            assert_harmless(driven.text)
            driven.page.failed(ValueError(text))
            assert driven.rows[-3].startswith(" ! 程序内部出错(报告编号 ")
            assert driven.rows[-3].endswith(")。没有因此改动任何内容。")


async def test_undo_names_a_hostile_operation_harmlessly(hostile: str) -> None:
    async with desk(hostile) as driven:
        duty = driven.app.office.duty
        assert duty is not None
        with journal.operation(duty, f"{hostile_office.TITLE_SET}[/]\n甲") as entry:
            entry.update(EstateAlias, 1, name="[/]新")
        await driven.press("f9")
        assert "]0;PWNED[/] 甲" in driven.rows[-3]
        assert_harmless(driven.text)


async def test_an_office_may_be_called_anything(tmp_path_factory: pytest.TempPathFactory) -> None:
    target = str(tmp_path_factory.mktemp("new") / "office.db")
    async with desk(target) as driven:
        driven.app.post_message(events.Paste(hostile_office.HOSTILE_NAME + HALF))
        await driven.settle()
        await driven.press("f10", "enter")
        assert driven.page is driven.app.desk
        assert driven.rows[0].startswith(" ]0;PWNED[2J[31m[/]社区 [b]x半[/][2J  查找")
        assert_harmless(driven.text)


async def test_bytes_that_are_no_text_spoil_one_card_only(hostile: str) -> None:
    open_database(hostile)
    with transaction():
        execute("UPDATE resident SET name = CAST(X'E5BCA0ED' AS TEXT), note = 'x' WHERE id = 3")
    close_database()
    async with desk(hostile) as driven:
        driven.app.go(Place("card", Kind.RESIDENT, 3))
        await driven.settle()
        assert "已损坏" in driven.text.replace("\n ", "") and ">" in driven.marked
        assert_harmless(driven.text)
        await driven.press("enter")
        assert driven.rows[-3].startswith(" ! ")
        driven.app.go(Place("card", Kind.RESIDENT, 9))
        await driven.settle()
        assert not driven.rows[-3].strip()
        assert driven.rows[2].strip()


# Half characters cannot be stored by either engine; should a record hold one all the same, it is dropped.

_LINE = RequestLine(1, HALF, date(2021, 9, 6), HALF, HALF, HALF, HALF, HALF)
_HOME = Address(HALF, HALF, HALF, HALF)
_KIN = (Member(2, HALF, 1, 3, HALF, (Phone(HALF, HALF, HALF), Phone(HALF, HALF, HALF))),)
_STAY = Stay(1, 1, HALF, date(2020, 1, 1), None, False, HALF, HALF, 1, False)
_GRID = GridOfficer(3, HALF)
_VISIT = HomeVisitLine(1, date(2021, 9, 6), HALF, 1, HALF, 1, _HOME, HALF, HALF, HALF, False)
CARDS: list[Card] = [
    ResidentCard(
        id=1,
        name=HALF,
        sex=1,
        age=9,
        relation=HALF,
        ethnic_group=HALF,
        residence=HALF,
        address=_HOME,
        household_id=1,
        grid=_GRID,
        phones=(Phone(HALF, HALF),),
        paper_masked=HALF,
        family=_KIN,
        requests=(_LINE,),
        here=True,
        died=False,
        doubts=(HALF,),
        sensitive_facts=1,
        note=HALF,
        politics=HALF,
        marriage=HALF,
        education=HALF,
        workplace=HALF,
        registered_at=HALF,
        homes=(_STAY, replace(_STAY, address=_HOME)),
        kin=(Kin(3, HALF, 2, 4, HALF, False, _HOME),),
    ),
    HouseholdCard(1, _HOME, _GRID, HALF, _KIN, (_LINE,), HALF, HALF, HALF, True, (_STAY,), visits=(_VISIT,)),
    OrganisationCard(1, HALF, HALF, HALF, HALF, (HALF, HALF)),
    RequestCard(_LINE, HALF, HALF, HALF, None, None, 1),
]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: type(card).__name__)
@pytest.mark.parametrize("cells", [30, 79, 118])
def test_half_characters_are_left_out(card: Card, cells: int) -> None:
    hit = Hit(Kind.RESIDENT, 1, HALF, 1, 9, _HOME, 1, HALF)
    drawn = [row.draw(cells) for row in (*card_rows(card, cells), hit_row(hit))]
    drawn += [line.pieces for height in (5, 30) for line in preview_lines(card, cells, height)]
    for pieces in drawn:
        shown = "".join(printable(piece.text) for piece in pieces)
        assert_harmless(shown)
        shown.encode()


@pytest.mark.parametrize("text", [*TEXTS, HALF], ids=range(len(TEXTS) + 1))
@pytest.mark.parametrize("cells", [1, 30, 79, 118])
def test_whatever_stands_on_a_banner_hangs_in_its_frame(text: str, cells: int) -> None:
    rows = hung(BannerLine(1, 1, text, date(2021, 9, 6), text, text, text, text, False))
    assert sum(row.target is not None for row in rows) == 1
    drawn = ["".join(printable(piece.text) for piece in row.draw(cells)) for row in rows]
    for shown in drawn:
        assert_harmless(shown)
    if cells > 30:
        # The frame stands straight whatever it holds.
        left = (cells // 2) - 1
        assert {cell_len(row[: row.rindex("│") + 1]) for row in drawn if "│" in row} == {left}


# Cards with nothing on them: a ledger had the row, and nothing in it.

EMPTY: list[Card] = [
    ResidentCard(
        id=1,
        name="",
        sex=0,
        age=None,
        relation="",
        ethnic_group="",
        residence="",
        address=None,
        household_id=None,
        grid=None,
        phones=(),
        paper_masked="",
        family=(),
        requests=(),
        here=True,
        died=False,
        doubts=(),
        sensitive_facts=0,
        note="",
    ),
    HouseholdCard(1, Address("", "", "", ""), None, "", (), (), ""),
    OrganisationCard(1, "", "", "", "", ()),
    RequestCard(RequestLine(1, "", date(2021, 9, 6), "", "", "", "", ""), "", "", "", None, None, None),
]


@pytest.mark.parametrize("card", EMPTY, ids=lambda card: type(card).__name__)
@pytest.mark.parametrize("cells", [1, 30, 79])
def test_cards_with_nothing_on_them_can_be_drawn(card: Card, cells: int) -> None:
    for row in card_rows(card, cells):
        row.draw(cells)
    for height in (1, 5, 30):
        assert len(preview_lines(card, cells, height)) <= max(height, 30)


# The command line.


@pytest.fixture
def spoken() -> Iterator[None]:
    """The language as it was."""
    before = language()
    yield
    set_language(before)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("tongue", LANGUAGES)
def test_found_lines_are_harmless_and_line_up(
    hostile: str, tongue: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    found = 0
    for text in TEXTS:
        common = ("find", "--db", hostile, "--lang", tongue, "--limit", "99", "--", text[:40])
        assert main([*common[:-2], "--json", *common[-2:]]) == 0
        hits = json.loads(capsys.readouterr().out)["hits"]
        assert main([*common]) == 0
        written = capsys.readouterr()
        assert written.err == ""
        assert_harmless(written.out, "\n" + JOINER)
        assert written.out.endswith("\n")
        if hits:
            assert written.out.count("\n") == len(hits)
        found += len(hits)
    assert found > ROWS


def test_found_json_is_one_line_and_tells_exactly_what_is_kept(
    hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = set()
    for text in TEXTS:
        assert main(["find", "--db", hostile, "--json", "--limit", "99", "--", text[:40]]) == 0
        written = capsys.readouterr().out
        assert written.count("\n") == 1
        names |= {hit["name"] for hit in json.loads(written)["hits"]}
    assert {"[/]", CLICKED, hostile_office.TITLE_SET, "王" * 10_000} <= names


def test_found_json_on_a_terminal_moves_nothing(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    for text in TEXTS:
        main(["find", "--db", hostile, "--json", "--limit", "99", "--", text[:40]])
        assert_harmless(capsys.readouterr().out, "\n" + JOINER)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("tongue", LANGUAGES)
def test_every_refusal_is_one_harmless_sentence(tongue: Language) -> None:
    set_language(tongue)
    slots = ("path", "folder", "host", "operation", "sqlstate", "entry", "largest")
    for place, code in enumerate((*reasons.SENTENCES, *TEXTS, HALF)):
        for text in (*TEXTS, HALF):
            # The very long ones are cut by one function, whatever the sentence.
            if len(text) > 1_000 and place % 20:
                continue
            sentence = reasons.say(Reason(code, dict.fromkeys(slots, text)))
            assert_harmless(sentence, JOINER)
            assert "\n" not in sentence
