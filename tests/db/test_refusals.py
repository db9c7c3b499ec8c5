"""What engines' errors are told as, and which places count as network shares."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path, PurePosixPath

import pytest

from db.connection import open_database
from db.engines.share import is_network, is_remote_mount
from db.orm import IntegrityError, OperationalError
from db.records import Refused
from db.refusals import refusal, refusing

MOUNTS = """22 1 254:0 / / rw,relatime - ext4 /dev/vda1 rw
30 22 0:25 / /mnt/office\\040files rw - cifs //server/office rw
31 22 0:26 / /srv/nfs rw shared:1 - nfs4 server:/x rw
32 31 254:1 / /srv/nfs/local rw - ext4 /dev/vdb rw
33 22 0:27 / /home rw - fuse.sshfs me@there: rw
malformed
34 22 0:28 / /over rw - nfs a:/b rw
35 22 254:2 / /over rw - ext4 /dev/vdc rw
"""


def code_of(error: BaseException) -> str | None:
    """Return the code an error is told as."""
    found = refusal(error)
    return None if found is None else found.reason.code


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/var/office.db", False),
        ("/mnt/office files/office.db", True),
        ("/mnt/office", False),
        ("/srv/nfs/deep/er/office.db", True),
        ("/srv/nfs/local/office.db", False),
        ("/home/wang/office.db", True),
        ("/homes/office.db", False),
        ("/over/office.db", False),
    ],
)
def test_the_deepest_mount_decides(path: str, remote: bool) -> None:
    assert is_remote_mount(PurePosixPath(path), MOUNTS) is remote


def test_a_share_by_its_windows_name_is_refused(tmp_path: Path) -> None:
    assert not is_network(str(tmp_path), tmp_path)
    with pytest.raises(Refused, match="network_share"):
        open_database("\\\\server\\office\\frontdesk.db", create=True)


def test_the_error_that_mattered_is_found_behind_a_failed_rollback() -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    try:
        try:
            raise full
        except sqlite3.Error:
            raise OperationalError("cannot rollback - no transaction is active")  # noqa: B904  as Peewee does
    except OperationalError as error:
        assert code_of(error) == "disk_full"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EIO, "disk_failing"),
        (errno.ECHILD, None),
    ],
)
def test_errors_of_the_system(number: int, code: str | None) -> None:
    assert code_of(OSError(number, "…")) == code


def test_a_message_that_quotes_damaged_text_is_understood() -> None:
    try:
        b"malformed database schema (\xc5)".decode()
    except UnicodeDecodeError as error:
        assert code_of(error) == "damaged"


def test_programming_errors_are_not_refusals() -> None:
    for error in (
        ValueError("x"),
        KeyError("x"),
        IntegrityError("UNIQUE"),
        sqlite3.OperationalError("syntax"),
    ):
        assert code_of(error) is None
        with pytest.raises(type(error)), refusing():
            raise error


def test_a_refusal_says_nothing_of_what_the_engine_said() -> None:
    secret = sqlite3.DatabaseError("database disk image is malformed near 王芳")
    secret.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    with pytest.raises(Refused) as caught, refusing(path="x"):
        raise secret
    assert caught.value.reason.values == {"path": "x"}
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
