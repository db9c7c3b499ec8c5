"""What a card says, as facts in the order a clerk asks for them, for the preview and the card page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from db.records import Card, HouseholdCard, Member, OrganisationCard, RequestCard, RequestLine, ResidentCard
from frontdesk.words import _, clocks, language, lines, ngettext, request_lines
from frontdesk.words.codes import label
from screens.parts.lamps import lamp_tone
from screens.parts.text import capital


class Fact(NamedTuple):
    """One thing that a card says.

    `label` may be empty where the text speaks for itself; facts of one `group` stand together.
    """

    group: str
    label: str
    text: str
    tone: str = "plain"


def facts(card: Card) -> list[Fact]:
    """Everything a card says but its lists of people and requests (see `family` and `requests`)."""
    if isinstance(card, ResidentCard):
        found = _resident(card)
    elif isinstance(card, HouseholdCard):
        found = _household(card)
    elif isinstance(card, OrganisationCard):
        found = _organisation(card)
    else:
        found = _request(card)
    return [fact for fact in found if fact.text]


def family(card: Card) -> tuple[Member, ...]:
    """The people that a card lists."""
    if isinstance(card, ResidentCard):
        return card.family
    return card.members if isinstance(card, HouseholdCard) else ()


def requests(card: Card) -> tuple[RequestLine, ...]:
    """The requests that a card lists."""
    return card.requests if isinstance(card, ResidentCard | HouseholdCard) else ()


def short_request(request: RequestLine) -> str:
    """A request in a few words: number, what it is about, state."""
    return f"{request.number} {request_lines.summary(request)} {label('state', request.state)}"


def household_size(card: Card) -> int:
    """How many people live in the household of a card; a resident's family leaves that person out."""
    itself = isinstance(card, ResidentCard) and card.here and card.household_id is not None
    return len(family(card)) + itself


def household_in_words(card: Card) -> list[Fact]:
    """How many live in a household, and who, one by one: 本户3人, 户主 张建国63, 配偶 李秀芬61."""
    people = (lines.member(person) for person in family(card))
    return [Fact("people", "", text) for text in (lines.household_size(household_size(card)), *people)]


def _resident(card: ResidentCard) -> Iterator[Fact]:
    yield Fact("head", "", card.name, "strong")
    yield Fact("head", "", lines.sex_and_age(card.sex, card.age))
    if card.died:
        yield Fact("head", "", _("has died"), "alert")
    elif not card.here:
        yield Fact("head", "", _("has moved away"), "alert")
    yield Fact("where", _("Address"), lines.full_address(card.address))
    yield Fact("where", _("Grid"), lines.grid(card.grid))
    for phone in card.phones:
        yield Fact("phone", _("Phone"), lines.phone(phone))
    yield Fact("paper", _("ID number"), card.paper_masked)
    for doubt in card.doubts:
        yield Fact("doubt", _("To verify"), label("doubt", doubt), "alert")
    if card.sensitive_facts:
        # That there is something, never what: it is opened with a key of its own.
        text = ngettext("{count} protected fact", "{count} protected facts", card.sensitive_facts)
        yield Fact("hidden", "", "● " + text.format(count=card.sensitive_facts), "quiet")
    yield Fact("about", _("Residence"), label("residence", card.residence))
    yield Fact("about", _("Ethnic group"), label("ethnic_group", card.ethnic_group))
    yield Fact("about", _("Politics"), label("politics", card.politics))
    yield Fact("about", _("Marriage"), label("marriage", card.marriage))
    yield Fact("about", _("Education"), label("education", card.education))
    yield Fact("about", _("Work"), card.workplace)
    yield Fact("about", _("Registered at"), card.registered_at)
    yield Fact("note", _("Note"), card.note)


def _household(card: HouseholdCard) -> Iterator[Fact]:
    yield Fact("head", "", lines.full_address(card.address), "strong")
    if card.without_head and card.members:
        yield Fact("head", "", _("has no head"), "alert")
    yield Fact("where", _("Grid"), lines.grid(card.grid))
    yield Fact("where", _("Property manager"), card.manager)
    yield Fact("kind", _("Household number"), card.number)
    yield Fact("kind", _("Home is"), label("tenure", card.tenure))
    yield Fact("note", _("Note"), card.note)


def _organisation(card: OrganisationCard) -> Iterator[Fact]:
    yield Fact("head", "", card.name, "strong")
    yield Fact("head", "", label("organisation", card.kind))
    yield Fact("where", _("Contact"), card.contact_name)
    yield Fact("phone", _("Phone"), card.phone)
    yield Fact("kind", _("Estates"), _(", ").join(card.estates))


def _request(card: RequestCard) -> Iterator[Fact]:
    request = card.line
    yield Fact("head", "", request.number, "strong")
    yield Fact("head", "", label("state", request.state))
    if count := card.life.attached_count if card.life else 0:
        # Their rows may lie below the edge of the screen.
        yield Fact("head", "", _("Attached files {count}").format(count=count), "quiet")
    if request.confidential:
        yield Fact("head", "", _("confidential"), "alert")
    yield Fact("where", _("Reporter"), request.reporter)
    yield Fact("where", _("Estate"), request.estate)
    yield Fact("where", _("Received"), f"{lines.day(request.received_on)} {label('channel', card.channel)}")
    yield Fact(
        "kind", _("About"), f"{label('nature', request.nature)}  {card.topic_names[language() == 'en']}"
    )
    if card.resolved_on:
        yield Fact("kind", _("Resolved"), lines.day(card.resolved_on))
    for clock in card.life.clocks if card.life else ():
        told = f"{clocks.lamp(clock)} {clocks.whole(clock, request.received_on)}"
        yield Fact("clock", capital(label("clock", clock.kind)), told, lamp_tone(clock))
    yield Fact("note", _("Summary"), request.summary)
    yield Fact("words", _("In their words"), card.words)
    if request.confidential and not card.words:
        yield Fact("hidden", "", "● " + _("v shows who said what; it stands in the access log"), "quiet")
