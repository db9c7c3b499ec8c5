"""`frontdesk encrypt` and `frontdesk decrypt`, and opening what is encrypted from the shell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

pytest.importorskip("sqlcipher3", reason="the extra `encrypted` is not installed")

from db import journal
from db.connection import close_database, execute
from db.encryption import encrypting, file_keys
from db.records import Matter, Refused
from frontdesk import opening, passphrases
from frontdesk.attachments.keeping import attach
from frontdesk.attachments.place import kept
from frontdesk.backups import keeping
from frontdesk.cli import main
from frontdesk.requests.logging import Then, log

TODAY = date(2021, 9, 6)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An office with a name, and a cheap key."""
    monkeypatch.setattr(file_keys, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(file_keys, "_keys", {})
    target = str(tmp_path / "office.db")
    opening.create_office(target, "同心社区", estates=["怡乐园"], today=TODAY)
    opening.close_office()
    yield target
    close_database()


def secret(folder: Path, text: str, mode: int = 0o600) -> str:
    """A file with a secret in it."""
    path = folder / f"secret {len(list(folder.iterdir()))}"
    path.write_text(f"{text}\n", encoding="utf-8")
    path.chmod(mode)
    return str(path)


def test_encrypted_opened_and_decrypted(
    office: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        # A new program knows no keys.
        file_keys._keys.clear()
        code = main([*arguments, "--db", office, "--lang", "en", "--today", "2021-09-06"])
        return code, *capsys.readouterr()

    good, other = secret(tmp_path, "红烧肉 with 7 apples"), secret(tmp_path, "12 green bottles")
    assert run("encrypt", "--new-passphrase-file", secret(tmp_path, "short"))[2].startswith(
        "A passphrase has"
    )
    code, out, _err = run("encrypt", "--new-passphrase-file", good)
    assert code == 0 and "is encrypted: only its passphrase" in out
    (recovery,) = re.findall(r"(?:\d{6}-){7}\d{6}", out)
    for passphrase in (good, secret(tmp_path, recovery)):
        assert run("find", "x", "--passphrase-file", passphrase)[0] == 0
    assert run("find", "x") == (
        1, "", "There is no terminal to ask for the passphrase: use --passphrase-file FILE.\n"
    )  # fmt: skip
    assert "That does not open" in run("find", "x", "--passphrase-file", other)[2]
    assert "Others can read" in run("find", "x", "--passphrase-file", secret(tmp_path, "x", 0o644))[2]
    assert run("check", "--passphrase-file", good)[1].startswith("The database of 同心社区 is sound.")
    assert run("encrypt", "--new-passphrase-file", other, "--passphrase-file", good)[0] == 0
    code, out, _err = run("decrypt", "--passphrase-file", other)
    assert code == 0 and "not encrypted any more" in out
    assert "there is nothing to do" in run("decrypt")[2]
    opening.open_office(office, TODAY)
    done = [row[0] for row in execute("SELECT operation FROM journal ORDER BY id DESC LIMIT 3").fetchall()]
    assert done == ["decrypt", "encrypt", "encrypt"]
    assert journal.verify() is None


def test_wrong_passphrases_make_this_program_wait(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [datetime(2021, 9, 6)]
    monkeypatch.setattr(passphrases, "_now", lambda: now[0])
    monkeypatch.setattr(passphrases, "_wrong", {})
    encrypting.encrypt(Path(office), "红烧肉 with 7 apples", now[0])
    file_keys._keys.clear()
    said = []
    for secret in ("wrong",) * 5 + ("红烧肉 with 7 apples",):
        with pytest.raises(Refused) as told:
            opening.open_encrypted(office, secret)
        said.append(told.value.reason)
    assert [one.code for one in said] == ["passphrase_wrong"] * 4 + ["passphrase_wait"] * 2
    assert said[-1].values == {"wait": 30}
    assert not file_keys._keys
    now[0] += timedelta(seconds=30)
    opening.open_encrypted(office, "红烧肉 with 7 apples")
    assert file_keys._keys
    with pytest.raises(Refused, match="passphrase_wrong"):
        opening.open_encrypted(office, "wrong")


def test_attached_files_too_and_what_is_still_in_the_clear_is_told(
    office: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[int, list[str], str]:
        code = main([*arguments, "--db", office, "--lang", "en", "--today", "2021-09-06"])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err

    duty = opening.open_office(office, TODAY).duty
    request = log(duty, Matter("灯不亮", "试灯", "张大爷"), Then.ACCEPT).id
    (tmp_path / "信.pdf").write_bytes(b"%PDF-1.4 dear office")
    assert request is not None
    attach(duty, request, str(tmp_path / "信.pdf"))
    keeping.copy_now("close")
    opening.close_office()
    clear = {path: path.read_bytes() for path in Path(f"{office}.files").rglob("*") if path.is_file()}
    passphrase = secret(tmp_path, "红烧肉 with 7 apples")
    plain = {path: path.read_bytes() for path in Path(f"{office}.copies").glob("*.backup")}
    code, told, _err = run("encrypt", "--new-passphrase-file", passphrase)
    assert code == 0 and told[1:3] == [
        "So is 1 copy.",
        "So is 1 attached file, with those of the copies.",
    ]
    assert run("check")[:2] == (
        0,
        ["The database of 同心社区 is sound.", "1 attached file is encrypted and as it was."],
    )
    for path, text in {**clear, **plain}.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)
    code, told, _err = run("check", "--json")
    assert json.loads("\n".join(told))["attached"] == {
        "whole": 1, "missing": 0, "damaged": 0, "sealed": True, "in_the_clear": 1
    }  # fmt: skip
    found = {one["code"] for one in json.loads("\n".join(told))["findings"] if one["wrong"]}
    assert found >= {"attachments_in_the_clear", "copy_in_the_clear"}
    assert run("encrypt", "--new-passphrase-file", passphrase)[0] == 0
    assert not any(path.exists() for path in clear)
    assert run("decrypt")[1][-1] == "So is 1 attached file, with those of the copies."
    assert all(path.read_bytes() == text for path, text in clear.items())


def test_one_that_is_not_there_yet_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(file_keys, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(file_keys, "_keys", {})
    target = tmp_path / "new.db"

    def begin(passphrase: str) -> tuple[int, str, str]:
        file = secret(tmp_path, passphrase)
        code = main(["encrypt", "--new-passphrase-file", file, "--db", str(target), "--lang", "en"])
        return code, *capsys.readouterr()

    assert begin("short")[0] == 1 and not target.exists()
    code, out, _err = begin("红烧肉 with 7 apples")
    assert code == 0 and "There is no office in it yet" in out
    (recovery,) = re.findall(r"(?:\d{6}-){7}\d{6}", out)
    assert file_keys.is_encrypted(target)
    opening.create_office(str(target), "同心社区", estates=["怡乐园"], today=TODAY)
    assert kept().seal is not None
    opening.close_office()
    file_keys._keys.clear()
    opening.open_encrypted(str(target), recovery)
    assert opening.open_office(str(target), TODAY).community == "同心社区"
    opening.close_office()
