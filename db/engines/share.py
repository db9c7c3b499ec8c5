"""Telling a network share from a disk: SQLite's locks and shared memory hold on one PC only."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

_REMOTE = frozenset(
    (
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.glusterfs",
        "fuse.sshfs",
        "glusterfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    )
)
_WINDOWS_REMOTE_DRIVE = 4


def _unescape(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


def is_remote_mount(path: PurePosixPath, mountinfo: str) -> bool:
    """Tell whether the deepest mount above a path is a network file system.

    Args:
        path: Absolute, without symbolic links.
        mountinfo: The text of Linux's /proc/self/mountinfo.
    """
    deepest, kind = -1, ""
    for line in mountinfo.splitlines():
        before, separator, after = line.partition(" - ")
        fields = before.split()
        if not separator or len(fields) < 5:
            continue
        point = PurePosixPath(_unescape(fields[4]))
        # Of two mounts on one point the later one is seen.
        if (path == point or point in path.parents) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), after.split(maxsplit=1)[0]
    return kind in _REMOTE


def is_network(target: str, path: Path) -> bool:
    r"""Tell whether a file would lie on a network share: `\\server\share`, a network drive, nfs or cifs.

    Args:
        target: The path as it was given.
        path: The same, absolute.
    """
    if target.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        if str(path).startswith(("\\\\", "//")):
            return True
        return ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _WINDOWS_REMOTE_DRIVE
    try:
        mountinfo = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_remote_mount(PurePosixPath(path.resolve()), mountinfo)
