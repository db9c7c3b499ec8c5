"""Attached files of encrypted databases: sealed with it, carried with its copies, never lost on the way."""

from __future__ import annotations

import os
import shutil
import signal
import stat
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("sqlcipher3", reason="the extra `encrypted` is not installed")

from db.connection import close_database, execute, open_database, transaction
from db.copies import backup, kept_copies, restoring
from db.encryption import encrypting, file_keys
from db.engines.copies import note_digest
from db.files import office_files
from db.files.kept_files import KeptFiles, beside
from db.records import Content, KeptState, Refused
from db.tables import Attachment, Request
from tests import community

NOW, LATER = datetime(2021, 9, 6, 1, 30), datetime(2021, 9, 6, 2, 30)
PASSPHRASE, OTHER = "红烧肉 with 7 apples", "12 green bottles"
TEXTS = (b"%PDF-1.4 dear office", b"\xff\xd8 a photo " * 20_000, b"the same letter once more")
WHOLE = KeptState.WHOLE


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys of one test are not known in the next, and cost little."""
    monkeypatch.setattr(file_keys, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(file_keys, "_keys", {})
    yield
    close_database()


@pytest.fixture
def office(sqlite_target: str, tmp_path: Path) -> Path:
    """An office in a folder of its own, with three attached files and a copy of all; closed."""
    folder = tmp_path / "office"
    folder.mkdir(mode=0o700)
    database = folder / "office.db"
    shutil.copyfile(sqlite_target, database)
    open_database(str(database))
    with transaction():
        community.load()
    for text in TEXTS:
        attach(database, text)
    kept_copies.make(database, NOW, "close")
    close_database()
    return database


def attach(database: Path, text: bytes) -> Content:
    """Have one more file in the open database."""
    (database.parent / "given").write_bytes(text)
    content = own(database).put(database.parent / "given", 1 << 20)
    (database.parent / "given").unlink()
    Attachment.create(
        request=Request.select().first(),
        name="信.pdf",
        digest=content.digest,
        bytes=content.size,
        added_on=date(2021, 9, 6),
    )
    return content


def own(database: Path) -> KeptFiles:
    return office_files.kept(database, beside(database))


def states(database: Path) -> set[KeptState]:
    """How the contents of a database and of all its copies are, each by what it tells of them itself."""
    found = {own(database).state(content) for content in office_files.contents(database)}
    for copy in kept_copies.listed(database):
        kept = kept_copies.contents_of(Path(copy.path))
        found |= {kept.state(content) for content in office_files.contents(Path(copy.path))}
    return found


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def readable(folder: Path) -> list[bytes]:
    """Which of the texts anybody can read in any file of a folder."""
    there = everything(folder)
    return [text[:20] for text in TEXTS if text[:20] in there]


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_encrypted_with_its_copies_and_back(office: Path) -> None:
    before = names(office.parent)
    assert len(readable(office.parent)) == 3
    done = encrypting.encrypt(office, PASSPHRASE, NOW)
    assert (done.files, done.copies, done.left) == (3, 1, 0)
    assert readable(office.parent) == [] and states(office) == {WHOLE}
    digests = [content.digest for content in office_files.contents(office)]
    assert not [name for name in names(office.parent) for digest in digests if digest in name]
    sealed = [path for path in office.parent.rglob("*.sealed")]
    assert len(sealed) == 6 and {stat.S_IMODE(path.stat().st_mode) for path in sealed} == {0o600}
    done = encrypting.decrypt(office, LATER)
    assert (done.files, done.copies, done.unopened) == (3, 1, 0)
    assert names(office.parent) == before and states(office) == {WHOLE}


def test_another_passphrase_leaves_the_files_alone(office: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    before = {path: path.stat().st_ino for path in office.parent.rglob("*.sealed")}
    assert encrypting.encrypt(office, OTHER, LATER).files == 0
    assert {path: path.stat().st_ino for path in office.parent.rglob("*.sealed")} == before
    assert states(office) == {WHOLE}


def test_what_is_attached_then_is_sealed_as_it_is_written(office: Path, tmp_path: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    open_database(str(office))
    seen: list[bytes] = []
    (tmp_path / "letter").write_bytes(b"dear neighbours " * 200_000)
    content = own(office).put(
        tmp_path / "letter", 1 << 24, lambda *_far: seen.append(everything(beside(office)))
    )
    assert seen and not [text for text in seen if b"dear neighbours" in text]
    assert own(office).has(content) and own(office).state(content) is WHOLE
    assert own(office).put(tmp_path / "letter", 1 << 24) == content
    assert len(names(beside(office))) == 4
    out = tmp_path / "shown"
    assert own(office).copy_out(content, out) is WHOLE
    assert (
        out.read_bytes() == (tmp_path / "letter").read_bytes() and stat.S_IMODE(out.stat().st_mode) == 0o400
    )


def test_damage_is_noticed_and_never_shown(office: Path, tmp_path: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    content = office_files.contents(office)[0]
    place = own(office).path(content.digest)
    text = bytearray(place.read_bytes())
    text[-1] ^= 1
    place.write_bytes(text)
    assert own(office).state(content) is KeptState.DAMAGED
    assert own(office).copy_out(content, tmp_path / "shown") is KeptState.DAMAGED
    assert not (tmp_path / "shown").exists()
    done = encrypting.decrypt(office, LATER)
    assert (done.files, done.unopened) == (2, 1), "and it stays where it is"
    assert place.read_bytes() == text


def test_copies_carry_them_sealed_and_bring_them_back(office: Path, tmp_path: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    open_database(str(office))
    new = attach(office, b"one more")
    copy = kept_copies.make(office, LATER, "hourly")
    by_hand = backup.create(str(tmp_path / "by hand.backup"))
    close_database()
    assert (copy.files, by_hand.files, by_hand.lost) == (4, 4, 0)
    assert backup.verify(by_hand.path).lost == 0
    stick = tmp_path / "stick"
    stick.mkdir()
    carried = kept_copies.carry(copy, stick / "office", LATER)
    assert b"one more" not in everything(tmp_path) and readable(tmp_path) == []
    shutil.rmtree(office.parent)
    office.parent.mkdir()
    assert restoring.restore(office, carried, LATER).lost == 0
    assert states(office) == {WHOLE} and own(office).state(new) is WHOLE
    assert readable(tmp_path) == []


def test_copies_of_before_are_restored_into_what_is_encrypted(office: Path) -> None:
    aside = office.parent / "by hand.backup"
    open_database(str(office))
    backup.create(str(aside))
    close_database()
    encrypting.encrypt(office, PASSPHRASE, NOW)
    open_database(str(office))
    with transaction():
        execute("DELETE FROM attachment")
    close_database()
    shutil.rmtree(beside(office))
    assert restoring.restore(office, kept_copies.known(aside), LATER).lost == 0
    assert {own(office).state(content) for content in office_files.contents(office)} == {WHOLE}
    assert own(office).in_the_clear() == []


def test_a_copy_of_before_finds_contents_that_were_sealed_with_those_of_others(office: Path) -> None:
    (copy,) = kept_copies.listed(office)
    plain = {ending: Path(f"{copy.path}{ending}").read_bytes() for ending in ("", ".sha256", ".json")}
    encrypting.encrypt(office, PASSPHRASE, NOW)
    for ending, text in plain.items():
        Path(f"{copy.path}{ending}").write_bytes(text)
    assert restoring.restore(office, copy, LATER).lost == 0


def test_another_encryption_does_not_take_away_what_copies_elsewhere_have(
    office: Path, tmp_path: Path
) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    stick = tmp_path / "stick"
    (copy,) = kept_copies.listed(office)
    first = kept_copies.carry(copy, stick, NOW)
    encrypting.decrypt(office, NOW)
    encrypting.encrypt(office, OTHER, NOW)
    second = kept_copies.carry(kept_copies.make(office, LATER, "hourly"), stick, LATER)
    for carried in (first, second):
        kept = kept_copies.contents_of(Path(carried.path))
        assert {kept.state(one) for one in office_files.contents(Path(carried.path))} == {WHOLE}
    os.utime(stick / "files", (0, 0))
    for path in (stick / "files").rglob("*.sealed"):
        os.utime(path, (0, 0))
    assert kept_copies.clear_away(stick, lambda one: one.path == second.path) == 1
    assert len(names(stick / "files")) == 3, "those of the copy that went are gone"


def test_links_between_copies_stay_links(office: Path) -> None:
    before = office.with_name("office.db.before-9.backup")
    (copy,) = kept_copies.listed(office)
    shutil.copyfile(copy.path, before)
    note_digest(before)
    office_files.take_along(office, before, before)
    assert len({path.stat().st_ino for path in beside(before).rglob("*") if path.is_file()}) == 3
    encrypting.encrypt(office, PASSPHRASE, NOW)
    assert {path.stat().st_nlink for path in beside(before).rglob("*.sealed")} == {2}
    assert {path.stat().st_nlink for path in beside(office).rglob("*.sealed")} == {1}
    assert readable(office.parent) == []


def test_a_migration_takes_the_files_along(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.engines.sqlite import SqliteEngine

    open_database(str(office))
    attach(office, b"since the last copy")
    close_database()
    engine = SqliteEngine(str(office))
    with engine.migrating() as raw:
        engine.begin(raw)
        engine.safeguard(raw, 8)
        raw.execute("COMMIT")
    before = Path(f"{office}.before-9.backup")
    assert backup.verify(str(before)).files == 4 and backup.verify(str(before)).lost == 0
    links = sorted(path.stat().st_nlink for path in beside(before).rglob("*") if path.is_file())
    assert links == [1, 2, 2, 2], "what a copy had already is linked, never to the office's own"
    (copy,) = (copy for copy in kept_copies.listed(office) if copy.why == "migration")
    shutil.rmtree(beside(office))
    assert restoring.restore(office, copy, LATER).lost == 0
    assert {own(office).state(content) for content in office_files.contents(office)} == {WHOLE}


# Cut off anywhere.


def killed_at(step: int, do: Callable[[], object]) -> bool:
    """Whether a process that does it was killed at its so manieth change of a name, before that was done."""
    child = os.fork()
    if child == 0:
        try:
            steps = count(1)

            def dying(change: Callable[..., object]) -> Callable[..., object]:
                def change_or_die(*given: object, **named: object) -> object:
                    if next(steps) == step:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return change(*given, **named)

                return change_or_die

            for name in ("replace", "unlink", "link", "rename"):
                setattr(os, name, dying(getattr(os, name)))
            do()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def test_killed_anywhere_no_file_is_lost_and_it_is_gone_on_with(office: Path, tmp_path: Path) -> None:
    steps = 0
    for step in count(1):
        there = tmp_path / f"at {step}" / "office.db"
        shutil.copytree(office.parent, there.parent)
        if not killed_at(step, partial(encrypting.encrypt, there, PASSPHRASE, NOW)):
            break
        steps = step
        if file_keys.is_encrypted(there):
            file_keys.unlock(there, PASSPHRASE)
        assert states(there) == {WHOLE}
        encrypting.encrypt(there, OTHER, LATER)
        assert readable(there.parent) == [] and states(there) == {WHOLE}
        shutil.rmtree(there.parent)
    assert steps > 15, "the database, each copy and each file has a moment of its own"


def test_killed_while_decrypting_no_file_is_lost(office: Path, tmp_path: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    steps = 0
    for step in count(1):
        there = tmp_path / f"at {step}" / "office.db"
        shutil.copytree(office.parent, there.parent)
        if not killed_at(step, partial(encrypting.decrypt, there, LATER)):
            break
        steps = step
        assert states(there) == {WHOLE}
        if file_keys.is_encrypted(there):
            encrypting.decrypt(there, LATER)
        assert own(there).seal is None and states(there) == {WHOLE}
        shutil.rmtree(there.parent)
    assert steps > 15


# Encrypted from the beginning.


def test_a_new_one_has_no_byte_in_the_clear(tmp_path: Path) -> None:
    database = tmp_path / "new" / "office.db"
    database.parent.mkdir()
    seen: list[bytes] = []
    rename = os.link

    def look(*given: object) -> None:
        seen.append(everything(database.parent))
        rename(*given)  # type: ignore[arg-type]

    key = file_keys.new_key(PASSPHRASE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", look)
        open_database(str(database), create=True, key=key)
    with transaction():
        community.load()
    attach(database, TEXTS[0])
    kept_copies.make(database, NOW, "hourly")
    seen.append(everything(database.parent))
    close_database()
    seen.append(everything(database.parent))
    assert len(seen) == 3
    for text in seen:
        assert not [word for word in (b"SQLite format", b"CREATE TABLE", "张宁裕".encode()) if word in text]
        assert TEXTS[0] not in text
    file_keys._keys.clear()
    with pytest.raises(Refused, match="passphrase_needed"):
        open_database(str(database))
    file_keys.unlock(database, key.written)
    open_database(str(database))
    assert states(database) == {WHOLE}
