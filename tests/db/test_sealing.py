"""Sealed files: what was sealed comes back, and nothing that was changed does."""

from __future__ import annotations

import io
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

pytest.importorskip("cryptography", reason="the extra `encrypted` is not installed")

from db.encryption.sealing import Broken, Seal, sealed_size
from db.records import Refused

PIECE = 64 << 10
HEAD = 24 + 16
SEAL = Seal(bytes(range(32)))


def sealed(content: bytes, seal: Seal = SEAL, by: int = 1 << 20) -> bytes:
    file = io.BytesIO()
    sealing = seal.write_to(file)
    for at in range(0, len(content), by):
        sealing.write(content[at : at + by])
    sealing.finish()
    return file.getvalue()


def opened(text: bytes, seal: Seal = SEAL) -> bytes:
    return b"".join(seal.read_from(io.BytesIO(text)))


@pytest.mark.parametrize(
    ("size", "by"),
    list(
        product(
            (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * PIECE + 7), (1 << 20, PIECE, PIECE + 1, 50_000)
        )
    ),
)
def test_whatever_its_size_it_comes_back(size: int, by: int) -> None:
    content = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    there = sealed(content, by=by)
    assert opened(there) == content
    assert len(there) == sealed_size(size)
    assert size < 16 or content[:16] not in there


def test_the_same_content_never_looks_the_same() -> None:
    assert sealed(b"x" * 100)[HEAD:] != sealed(b"x" * 100)[HEAD:]


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Broken):
        opened(sealed(b"letter"), Seal.new())


THREE = bytes(range(256)) * (2 * PIECE // 256) + b"the end"
WHOLE = sealed(THREE)
PIECES = [WHOLE[:HEAD], *(WHOLE[at : at + PIECE + 16] for at in range(HEAD, len(WHOLE), PIECE + 16))]


CHANGED = {
    "empty": b"",
    "half a head": WHOLE[: HEAD - 1],
    "the head alone": WHOLE[:HEAD],
    "without its last piece": b"".join(PIECES[:-1]),
    "its first piece only": b"".join(PIECES[:2]),
    "a byte short": WHOLE[:-1],
    "a byte more": WHOLE + b"x",
    "a piece more": WHOLE + PIECES[-1],
    "two exchanged": b"".join((PIECES[0], PIECES[2], PIECES[1], PIECES[3])),
    "one left out": b"".join((PIECES[0], PIECES[2], PIECES[3])),
    "one doubled": b"".join((PIECES[0], PIECES[1], PIECES[1], PIECES[2], PIECES[3])),
    "another's head": b"".join((sealed(THREE)[:HEAD], *PIECES[1:])),
    "in the clear": THREE,
}


@pytest.mark.parametrize("how", CHANGED)
def test_cut_moved_doubled_or_exchanged_it_does_not_open(how: str) -> None:
    assert len(PIECES) == 4 and opened(WHOLE) == THREE
    with pytest.raises(Broken):
        opened(CHANGED[how])


@given(some.integers(0, len(WHOLE) - 1), some.integers(1, 255))
def test_no_byte_can_be_changed(at: int, by: int) -> None:
    changed = bytearray(WHOLE)
    changed[at] ^= by
    with pytest.raises(Broken):
        opened(bytes(changed))


def test_names_tell_nothing_without_the_key() -> None:
    digest = "ab" * 32
    assert SEAL.name(digest) == SEAL.name(digest) != Seal.new().name(digest)
    assert digest not in SEAL.name(digest) and SEAL.name(digest).endswith(".sealed")


@pytest.mark.parametrize("written", ["", "x", "ab" * 31, "zz" * 32])
def test_what_is_no_key_is_none(written: str) -> None:
    assert Seal.read(written) is None and Seal.read(SEAL.written) == SEAL


def test_the_key_is_not_shown() -> None:
    assert SEAL.written not in repr(SEAL) and str(SEAL.key) not in repr(SEAL)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    with pytest.raises(Refused, match="no_cipher"):
        sealed(b"letter")
