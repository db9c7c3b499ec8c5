"""Which database the desk works on, who is on duty there, and which day it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from db.records import Colleague, Duty, Refused
from frontdesk import permitted  # noqa: F401  with it operations ask who may
from frontdesk.text import clean
from frontdesk.words import _

if TYPE_CHECKING:
    from frontdesk.new_office import NewOffice

DATABASE_VARIABLE = "FRONTDESK_DB"
LONGEST_NAME = 60
NO_OFFICE_YET = frozenset({"missing_database", "unnamed_office"})
"""The refusals after which `create_office` is the next thing to do."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open office: who is on duty on which day, and what the office is called.

    Args:
        lock_minutes: after how many idle minutes whoever was let in is locked out; 0 for never.
    """

    duty: Duty
    community: str
    demo: bool
    target: str
    lock_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Closed:
    """An office with log-in, open as far as anybody may see: its name, and who can log in."""

    community: str
    demo: bool
    target: str
    day: date
    people: tuple[Colleague, ...]


AskWho = Callable[[tuple[str, ...]], tuple[str, str]]
"""Asks for a name (of those) and a password."""

_ask_who: AskWho | None = None


def ask_who_by(ask: AskWho | None) -> None:
    """In an office with log-in whoever opens it is asked in this way; None: it stays closed."""
    global _ask_who
    _ask_who = ask


def office_target(given: str | None = None) -> str:
    """The path or postgresql:// address of the office's database.

    It is what was given, else what the environment says (FRONTDESK_DB), else `office.db` in the user's data
    folder.
    """
    return given or os.environ.get(DATABASE_VARIABLE) or os.path.join(data_folder(), "office.db")


def demo_target(given: str | None = None) -> str:
    """The path or postgresql:// address of the made-up community: `demo.db` in the user's data folder, if not
    given."""
    return given or os.path.join(data_folder(), "demo.db")


def shown_target(target: str) -> str:
    """A target as a person may see it: the whole path of a file, an address without name and password."""
    if "://" not in target:
        return clean(os.path.abspath(target))
    scheme, _separator, rest = target.partition("://")
    server, slash, database = rest.partition("/")
    return clean(f"{scheme}://{server.rpartition('@')[2]}{slash}{database.partition('?')[0]}")


def make_folder(target: str) -> None:
    """Makes the user's data folder where a database is to lie in it; other folders are the user's to make.

    Raises:
        Refused: `read_only`.
    """
    folder = data_folder()
    if os.path.dirname(target) != folder:
        return
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError:
        raise Refused("read_only", path=folder) from None


def open_office(target: str | None = None, today: date | None = None) -> Opened:
    """Opens an office's database and says who is on duty there.

    Args:
        target: a path or postgresql:// address; None for the office's own.
        today: the day to work on; None for the made-up community's own day, elsewhere today.

    Raises:
        Refused: `missing_database` or `unnamed_office` where there is no office yet; what `open_database`
            refuses; `log_in_needed` in an office with log-in where nobody can be asked (see `ask_who_by`),
            `nobody_by_that_name`, `password_wrong`.
    """
    found = open_desk(target, today)
    if isinstance(found, Opened):
        return found
    try:
        if _ask_who is None:
            raise Refused("log_in_needed")
        from frontdesk.signing_in import by_name

        name, password = _ask_who(tuple(one.name for one in found.people))
        return let_in(found, by_name(found.day, name).id, password)
    except BaseException:
        close_office()
        raise


def open_desk(target: str | None = None, today: date | None = None) -> Opened | Closed:
    """Opens an office's database as far as it can be without anybody having logged in.

    Raises:
        Refused: as `open_office`, but for what concerns logging in.
    """
    # Not at the top: the desk paints before Peewee is loaded.
    from db import settings
    from db.access import staff
    from db.connection import close_database, open_database
    from db.search import store
    from frontdesk.unseen import let_nobody_look_in

    let_nobody_look_in()
    where = office_target(target)
    if target is None:
        make_folder(where)
    open_database(where)
    try:
        demo = settings.read("demo") == "1"
        day = today or (_demo_day(settings.read("demo_day")) if demo else None) or _the_day()
        person = staff.first_present(day)
        community = settings.read("community")
        if person is None or not community:
            raise Refused("unnamed_office", path=shown_target(where))
        store.bring_up_to_date()
        if settings.read("log_in") == "yes":
            from frontdesk.signing_in import people

            # Were there nobody to log in, nobody could ever change that. No day that is asked for opens it.
            if known := people(day) or people(_the_day()):
                return Closed(community, demo, where, day, known)
    except BaseException:
        close_database()
        raise
    return Opened(_duty(person, day), community, demo, where)


def open_encrypted(target: str | None, secret: str) -> None:
    """Gives the passphrase or the recovery key of a database that is opened next.

    Raises:
        Refused: `passphrase_wrong`, `passphrase_wait`, `no_cipher`.
    """
    from frontdesk import passphrases

    passphrases.give(os.path.abspath(office_target(target)), secret)


def let_in(closed: Closed, staff_id: int, password: str) -> Opened:
    """Lets somebody into an office with log-in. Raises: Refused, `password_wrong`."""
    from frontdesk.settings.keeping import office_settings
    from frontdesk.signing_in import log_in

    duty = log_in(closed.day, _desk(), staff_id, password, roles_on=_the_day())
    minutes = office_settings().count("lock_minutes")
    return Opened(duty, closed.community, closed.demo, closed.target, minutes)


def let_back_in(duty: Duty, secret: str) -> None:
    """Unlocks a desk for whoever locked it. Raises: Refused, as `signing_in.unlock`."""
    from frontdesk.signing_in import unlock

    unlock(duty, secret, roles_on=_the_day())


def _duty(person: Colleague, day: date) -> Duty:
    main, *others = person.roles
    return Duty(person.id, person.name, main, _desk(), day, other_roles=tuple(others))


def close_office() -> None:
    """Closes the database, if one is open."""
    from db.connection import close_database

    close_database()


def create_office(
    target: str | None,
    name: str,
    *,
    head: str = "",
    area_code: str = "",
    division: str = "",
    estates: Sequence[str] = (),
    staff_name: str = "",
    site: int = 0,
    today: date | None = None,
) -> Opened:
    """Makes an office's database, with all that is known of the office so far, and opens it.

    What was given is written in one operation, so a database that was made but never named (the power went)
    holds nothing of it, and is named now.

    Args:
        target: a path or postgresql:// address; None for the office's own.
        name: what the office is called, e.g. 同心社区.
        head: who signs its papers.
        area_code: what stands before local phone numbers, e.g. 0633.
        division: the code of its county, e.g. 371122.
        estates: the names of the estates it looks after.
        staff_name: who works here; without it somebody called after the post.
        site: which of several communities this is; their ids never meet.
        today: the day to work on; None for today.

    Raises:
        Refused: what is wrong with one of these, with the `field`; `office_exists`; `begun_as_another_site`;
            what `open_database` refuses.
    """
    from frontdesk.new_office import NewOffice, problems, read_setting

    new = NewOffice(
        name=read_setting("name", clean(name)),
        head=read_setting("head", clean(head)),
        area_code=read_setting("area_code", clean(area_code)),
        division=read_setting("division", clean(division)),
        estates=tuple(filter(None, map(clean, estates))),
        staff_name=clean(staff_name),
        site=site,
    )
    for field, reason in problems(new).items():
        raise Refused(reason.code, **reason.values, field=field)

    from db.connection import close_database, open_database
    from frontdesk.backups import heads

    where = office_target(target)
    make_folder(where)
    open_database(where, create=True, site=site)
    try:
        _write_office(new, where, today or _the_day())
        heads.settle()
    except BaseException:
        close_database()
        raise
    return open_office(where, today)


def _write_office(new: NewOffice, where: str, day: date) -> None:
    """The settings, the first of the staff and the estates, all in one transaction."""
    from db import journal, settings
    from db.access import staff
    from db.connection import transaction
    from db.residents import moving_in

    with transaction():
        if settings.read("community"):
            raise Refused("office_exists", path=shown_target(where))
        if settings.read("site") != str(new.site):
            raise Refused("begun_as_another_site", site=settings.read("site"), field="site")
        # Somebody has to be able to look after the office, should it have log-in one day.
        person = staff.first_present(day) or staff.take_on_first(
            new.staff_name or _("Desk clerk"), ("clerk", "keeper"), day
        )
        duty = _duty(person, day)
        with journal.operation(duty, "office_create", undoable=False) as entry:
            for key, value in new.settings.items():
                settings.write(entry, key, value)
            moving_in.add_estates(entry, new.estates)


def what_is_at(target: str) -> Literal["nothing", "demo", "office"]:
    """Whether there is a made-up community, a real office, or nothing yet (as good as: unfinished).

    Raises:
        Refused: what `open_database` refuses, except for a database that is not there.
    """
    from db import settings
    from db.connection import close_database, open_database

    try:
        open_database(target)
        if settings.read("demo") == "1":
            return "demo"
        return "office" if settings.read("community") else "nothing"
    except Refused as refused:
        if refused.reason.code in NO_OFFICE_YET:
            return "nothing"
        raise
    finally:
        close_database()


def _the_day() -> date:
    """Today: the one place where the clock on the wall is read as a date."""
    return date.today()


def _demo_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _desk() -> str:
    """Which desk this is: the PC's name."""
    name = os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")
    return clean(name, limit=LONGEST_NAME) or "1"


def data_folder() -> str:
    """The user's data folder; it may still have to be made."""
    from platformdirs import user_data_dir

    return user_data_dir("frontdesk", appauthor=False)
