"""Contents of attached files: kept once, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import subprocess
import sys
import time
from contextlib import chdir
from pathlib import Path

import pytest

from db.files import incoming_files, kept_files
from db.files.kept_files import KeptFiles
from db.records import Content, KeptState, Refused

MOST = 1 << 21
ROOT = Path(__file__).parents[2]


@pytest.fixture
def kept(tmp_path: Path) -> KeptFiles:
    """Contents of a database that has none yet."""
    return KeptFiles(kept_files.beside(tmp_path / "office.db"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file of one and a half pieces."""
    path = tmp_path / "门.jpg"
    path.write_bytes(os.urandom(3 << 19))
    return path


def files(kept: KeptFiles) -> list[str]:
    return sorted(str(path.relative_to(kept.folder)) for path in kept.folder.rglob("*") if path.is_file())


def refused(kept: KeptFiles, path: Path, most: int = MOST) -> str:
    """The code with which a file is refused; nothing of it is left then."""
    with pytest.raises(Refused) as caught:
        kept.put(path, most)
    assert caught.value.reason.values.get("file", path.name) == path.name
    assert not kept.folder.exists() or files(kept) == []
    return caught.value.reason.code


def test_a_content_is_kept_once_under_its_digest_and_only_its_owner_reads_it(
    kept: KeptFiles, photo: Path
) -> None:
    told: list[tuple[int, int]] = []
    content = kept.put(photo, MOST, lambda done, of: told.append((done, of)))
    digest = hashlib.sha256(photo.read_bytes()).hexdigest()
    assert content == Content(digest, 3 << 19)
    assert told == [(1 << 20, 3 << 19), (3 << 19, 3 << 19)]
    assert kept.put(photo.rename(photo.with_name("又.jpg")), MOST) == content
    assert files(kept) == [f"{digest[:2]}/{digest}"]
    assert kept.state(content) is KeptState.WHOLE and kept.has(content)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in kept.folder.rglob("*")}
    assert modes == {0o700, 0o600} and stat.S_IMODE(kept.folder.stat().st_mode) == 0o700


def test_what_is_no_file_to_keep_is_refused(kept: KeptFiles, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "空.pdf").touch()
    (tmp_path / "夹").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening, chdir(tmp_path):
        listening.bind("socket")
    (tmp_path / "断").symlink_to("nowhere")
    (tmp_path / "圈").symlink_to("圈")
    assert refused(kept, tmp_path / "空.pdf") == "ledger_empty"
    assert refused(kept, tmp_path / "夹") == "file_is_folder"
    assert refused(kept, tmp_path / "pipe") == "file_is_device"
    assert refused(kept, tmp_path / "socket") == "file_is_device"
    assert refused(kept, Path("/dev/null")) == "file_is_device"
    assert refused(kept, tmp_path / "断") == "ledger_missing"
    assert refused(kept, tmp_path / "圈") == "ledger_unreadable"
    assert refused(kept, tmp_path / "无") == "ledger_missing"
    assert refused(kept, photo / "下") == "ledger_missing"
    assert refused(kept, Path("a\0b")) == "ledger_missing"
    assert refused(kept, tmp_path / ("长" * 10_000)) == "ledger_unreadable"
    assert refused(kept, photo, photo.stat().st_size - 1) == "file_too_large"


def test_half_a_gigabyte_is_refused_unread(kept: KeptFiles, tmp_path: Path) -> None:
    with (tmp_path / "录像.mp4").open("wb") as file:
        file.truncate(500 << 20)
    with pytest.raises(Refused) as caught:
        kept.put(tmp_path / "录像.mp4", 50 << 20, lambda *_far: pytest.fail("read"))
    assert caught.value.reason.values == {"file": "录像.mp4", "megabytes": 50}


def test_a_file_that_changes_while_it_is_read_stays_out(kept: KeptFiles, photo: Path) -> None:
    for tell in (
        lambda done, _size: os.truncate(photo, 1_700_000) if done == 1 << 20 else None,
        lambda _done, _size: os.utime(photo, (0, 0)),
        lambda *_far: os.truncate(photo, 5),
    ):
        with pytest.raises(Refused, match="file_changing"):
            kept.put(photo, MOST, tell)
        assert files(kept) == []
    # What grows and grows is too large in the end.
    with pytest.raises(Refused, match="file_too_large"):
        kept.put(photo, MOST, lambda done, _size: os.truncate(photo, done + 1_000_000))
    assert files(kept) == []


def test_whoever_stops_the_work_leaves_nothing(kept: KeptFiles, photo: Path) -> None:
    def stop(_done: int, _size: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept.put(photo, MOST, stop)
    assert files(kept) == []


def test_a_stick_pulled_out_and_a_disk_that_cannot_be_written(
    kept: KeptFiles, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(_file: object, _name: str) -> object:
        raise Refused("ledger_unreadable", file=_name)
        yield

    with monkeypatch.context() as torn_out:
        torn_out.setattr(incoming_files, "_pieces", torn)
        assert refused(kept, photo) == "ledger_unreadable"
    assert refused(KeptFiles(photo.parent / "no" / "x"), photo) == "missing_folder"
    kept.folder.rmdir()
    kept.folder.write_text("a file")
    with pytest.raises(Refused, match="missing_folder"):
        kept.put(photo, MOST)


def test_a_full_disk_is_said_and_leaves_nothing(kept: KeptFiles, photo: Path) -> None:
    # A limit on the size of files, in a process of its own, fails like a full disk.
    program = (
        "import resource, sys; from pathlib import Path; from db.files.kept_files import KeptFiles\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
        "from db.records import Refused\n"
        "try: KeptFiles(Path(sys.argv[1])).put(Path(sys.argv[2]), 1 << 30)\n"
        "except Refused as refused: print(refused.reason.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, kept.folder, photo],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "disk_full"
    assert files(kept) == []


def test_killed_while_copying_there_is_no_half_of_it(kept: KeptFiles, photo: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from db.files.kept_files import KeptFiles\n"
        "KeptFiles(Path(sys.argv[1])).put(Path(sys.argv[2]), 1 << 30,"
        " lambda *far: (print('half', flush=True), sys.stdin.read()))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, kept.folder, photo],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as desk:  # fmt: skip
        assert desk.stdout is not None and desk.stdout.readline() == b"half\n"
        desk.kill()
    (begun,) = files(kept)
    assert begun.endswith(".new")
    assert kept.left_over(set()) == [], "it may be somebody who is still at it"
    _age(kept.folder / begun)
    content = kept.put(photo, MOST)
    assert kept.clear({content.digest}) == 1
    assert files(kept) == [f"{content.digest[:2]}/{content.digest}"]


def _age(path: Path) -> None:
    then = time.time() - 100_000
    os.utime(path, (then, then))


def test_damage_is_found_and_mended_by_keeping_it_again(kept: KeptFiles, photo: Path, tmp_path: Path) -> None:
    content = kept.put(photo, MOST)
    place = kept.path(content.digest)
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)
    assert kept.has(content) and kept.state(content) is KeptState.DAMAGED
    assert kept.copy_out(content, tmp_path / "copy") is KeptState.DAMAGED
    assert not (tmp_path / "copy").exists()
    kept.put(photo, MOST)
    assert kept.copy_out(content, tmp_path / "copy") is KeptState.WHOLE
    assert (tmp_path / "copy").read_bytes() == photo.read_bytes()
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o400
    place.write_bytes(b"")
    assert kept.state(content) is KeptState.DAMAGED and not kept.has(content)
    place.unlink()
    assert kept.state(content) is KeptState.MISSING and not kept.has(content)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "f" * 63, "\0" * 64, "[/]"])
def test_what_is_no_digest_leads_nowhere(kept: KeptFiles, digest: str) -> None:
    assert kept.state(Content(digest, 1)) is KeptState.MISSING
    assert not kept.has(Content(digest, 1))
    with pytest.raises(ValueError):
        kept.path(digest)


def test_what_belongs_to_nothing_is_cleared_after_a_day_and_nothing_else(
    kept: KeptFiles, photo: Path
) -> None:
    wanted = kept.put(photo, MOST)
    photo.write_bytes(b"other")
    unwanted = kept.put(photo, MOST)
    (kept.folder / "notes.txt").write_text("somebody's own")
    (kept.folder / unwanted.digest[:2] / "x").write_text("somebody's own")
    assert kept.left_over({wanted.digest}) == []
    for path in kept.folder.rglob("*"):
        _age(path)
    assert kept.left_over(kept.names([wanted.digest])) == [(kept.path(unwanted.digest), 5)]
    assert kept.clear({wanted.digest}) == 1
    assert kept.state(wanted) is KeptState.WHOLE and len(files(kept)) == 3


def test_a_shared_folder_is_open_to_its_group_whatever_the_mask(tmp_path: Path, photo: Path) -> None:
    kept = KeptFiles(tmp_path / "shared", shared=True)
    before = os.umask(0o077)
    content = kept.put(photo, MOST)
    os.umask(before)
    place = kept.path(content.digest)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept.folder, place.parent, place)] == [
        0o770, 0o770, 0o660,
    ]  # fmt: skip
