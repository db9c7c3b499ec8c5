"""Every page that the desk prints, made of the demo: to be tested, and to be looked at.

`python -m tests.frontdesk.printing.every_page FOLDER` writes them there as HTML, in both languages.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from db.connection import close_database
from db.records import Duty
from db.requests.listing import between
from db.tables import Enrolment, Hardship, Package, PackageSession, Phone, Request, Whistle
from frontdesk import demo, seen
from frontdesk.day import closing
from frontdesk.opening import open_office
from frontdesk.printing import (
    banners,
    diary_book,
    letters,
    lists,
    own_data,
    package_papers,
    receipts,
    veteran_visits,
    work_log,
)
from frontdesk.printing.head import as_html
from frontdesk.printing.paper import Printout
from frontdesk.registers.all import LISTED
from frontdesk.registers.declared import Register
from frontdesk.registers.listing import lines
from frontdesk.report import page, period
from frontdesk.report.figures import report
from frontdesk.report.supplement import supplement
from frontdesk.requests.banners import wall
from frontdesk.requests.whistles import board
from frontdesk.revealing import reveal
from frontdesk.settings.keeping import set_value
from frontdesk.veterans.visiting import visit_list
from frontdesk.words import LANGUAGES, Language, set_language

Make = Callable[[Duty], Printout]
AUGUST = (date(2021, 8, 1), date(2021, 8, 31))


def _first(query: Any) -> int:
    """The id of the first that a query finds."""
    return int(query.limit(1).get().id)


def _package(series: str) -> int:
    return _first(Package.select(Package.id).where(Package.series == series).order_by(Package.id.desc()))


def _whistle(*, late: bool) -> int:
    chased = Whistle.times_chased > 0 if late else Whistle.times_chased == 0
    return _first(Whistle.select(Whistle.id).where(Whistle.done_on.is_null(), chased).order_by(Whistle.id))


def _session(series: str) -> int:
    of_it = PackageSession.package == _package(series)
    return _first(PackageSession.select(PackageSession.id).where(of_it).order_by(PackageSession.day))


def _somebody_known() -> int:
    """Somebody with a hardship, a phone, requests and a package."""
    known = Hardship.select(Hardship.resident)
    for has in (Phone, Request, Enrolment):
        some = known.where(Hardship.resident.in_(has.select(has.resident)))
        known = some if some.exists() else known
    return int(known.order_by(Hardship.resident).limit(1).scalar())


def _receipt(duty: Duty, *, confidential: bool) -> Printout:
    one = Request.select(Request.id).where(Request.confidential == confidential).order_by(Request.id.desc())
    return receipts.receipt(duty, _first(one))


def _in_full(duty: Duty) -> Printout:
    return own_data.own_data_in_full(duty, _somebody_known(), "contact")


def _looked_at(duty: Duty) -> Printout:
    for resident in range(1, 60):
        reveal(duty, resident, "contact")
    return lists.access_log(duty, seen.looks(duty))


def _register(duty: Duty, register: Register) -> Printout:
    return lists.register_list(duty, register, lines(duty, register.name, ended=True))


def _letter(duty: Duty, size: str, make: Callable[[Duty, int], Printout], *, late: bool) -> Printout:
    set_value(duty, "letter_paper", size)
    return make(duty, _whistle(late=late))


def _report(duty: Duty) -> Printout:
    found = report(duty, period.given(duty.day, *AUGUST))
    return page.printout(duty, found, supplement(duty, found))


def _closed_day(duty: Duty) -> Printout:
    if closing.standing(duty.day) is None:
        words = closing.Words("overcast", "下午停电两小时。", "门禁一事请小李盯紧。", "刘大娘来取证明。")
        closing.close(duty, duty.day, words)
    return work_log.log_page(duty, duty.day)


def _child(duty: Duty) -> Printout:
    package = _package("art_class")
    return package_papers.consent_sheet(
        duty, package, _first(Enrolment.select(Enrolment.id).where(Enrolment.package == package))
    )


PAGES: Mapping[str, Make] = {
    "receipt": partial(_receipt, confidential=False),
    "receipt-confidential": partial(_receipt, confidential=True),
    "slip-a4": lambda duty: _letter(duty, "a4", letters.whistle_slip, late=False),
    "slip-a5": lambda duty: _letter(duty, "a5", letters.whistle_slip, late=False),
    "letter-a4": lambda duty: _letter(duty, "a4", letters.chase_letter, late=False),
    "letter-a5": lambda duty: _letter(duty, "a5", letters.chase_letter, late=True),
    "letter-late-a4": lambda duty: _letter(duty, "a4", letters.chase_letter, late=True),
    "board": lambda duty: lists.whistle_board(duty, board(duty, "", answered=True)),
    "requests": lambda duty: lists.request_ledger(duty, tuple(between(*AUGUST))),
    "diary": lambda duty: diary_book.diary_book(duty, between(*AUGUST)),
    "banners": lambda _duty: banners.banner_wall(wall("")),
    "report": _report,
    "work-log-open": lambda duty: work_log.log_page(duty, date(2021, 9, 3)),
    "work-log": _closed_day,
    "own-data": lambda duty: own_data.own_data(duty, _somebody_known()),
    "own-data-in-full": _in_full,
    "veterans": lambda duty: veteran_visits.veteran_visits(duty, visit_list(duty)),
    "to-be-asked": lambda duty: package_papers.outreach(duty, _package("training_tea")),
    "to-be-asked-elders": lambda duty: package_papers.outreach(duty, _package("elder_check")),
    "to-be-asked-protected": lambda duty: package_papers.outreach(duty, _package("assistance_plan")),
    "members": lambda duty: package_papers.members(duty, _package("art_class"), ("completed",)),
    "session": lambda duty: package_papers.attendance_sheet(duty, _session("art_class")),
    "session-clinic": lambda duty: package_papers.attendance_sheet(duty, _session("elder_health")),
    "consent-child": _child,
    "consent-child-empty": lambda duty: package_papers.consent_sheet(duty, _package("art_class")),
    "consent-elder-empty": lambda duty: package_papers.consent_sheet(duty, _package("elder_health")),
    **{f"register-{one.name}": partial(_register, register=one) for one in LISTED},
    "access-log": _looked_at,
}
"""What makes each page, by what the page is; in this order, for some leave something behind."""


def every_page(duty: Duty) -> Iterator[tuple[str, Printout]]:
    """All of them, at the open demo, which is written to."""
    for name, make in PAGES.items():
        yield name, make(duty)


def write(folder: Path, language: Language) -> None:
    """Write every page of a demo made in a language into a folder."""
    set_language(language)
    with tempfile.TemporaryDirectory() as apart:
        target = str(Path(apart) / "demo.db")
        demo.build(target)
        duty = open_office(target).duty
        for name, printout in every_page(duty):
            (folder / f"{name}-{language}.html").write_text(as_html(duty, printout), encoding="utf-8")
        close_database()


if __name__ == "__main__":
    wanted = Path(sys.argv[1])
    wanted.mkdir(parents=True, exist_ok=True)
    for tongue in LANGUAGES:
        write(wanted, tongue)
