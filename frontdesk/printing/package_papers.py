"""What is printed of packages: who may join by grid, who is in, a session to be signed, the consent sheet.

No number of anybody is on any of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from db.packages import enrolments
from db.records import Duty, EnrolmentLine, OutreachLine, PackageRun
from frontdesk.packages import attending, listing
from frontdesk.printing.head import office_head
from frontdesk.printing.paper import Block, Facts, Heading, Paragraph, Printout, Sheet, Signature, Table
from frontdesk.rules.consents import GUARDIAN, HEALTH, SIGNATURE, consents_needed
from frontdesk.rules.targets import is_protected
from frontdesk.words import _, lines, ngettext, pgettext
from frontdesk.words.codes import label
from frontdesk.words.package_names import called

_MOST = 5_000
_WALK_INS = 5
"""Empty rows for those who come without being in."""


def outreach(duty: Duty, package_id: int) -> Printout:
    """Who may join and has not, a sheet for each grid; of a protected package without its name.

    Raises:
        Refused: `row_gone`.
    """
    run = listing.card(duty, package_id).run
    people = listing.may_join(duty, package_id, most=_MOST)
    headings = (*_who_headings(), _("Asked on"), _("Answer"))
    blocks: list[Block] = []
    for grid, together in groupby(people, key=lambda one: one.grid):
        some = list(together)
        if blocks:
            blocks.append(Sheet(has_head=True))
        name = _("No grid") if grid is None else _("grid {number:02d}").format(number=grid)
        blocks += [
            Heading(f"{name}  {_so_many(run, len(some))}"),
            Table(headings, tuple(map(_asked, range(1, len(some) + 1), some)), (7, 14, 11, 32, 14, 22)),
        ]
    title = (
        _("To be asked")
        if is_protected(run.target)
        else _("{package}: to be asked").format(package=_called(run))
    )
    return Printout(title, tuple(blocks or [Paragraph(_so_many(run, 0))]))


def _asked(number: int, one: OutreachLine) -> tuple[str, ...]:
    return (
        str(number),
        *_person_and_home(one),
        "",
        "",
    )


def _so_many(run: PackageRun, count: int) -> str:
    if run.serves != "household":
        return _people(count)
    return ngettext("{count} household", "{count} households", count).format(count=count)


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=count)


def members(duty: Duty, package_id: int, states: Sequence[str]) -> Printout:
    """Who is in a package in one of some states. Raises: Refused, `row_gone`."""
    card = listing.card(duty, package_id)
    found = [one for one in card.enrolments if one.state in states]
    headings = (*_who_headings(), _("State"), _("Remark"))
    rows = tuple(
        (*_who(number, one), label("enrolment_state", one.state), "") for number, one in enumerate(found, 1)
    )
    return Printout(
        _called(card.run),
        (
            Paragraph(f"{lines.title_day(duty.day)}  {_people(len(found))}", "small"),
            Table(headings, rows, (7, 14, 11, 32, 14, 22)),
        ),
    )


def _who_headings() -> tuple[str, str, str, str]:
    return pgettext("print", "#"), _("Name"), pgettext("print", "Age"), _("Home")


def _who(number: int, one: EnrolmentLine) -> tuple[str, str, str, str]:
    return (str(number), *_person_and_home(one))


def _person_and_home(one: EnrolmentLine | OutreachLine) -> tuple[str, str, str]:
    age = lines.sex_and_age(one.sex, one.age) if one.sex or one.age is not None else ""
    return one.name, age, lines.short_address(one.address)


def attendance_sheet(duty: Duty, session_id: int) -> Printout:
    """A session to be signed by those who come, with room for those who come besides.

    Raises:
        Refused: `row_gone`.
    """
    roll = attending.roll(duty, session_id)
    on = roll.session
    when = " ".join(part for part in (lines.long_day(on.day), f"{on.starts}-{on.ends}".strip("-")) if part)
    where = "  ".join(part for part in (when, on.venue, on.about, roll.run.coordinator) if part)
    headings = (*_who_headings(), _("Signature"), _("Remark"))
    rows = [(*_who(number, one), "", "") for number, one in enumerate(roll.enrolments, 1)]
    rows += [(str(len(rows) + more), "", "", "", "", "") for more in range(1, _WALK_INS + 1)]
    title = _("{package}: attendance").format(package=_called(roll.run))
    return Printout(title, (Paragraph(where, "small"), Table(headings, tuple(rows), (7, 14, 11, 30, 22, 16))))


def consent_sheet(duty: Duty, package_id: int, enrolment_id: int = 0) -> Printout:
    """The enrolment on paper with what has to be told and agreed to; of somebody, or with empty lines.

    Source: Personal Information Protection Law art. 14, 15, 17, 29 to 31.

    Raises:
        Refused: `row_gone`.
    """
    run = listing.card(duty, package_id).run
    one = next((who for who in enrolments.listed(package_id, duty.day) if who.id == enrolment_id), None)
    age = one.age if one else None
    needed = consents_needed(run.consent, age, has_health="readings" in run.records)
    if one is None and "guardian" in run.consent | run.asks:
        needed = (GUARDIAN, *needed)
    by_guardian = GUARDIAN in needed or SIGNATURE in needed
    choice = _("☐ agree    ☐ do not agree")
    agreed = [f"{choice}    {label('consent', purpose)}" for purpose in needed]
    who = _("Parent or guardian (signature)") if by_guardian else _("Signature")
    return Printout(
        _("{package}: enrolment and consent").format(package=_called(run)),
        (
            Facts(_person(run, one, by_guardian=by_guardian)),
            Heading(_("What becomes of these data")),
            Facts(_told(duty, run, has_health=HEALTH in needed, is_of_child=GUARDIAN in needed)),
            *(Paragraph(text, "strong") for text in agreed),
            Signature((f"{who}: ________________", _("Date: ________________"))),
        ),
    )


def _person(run: PackageRun, one: EnrolmentLine | None, *, by_guardian: bool) -> tuple[tuple[str, str], ...]:
    rows = [
        (_("Name"), one.name if one else ""),
        (pgettext("print", "Age"), lines.sex_and_age(one.sex, one.age) if one else ""),
        (_("Home"), lines.short_address(one.address) if one else ""),
    ]
    asked = set(run.asks) | ({"guardian"} if by_guardian else set())
    order = ("phone", "guardian", "collected_by", "school", "allergies", "status_before")
    rows += [(label("package_asks", code), "") for code in order if code in asked]
    return tuple(rows)


def _told(duty: Duty, run: PackageRun, *, has_health: bool, is_of_child: bool) -> tuple[tuple[str, str], ...]:
    head = office_head(duty)
    data = [
        _("name"),
        _("sex and age"),
        _("home"),
        *(label("package_asks", code) for code in sorted(run.asks)),
    ]
    if has_health:
        data.append(_("what is measured"))
    kept = (
        ngettext("{count} month after its end", "{count} months after its end", run.retention_months).format(
            count=run.retention_months
        )
        if run.retention_months
        else _("until the package has ended and nothing depends on it any more")
    )
    rows = [
        (_("By whom"), "  ".join(part for part in (head.community, head.phone) if part)),
        (_("What for"), run.purpose or _called(run)),
        (_("Which data"), pgettext("list", ", ").join(data)),
        (_("How"), _("kept on the office's computer, seen by those on duty only, handed to nobody else")),
        (_("How long"), kept),
        (
            _("Your rights"),
            _(
                "to see, copy, correct and delete them; to take this consent back at any time at the desk, "
                "which does not touch what was done before; nothing else is refused because of it"
            ),
        ),
    ]
    if has_health:
        rows.append(
            (
                _("Sensitive"),
                _("health data are needed to see changes from visit to visit; they are kept apart"),
            )
        )
    if is_of_child:
        told = _(
            "everything about a child under 14 is; it is used to look after the child here, nothing else"
        )
        rows.append((_("Sensitive"), told))
    return tuple(rows)


def _called(run: PackageRun) -> str:
    return called(run.name, run.name_en, run.run)
