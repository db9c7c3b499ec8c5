"""Sealing files: encrypted piece by piece, so that each can be read in one go and no change goes unnoticed.

As age does it (age-encryption.org/v1, the STREAM construction): out of the office's key and a nonce in the
file's head HKDF-SHA256 makes a key for that file alone; under it every 64 KiB are sealed with
ChaCha20-Poly1305, numbered, and the last piece is marked. A piece that was changed, moved, left out or cut
off does not open.
The name of a sealed file is a keyed digest, so that nobody can look whether a file they know is there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from db.records import Refused

SIZE = 32
ENDING = ".sealed"

_HEAD = b"frontdesk sealed file 1\n"
_NONCE = 16
_PIECE = 64 << 10
_TAG = 16
_FOR_FILES, _FOR_NAMES = b"frontdesk: the key of one sealed file", b"frontdesk: the name of a sealed file"


class Broken(Exception):
    """A sealed file that is not as it was sealed, or was sealed with another key."""


@dataclass(frozen=True, slots=True, repr=False)
class Seal:
    """What seals the files of one office and opens them: a random key."""

    key: bytes

    @classmethod
    def new(cls) -> Seal:
        """One that nothing was sealed with yet."""
        return cls(os.urandom(SIZE))

    @classmethod
    def read(cls, written: str) -> Seal | None:
        """One as the database keeps it; None where there is none."""
        try:
            key = bytes.fromhex(written)
        except ValueError:
            return None
        return cls(key) if len(key) == SIZE else None

    @property
    def written(self) -> str:
        """As the database keeps it."""
        return self.key.hex()

    def name(self, digest: str) -> str:
        """What the file is called that holds the content of that SHA-256."""
        import hmac

        return hmac.digest(self.key, _FOR_NAMES + digest.encode("ascii"), "sha256").hex() + ENDING

    def write_to(self, file: IO[bytes]) -> Sealing:
        """Begin a sealed file. Raises: Refused, `no_cipher`."""
        return Sealing(self.key, file)

    def read_from(self, file: IO[bytes]) -> Iterator[bytes]:
        """The content of a sealed file, piece by piece; nothing is handed on that does not open.

        Raises:
            Broken: at the piece that does not.
            Refused: `no_cipher`.
        """
        head = file.read(len(_HEAD) + _NONCE)
        if not head.startswith(_HEAD) or len(head) < len(_HEAD) + _NONCE:
            raise Broken
        cipher, invalid = _cipher(self.key, head)
        number, piece = 0, file.read(_PIECE + _TAG)
        while True:
            following = file.read(_PIECE + _TAG)
            try:
                content: bytes = cipher.decrypt(_counted(number, is_last=not following), piece, head)
            except invalid:
                raise Broken from None
            yield content
            if not following:
                return
            number, piece = number + 1, following


class Sealing:
    """A sealed file that is being written; `finish` is what makes it one."""

    def __init__(self, key: bytes, file: IO[bytes]) -> None:
        head = _HEAD + os.urandom(_NONCE)
        self._cipher, _invalid = _cipher(key, head)
        self._head, self._file = head, file
        self._left = bytearray()
        self._number = 0
        file.write(head)

    def write(self, chunk: bytes) -> None:
        """More of the content."""
        self._left += chunk
        # A whole piece may be the last one.
        while len(self._left) > _PIECE:
            self._put(bytes(self._left[:_PIECE]), is_last=False)
            del self._left[:_PIECE]

    def finish(self) -> None:
        """That was all of it."""
        self._put(bytes(self._left), is_last=True)
        self._left.clear()

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_counted(self._number, is_last=is_last), piece, self._head))
        self._number += 1


def sealed_size(size: int) -> int:
    """How many bytes a content of so many has once it is sealed."""
    return len(_HEAD) + _NONCE + size + max(1, -(-size // _PIECE)) * _TAG


def require_cipher() -> None:
    """Make sure that files can be sealed here. Raises: Refused, `no_cipher`."""
    _cipher(bytes(SIZE), bytes(_NONCE))


def _counted(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _cipher(key: bytes, head: bytes) -> tuple[Any, type[Exception]]:
    """The cipher of one file, and what it raises for a piece that does not open."""
    try:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    except ImportError:
        raise Refused("no_cipher") from None
    of_the_file = HKDF(SHA256(), SIZE, salt=head[-_NONCE:], info=_FOR_FILES).derive(key)
    return ChaCha20Poly1305(of_the_file), InvalidTag
