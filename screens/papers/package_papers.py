"""What can be printed of a package, to pick from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Duty, EnrolmentLine, SessionLine
from frontdesk.rules.enrolment_states import ENDED, IN, WAITLISTED
from frontdesk.words import _
from screens.packages.package_sections import IN_SECTION, LEFT, MAY_JOIN, WAITING

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.printing.paper import Printout
    from screens.papers.printing import Make

MARK = "print:"
_LIST, _OUTREACH, _CONSENT, _SESSION = "list", "outreach", "consent", "session"


def papers(section: int, target: object) -> list[Choice]:
    """The list that is shown, the session under the cursor, and the consent sheet, of somebody or empty."""
    from frontdesk.choices import named

    found = []
    if section in (IN_SECTION, WAITING, LEFT):
        found.append(named(f"{MARK}{_LIST}", _("this list")))
    if section == MAY_JOIN:
        found.append(named(f"{MARK}{_OUTREACH}", _("who is to be asked, a sheet for each grid")))
    if isinstance(target, SessionLine):
        found.append(named(f"{MARK}{_SESSION} {target.id}", _("attendance to be signed")))
    if isinstance(target, EnrolmentLine):
        name = _("consent sheet of {name}").format(name=target.name)
        found.append(named(f"{MARK}{_CONSENT} {target.id}", name))
    found.append(named(f"{MARK}{_CONSENT}", _("consent sheet, empty")))
    return found


def maker(code: str, package_id: int, section: int) -> Make:
    """Makes the paper that was picked."""
    kind, _blank, at = code.removeprefix(MARK).partition(" ")

    def make(duty: Duty) -> Printout:
        from frontdesk.printing import package_papers

        if kind == _OUTREACH:
            return package_papers.outreach(duty, package_id)
        if kind == _SESSION:
            return package_papers.attendance_sheet(duty, int(at))
        if kind == _CONSENT:
            return package_papers.consent_sheet(duty, package_id, int(at or 0))
        states = {IN_SECTION: tuple(IN), WAITING: (WAITLISTED,)}.get(section, tuple(ENDED))
        return package_papers.members(duty, package_id, states)

    return make


def of_session(session_id: int) -> Make:
    """Makes the attendance sheet of a session."""

    def make(duty: Duty) -> Printout:
        from frontdesk.printing import package_papers

        return package_papers.attendance_sheet(duty, session_id)

    return make
