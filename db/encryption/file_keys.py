"""Keys of encrypted SQLite files: what they are made of, and those that this program was given.

An encrypted file is SQLCipher's: every page is encrypted and sealed, and the first 16 bytes are its salt. Out
of the passphrase and that salt argon2id makes 16 bytes, once per opening; these are the recovery key too, and
out of them comes the key proper, so each connection after the first opens as fast as a plain one. Copies have
the salt, and thereby the key, of the file they were taken of; nothing has to lie beside a file to open it.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.records import Refused

SQLITE = b"SQLite format 3\0"
SALT = 16
_PAGE = 4096
_FEWEST_VALUES = 240
"""So many of the 256 values a page of noise has; a page of a plain database or of text has far fewer."""
_OTHER_FILES = (
    b"PK",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"%PDF",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
)
_PURPOSE = b"frontdesk: the key of a database file"
# Never to change: files that exist were made with them.
_MEMORY_KIB, _TIMES = 64 * 1024, 3
# A group is sixteen bits times eleven, so a digit misread or two exchanged are noticed.
_CHECK, _GROUPS, _DIGITS = 11, 8, 6


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens a file."""

    entropy: bytes
    salt: bytes

    @property
    def pragma(self) -> str:
        """The key as SQLCipher takes it: no passphrase that it would still have to work on."""
        import hmac

        return f"x'{hmac.digest(self.entropy, _PURPOSE, 'sha256').hex()}{self.salt.hex()}'"

    @property
    def written(self) -> str:
        """The recovery key, as it is printed."""
        numbers = (int.from_bytes(self.entropy[at : at + 2], "big") for at in range(0, 2 * _GROUPS, 2))
        return "-".join(f"{number * _CHECK:0{_DIGITS}}" for number in numbers)


_keys: dict[bytes, Key] = {}
_ask: Callable[[str], str] | None = None


def ask_by(ask: Callable[[str], str] | None) -> None:
    """Whoever opens an encrypted file is asked in this way, by its path; None: it stays closed."""
    global _ask
    _ask = ask


def beginning(path: Path) -> bytes:
    """The first bytes of a file; none where there is nothing to be read."""
    try:
        with path.open("rb") as file:
            return file.read(SALT)
    except OSError:
        return b""


def is_encrypted(path: Path) -> bool:
    """Whether a file is one that a key may open: whole pages of noise."""
    try:
        with path.open("rb") as file:
            page = file.read(_PAGE)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return False
    if page[:SALT] in _keys:
        return True
    if size % _PAGE or page.startswith((SQLITE, *_OTHER_FILES)):
        return False
    return len(set(page)) >= _FEWEST_VALUES


def key_of(path: Path) -> Key | None:
    """The key of an encrypted file, None for any other.

    Raises:
        Refused: `passphrase_needed` where it was not given and nobody can be asked; as `unlock`.
    """
    head = beginning(path)
    if head == SQLITE or len(head) < SALT:
        return None
    if head not in _keys:
        if not is_encrypted(path):
            return None
        from db.engines.connecting import require_driver

        require_driver()
        if _ask is None:
            raise Refused("passphrase_needed", path=str(path))
        unlock(path, _ask(str(path)))
    return _keys[head]


def unlock(path: Path, secret: str) -> None:
    """Open an encrypted file with its passphrase or recovery key; the key is kept until this program ends.

    It takes a tenth of a second and more, which is what it is for.

    Raises:
        Refused: `passphrase_wrong`, `no_cipher`, `missing_database`.
    """
    from db.engines.connecting import opens

    salt = beginning(path)
    if len(salt) < SALT:
        raise Refused("missing_database", path=str(path))
    recovered = _read(secret)
    for key in (*([Key(recovered, salt)] if recovered else []), key_for(secret, salt)):
        if opens(path, key):
            _keys[salt] = key
            return
    raise Refused("passphrase_wrong", path=str(path))


def new_key(passphrase: str) -> Key:
    """A key for a file that is still to be made."""
    key = key_for(passphrase, os.urandom(SALT))
    _keys[key.salt] = key
    return key


def key_for(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase gives for a file of that salt."""
    from argon2.low_level import Type, hash_secret_raw

    spelled = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    entropy = hash_secret_raw(
        spelled,
        salt,
        time_cost=_TIMES,
        memory_cost=_MEMORY_KIB,
        parallelism=1,
        hash_len=2 * _GROUPS,
        type=Type.ID,
    )
    return Key(entropy, salt)


def _read(written: str) -> bytes | None:
    """A recovery key as somebody typed it; None where it is none."""
    spelled = unicodedata.normalize("NFKC", written)
    if re.search(r"[^\d\s-]", spelled):
        return None
    digits = re.sub(r"\D", "", spelled)
    groups = [int(digits[at : at + _DIGITS]) for at in range(0, len(digits), _DIGITS)]
    if len(digits) != _GROUPS * _DIGITS or any(
        group % _CHECK or group // _CHECK > 0xFFFF for group in groups
    ):
        return None
    return b"".join((group // _CHECK).to_bytes(2, "big") for group in groups)
