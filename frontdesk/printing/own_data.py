"""What the office keeps about a resident, on paper for themselves: masked, or in full for a logged reason.

Health and whatever else is protected stands on a sheet of its own, so that it can be kept apart. Nobody
else's data is on it. Source: Personal Information Protection Law art. 44, 45.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from db.records import ConsentKept, Duty, PackageTaken, Refused, RequestLine, ResidentCard, Revealed, Stay
from frontdesk import cards, revealing
from frontdesk.printing.paper import Block, Facts, Heading, Paragraph, Printout, Sheet, Table
from frontdesk.text import clean
from frontdesk.words import _, lines, ngettext, pgettext, protected_facts, request_lines
from frontdesk.words.codes import label
from frontdesk.words.package_names import called
from frontdesk.words.readings import value_text


def own_data(duty: Duty, resident_id: int) -> Printout:
    """As the card shows it: numbers masked, nothing protected. Raises: Refused, `row_gone`."""
    card = cards.resident(duty, resident_id)
    numbers = [
        *((_("Phone"), lines.phone(phone)) for phone in card.phones),
        (_("ID number"), card.paper_masked),
    ]
    return _printout(card, numbers, card.packages, card.consents, ())


def own_data_in_full(duty: Duty, resident_id: int, reason: str) -> Printout:
    """Everything; who printed it and why stands in the access log.

    Raises:
        Refused: `reveal_reason_missing`, `not_for_your_role`, `row_gone`; nothing was noted then.
    """
    if not clean(reason).strip():
        raise Refused("reveal_reason_missing")
    told = revealing.reveal(duty, resident_id, reason)
    card = cards.resident(duty, resident_id)
    return _printout(card, list(_numbers(told)), told.packages, told.consents, tuple(_protected(told)))


def _printout(
    card: ResidentCard,
    numbers: Sequence[tuple[str, str]],
    packages: Sequence[PackageTaken],
    consents: Sequence[ConsentKept],
    protected: tuple[Block, ...],
) -> Printout:
    blocks: list[Block] = [Facts(tuple(row for row in (*_who(card), *numbers, *_more(card)) if row[1]))]
    blocks += _homes(card.homes)
    blocks += _requests(card.requests)
    blocks += _packages([one for one in packages if not one.is_protected])
    blocks += _consents([one for one in consents if one.line is not None])
    if protected:
        blocks += [Sheet(has_head=True), Facts(((_("Name"), card.name),))]
        blocks += [Heading(_("Health and what else is protected")), *protected]
    elif card.sensitive_facts:
        text = ngettext(
            "{count} protected fact is not on this page.",
            "{count} protected facts are not on this page.",
            card.sensitive_facts,
        )
        blocks.append(Paragraph(text.format(count=card.sensitive_facts), "small"))
    blocks.append(Paragraph(_("Whatever is wrong here is put right at the desk."), "small"))
    return Printout(_("Your data kept by this office"), tuple(blocks))


def _who(card: ResidentCard) -> Iterator[tuple[str, str]]:
    yield _("Name"), card.name
    yield pgettext("print", "Age"), lines.sex_and_age(card.sex, card.age)


def _numbers(told: Revealed) -> Iterator[tuple[str, str]]:
    if told.born_on is not None:
        yield _("Born"), lines.long_day(told.born_on)
    for paper in told.papers:
        yield _("ID number") if paper.kind == "resident_id" else label("paper", paper.kind), paper.number
    for phone in told.phones:
        yield _("Phone"), " ".join(part for part in (phone.number, label("whose", phone.whose)) if part)


def _more(card: ResidentCard) -> Iterator[tuple[str, str]]:
    yield _("Address"), lines.full_address(card.address)
    yield _("Grid"), lines.grid(card.grid)
    yield _("Residence"), label("residence", card.residence)
    yield _("Ethnic group"), label("ethnic_group", card.ethnic_group)
    yield _("Politics"), label("politics", card.politics)
    yield _("Marriage"), label("marriage", card.marriage)
    yield _("Education"), label("education", card.education)
    yield _("Work"), card.workplace
    yield _("Registered at"), card.registered_at
    for doubt in card.doubts:
        yield _("To verify"), label("doubt", doubt)


def _homes(homes: Sequence[Stay]) -> Iterator[Block]:
    rows = tuple((lines.short_address(one.address), lines.span(one)) for one in homes)
    if len(rows) > 1:
        yield Heading(_("Homes"))
        yield Table((_("Home"), pgettext("print", "Time")), rows, (60, 40))


def _requests(found: Iterable[RequestLine]) -> Iterator[Block]:
    rows = tuple(
        (
            one.number,
            one.received_on.isoformat(),
            request_lines.summary(one),
            label("state", one.state),
        )
        for one in found
    )
    if rows:
        yield Heading(_("Requests"))
        headings = ("No.", "Received on", "Matter", "State")
        yield Table(tuple(pgettext("print", name) for name in headings), rows, (14, 14, 56, 16))


def _packages(found: Iterable[PackageTaken]) -> Iterator[Block]:
    rows = tuple(
        (
            called(one.name, one.name_en, one.run),
            "" if one.since is None else one.since.isoformat(),
            label("enrolment_state", one.state),
        )
        for one in found
    )
    if rows:
        yield Heading(_("Packages"))
        yield Table((_("Package"), pgettext("print", "Since"), _("State")), rows, (60, 20, 20))


def _consents(found: Iterable[ConsentKept]) -> Iterator[Block]:
    rows = []
    for one in found:
        if (line := one.line) is None:
            continue
        day = line.given_on or line.refused_on
        package = called(one.name, one.name_en, one.run) if one.name else _("all packages")
        how = "refused" if line.refused_on is not None else line.how
        told = label("consent_how", how)
        if line.withdrawn_on is not None:
            told = _("taken back {day}").format(day=line.withdrawn_on.isoformat())
        rows.append((label("consent_short", line.purpose), package, day.isoformat() if day else "", told))
    if rows:
        yield Heading(_("Consents"))
        headings = (pgettext("print", "For what"), _("Package"), pgettext("print", "On"), _("State"))
        yield Table(headings, tuple(rows), (20, 40, 16, 24))


def _protected(told: Revealed) -> Iterator[Block]:
    facts = tuple((label("protected", one.subject), protected_facts.told(one)) for one in told.protected)
    if facts:
        yield Facts(facts)
    rows = tuple(
        (
            f"{one.taken_at:%Y-%m-%d %H:%M}",
            label("reading_kind", one.value.kind),
            value_text(one.value, unit=True),
        )
        for one in told.readings
        if not one.struck
    )
    if rows:
        yield Table(
            (pgettext("print", "Measured"), pgettext("print", "What"), pgettext("print", "Value")),
            rows,
            (30, 30, 40),
        )
