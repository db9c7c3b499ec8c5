"""Somebody of whom there is something everywhere: tables, journal, drafts, files, the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from db import drafts, rows
from db.connection import execute, transaction
from db.records import Draft, Duty, Matter, PersonDetails, PhoneDetails
from db.search import store
from db.tables import TABLES, HealthNote, Residency
from frontdesk import people
from frontdesk.attachments.keeping import attach
from frontdesk.requests.logging import Then, log
from tests import community

NAME, PAPER, PHONE, SECOND = "欧阳惠风", "371199194612120017", "15499998888", "15477776666"
WORDS = "我姓欧阳惠风,心脏不好,打15499998888"
LETTER = b"%PDF-1.4 from one person"
TEXTS = (NAME, PAPER, PHONE, SECOND, "心脏", "船厂")


def write_down(duty: Duty, folder: Path) -> int:
    """Writes them down, in a community of others; they have moved away. Their id."""
    community.load()
    with transaction():
        execute("DELETE FROM identity_paper")
        store.rebuild_kind("resident")
    person = PersonDetails(
        NAME, 1, date(1946, 3, 2), workplace="船厂", paper_number=PAPER, phones=(PhoneDetails(PHONE, "own"),)
    )
    one = people.add_resident(duty, person, 8)
    people.correct_resident(duty, one, replace(person, phones=(PhoneDetails(SECOND, "own"),), note=PHONE))
    people.correct_resident(duty, one, replace(person, note="来过"))
    matter = Matter(WORDS, f"{NAME}反映楼道灯不亮", NAME, resident_id=one, phone=PHONE)
    request = log(duty, matter, Then.ACCEPT).id
    assert request is not None
    letter = folder / f"{NAME}的信.pdf"
    letter.write_bytes(LETTER)
    attach(duty, request, str(letter))
    letter.unlink()
    drafts.save(Draft("theirs", duty.staff_id, duty.desk, "walk_in", {"who": NAME}))
    spaced = f"身份证 {PAPER[:6]} {PAPER[6:14]} {PAPER[14:]}"
    drafts.save(Draft("as people say it", duty.staff_id, duty.desk, "walk_in", {"what": spaced}))
    drafts.save(Draft("another", duty.staff_id, duty.desk, "walk_in", {"who": "别人"}))
    with transaction():
        HealthNote.create(resident=one, text="心脏病", source="")
        Residency.update(to_on=date(2020, 1, 1)).where(Residency.resident == one).execute()
        store.refresh("resident", [one])
        store.note_served(one)
    return one


def everything() -> str:
    """All that the tables hold, as one text."""
    told = []
    for table in TABLES:
        name = rows.name(table)
        told += [repr(row) for row in execute(f'SELECT * FROM "{name}"').fetchall()]
    return "\n".join(told)


def files_with(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """The files under a folder in which a text stands, however it is written there."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found += [
                (str(path.relative_to(folder)), text)
                for text in texts
                if any(
                    text.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
                )
            ]
    return found
