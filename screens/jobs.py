"""What runs beside the screen, on the thread of `background`.

The floor below is loaded here when it is first needed: Peewee must not be loaded before the first paint.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.records import Card, Counts, Draft, Duty, Kind, Level, Reason, Refused, RequestCard, Revealed, Spot
from screens.desk.answer import MOST_HITS, Answer
from screens.office import Target

if TYPE_CHECKING:
    from frontdesk.new_office import NewOffice
    from frontdesk.notebook import Notebook
    from frontdesk.opening import Closed, Opened
    from frontdesk.queue.counting import QueueCounts
    from frontdesk.requests.promise import Promise


def find(duty: Duty, text: str) -> Answer:
    """The answer to what is in the box."""
    from frontdesk import finding

    found = finding.find(duty, text, MOST_HITS + 1)
    first = found.hits[0] if found.hits else None
    shown = preview(duty, Target(first.kind, first.id)) if first else None
    return Answer(text, found.hits, found.nearest, shown)


def card(duty: Duty, target: Target) -> Card:
    """The card of something."""
    from frontdesk import cards

    return cards.card(duty, target.kind, target.id)


def preview(duty: Duty, target: Target) -> Card | None:
    """The card of a hit; None if it has gone meanwhile, which opening it will say."""
    try:
        return card(duty, target)
    except Refused:
        return None


def browse(duty: Duty, spot: Spot, household: int | None) -> Level:
    """What is at a spot, or at the entrance of a household."""
    from frontdesk import browsing

    return browsing.look(duty, spot if household is None else browsing.spot_of(household))


def reveal(duty: Duty, resident_id: int, reason: str) -> Revealed:
    """What a resident's card masks; it is noted who looked, and why."""
    from frontdesk import revealing

    return revealing.reveal(duty, resident_id, reason)


def withdraw_consent(duty: Duty, consent_id: int, resident_id: int) -> int:
    """Take a consent back; how many enrolments ended with it. Raises: Refused."""
    from frontdesk.packages import enrolling

    return enrolling.withdraw_consent(duty, consent_id, resident_id)


def reveal_request(duty: Duty, request_id: int, reason: str) -> RequestCard:
    """A confidential request with what was said; it is noted who looked, and why."""
    from frontdesk import revealing

    return revealing.reveal_request(duty, request_id, reason)


def promise(duty: Duty, request_id: int) -> Promise:
    """What whoever brought a request is told of it. Raises: Refused, `row_gone`."""
    from frontdesk.requests import promise

    return promise.promise(duty, request_id)


def mark_served(duty: Duty, target: Target) -> None:
    """Whose card was opened is found first next time."""
    from frontdesk import cards

    if target.kind is Kind.RESIDENT:
        cards.mark_served(duty, target.id)


def notebook(duty: Duty) -> Notebook:
    """Today's notebook."""
    from frontdesk import notebook

    return notebook.notebook(duty)


def queue_counts(duty: Duty) -> QueueCounts:
    """How much the to-do queue has."""
    from frontdesk.queue import counting

    return counting.counts(duty)


def counts(duty: Duty) -> Counts:
    """How much of everything there is."""
    from frontdesk import notebook

    return notebook.counts(duty)


def keep_draft(duty: Duty, draft: Draft) -> int:
    """Keep a draft; how many wait then."""
    from frontdesk import drafts

    return drafts.keep(duty, draft)


def waiting_drafts(duty: Duty) -> tuple[Draft, ...]:
    """This person's drafts at this desk."""
    from frontdesk import drafts

    return drafts.waiting(duty)


def discard_draft(duty: Duty, draft_id: str) -> int:
    """Throw a draft away; how many wait then."""
    from frontdesk import drafts

    return drafts.discard(duty, draft_id)


def undo(duty: Duty) -> Reason:
    """Take back this person's last change."""
    from frontdesk.undoing import undo_last

    return undo_last(duty)


def open_office(target: str | None, today: date | None) -> Opened | Closed:
    """Open the office's database as far as it goes; what was printed the last time is taken away."""
    from frontdesk import opening
    from frontdesk.printing import files

    files.tidy_up()
    return opening.open_desk(target, today)


def can_be_encrypted(target: str | None) -> bool:
    """Whether the office that is to be made can be encrypted."""
    from frontdesk import encrypting

    return encrypting.is_possible(target)


def create_office(
    target: str | None, new: NewOffice, today: date | None, passphrase: str
) -> tuple[Opened, str]:
    """Make the office's database, encrypted where there is a passphrase; it with its recovery key."""
    from frontdesk import encrypting, opening

    recovery = encrypting.begin(target, passphrase, new.site).recovery if passphrase else ""
    opened = opening.create_office(
        target,
        new.name,
        head=new.head,
        area_code=new.area_code,
        division=new.division,
        estates=new.estates,
        staff_name=new.staff_name,
        site=new.site,
        today=today,
    )
    return opened, recovery


def open_demo(today: date | None) -> Opened:
    """Open the made-up community, made first if need be."""
    from frontdesk import demo, opening

    where = opening.demo_target()
    opening.make_folder(where)
    if opening.what_is_at(where) == "nothing":
        demo.build(where)
    return opening.open_office(where, today)


def close_office() -> None:
    """Let go of the database, and of what was printed a while ago."""
    from frontdesk import opening
    from frontdesk.printing import files

    opening.close_office()
    files.tidy_up()
