"""A printed page is one harmless file, whatever it is about."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.opening import open_office
from frontdesk.printing import letters, lists
from frontdesk.printing import paper as on
from frontdesk.printing.diary_book import diary_book
from frontdesk.printing.head import as_html
from frontdesk.printing.paper import Head, Printout, Size
from frontdesk.printing.punctuation import full_width
from frontdesk.printing.receipts import receipt
from frontdesk.printing.rendering import rendered
from frontdesk.registers import listing
from frontdesk.registers.all import LISTED
from frontdesk.requests import ledger, whistles
from frontdesk.rules.inscriptions import couplet
from frontdesk.text import clean
from frontdesk.words import LANGUAGES, Language, set_language
from tests.screens import hostile_office
from tests.screens.hostile_office import TEXTS

_TAGS = """html head meta title style body header h1 h2 p div span strong i table colgroup col thead tbody
tr th td section footer"""
TAGS = set(_TAGS.split())
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "style"}


class Read(HTMLParser):
    """What a browser would make of a page: its tags, and the words in them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.comments = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def everything(text: str) -> Printout:
    """A page on which a text stands wherever a text can stand."""
    day = date(2021, 9, 6)
    return Printout(
        title=text,
        number=text,
        size=Size.A5,
        is_letter=True,
        blocks=(
            on.Paragraph(text),
            on.Paragraph(text, "opening"),
            on.Heading(text),
            on.Big(text, text),
            on.Facts(((text, text),)),
            on.Table((text, text), ((text, text),), (1, 2), frozenset({1})),
            on.Blank(text),
            on.Signature((text,)),
            on.CutLine(text),
            on.Sheet(),
            on.Wall((on.Banner(text, text, day, text),)),
            on.Cover(text, text, text),
            on.Leaf((on.Entry(text, text), on.Entry(text, is_day=True)), 3),
        ),
    )


def read(text: str) -> Read:
    return Read(rendered(everything(text), Head(text, text, text, text, text)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_hostile_texts_stay_texts(text: str, language: Language) -> None:
    set_language(language)
    found = read(text)
    assert found.tags == TAGS
    assert found.attributes <= ATTRIBUTES
    assert not found.comments
    if wanted := clean(text, limit=20_000, newlines=True):
        wanted = full_width(wanted) if language == "zh" else wanted
        assert found.words.count(wanted) >= 15


@given(
    st.text(max_size=40) | st.sampled_from(["<script>", "--><b>", "</style><img src=x onerror=a()>", "'\""])
)
def test_any_text_stays_a_text(text: str) -> None:
    found = read(text)
    assert (found.tags, found.comments) == (TAGS, 0)


@pytest.mark.parametrize("title", ["</style><script>", '"; } * { color: red', "\\22 a\nb", "同心社区"])
def test_a_title_at_the_foot_of_a_sheet_stays_within_its_quotes(title: str) -> None:
    css = rendered(Printout(title, ()), Head("x", "x"))
    quoted = re.search(r'@bottom-left \{ content: "([^"]*)";', css)
    assert quoted is not None and re.fullmatch(r"(?:[A-Za-z0-9]|\\[0-9a-f]{6})*", quoted[1])


def test_a_number_is_not_parted_at_the_end_of_a_line() -> None:
    page = rendered(
        Printout("x", (on.Paragraph("See 2021-0412-1, 2021-09-06, not 1-2-301."),)), Head("x", "x")
    )
    assert re.findall(r'<span class="whole">([^<]*)</span>', page) == ["2021-0412-1", "2021-09-06"]


def test_what_is_given_away_by_itself_has_the_head_again() -> None:
    blocks = (on.Sheet(has_head=True), on.Paragraph("a"), on.Sheet(), on.Paragraph("b"))
    assert rendered(Printout("x", blocks), Head("x", "x")).count("<header") == 2


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = rendered(everything("x"), Head("x", "x"))
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not any(
        sign in text for sign in ("http:", "https:", "//", "url(", "@import", "<script", "src=", "href=")
    )
    assert "@page { size: A5;" in text and '<html lang="en">' in text


@pytest.mark.parametrize(
    ("inscription", "lines"),
    [
        ("为民解忧暖人心、至真至诚显真情", ("为民解忧暖人心", "至真至诚显真情")),
        ("情系居民 排忧解难", ("情系居民", "排忧解难")),
        ("一心为民!", ("一心为民",)),
        ("Thank you all", ("Thank you all",)),
        ("、、", ("、、",)),
        ("", ("",)),
    ],
)
def test_an_inscription_is_parted(inscription: str, lines: tuple[str, ...]) -> None:
    assert couplet(inscription) == lines


def test_an_office_full_of_hostile_data_prints_harmlessly(sqlite_target: str) -> None:
    hostile_office.make(sqlite_target)
    opened = open_office(sqlite_target)
    duty = opened.duty
    board = whistles.board(duty, "")
    pages = [lists.whistle_board(duty, board)]
    for unit in board:
        for one in unit.whistles:
            pages += [letters.chase_letter(duty, one.line.id), letters.whistle_slip(duty, one.line.id)]
            pages.append(receipt(duty, one.line.request_id))
    found = ledger.diary(duty, None, None)
    pages += [diary_book(duty, found), lists.request_ledger(duty, found)]
    pages += [lists.register_list(duty, one, listing.lines(duty, one.name)) for one in LISTED]
    assert len(pages) > 60
    for page in pages:
        shown = Read(as_html(duty, page))
        assert shown.tags <= TAGS and shown.attributes <= ATTRIBUTES and not shown.comments, page.title
