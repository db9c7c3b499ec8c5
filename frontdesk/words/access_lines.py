"""Lines of the access log in words."""

from __future__ import annotations

from db.records import AccessLine
from frontdesk.words import _, pgettext
from frontdesk.words.codes import label


def action(line: AccessLine) -> str:
    """What was done: `看全`, `写出台账 居民`, `备份全部资料`."""
    if line.kind == "backup":
        return pgettext("access", "copy of everything")
    told = label("access", line.action)
    return f"{told} {label('ledger_kind', line.kind)}" if line.kind else told


def reason(line: AccessLine) -> str:
    """What for; of a ledger first how much it was and whether in full."""
    said = label("purpose", line.reason) if line.reason else ""
    if not line.kind:
        return said
    how = _("in full") if line.in_full else _("masked")
    rows = _("{count} rows").format(count=f"{line.count:,}")
    return pgettext("list", ", ").join(part for part in (rows, how, said) if part)
