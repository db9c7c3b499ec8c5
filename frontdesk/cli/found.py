"""Hits of the find box as lines for a person or as JSON for a program."""

from __future__ import annotations

from db.records import Hit, Kind
from frontdesk.cli.output import columns, json_text, shortened
from frontdesk.finding import Found
from frontdesk.text import clean
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label

_WIDEST = 40


def as_json(query: str, found: Found) -> str:
    """One JSON document with what matched the query itself; its keys are English in every language."""
    hits = () if found.nearest else found.hits
    document = {
        "query": query,
        "hits": [
            {
                "kind": hit.kind.value,
                "id": hit.id,
                "name": hit.name,
                "age": hit.age,
                "address": lines.short_address(hit.address) or None,
                "household": hit.household_id,
                "why": hit.why.value if hit.why else None,
            }
            for hit in hits
        ],
    }
    return json_text(document)


def as_lines(found: Found) -> str:
    """A line per hit, its parts under each other."""
    if not found.hits:
        return _("Nobody and nothing found.")
    head = []
    if found.nearest:
        head = [_("Nothing matched exactly; found with “{words}”:").format(words=clean(found.nearest))]
    return "\n".join([*head, *columns([_row(hit) for hit in found.hits])])


def _row(hit: Hit) -> tuple[str, ...]:
    return (
        shortened(clean(hit.name), _WIDEST),
        lines.sex_and_age(hit.sex, hit.age),
        shortened(clean(lines.short_address(hit.address)), _WIDEST),
        _detail(hit),
        label("why", hit.why) if hit.why else "",
        _mark(hit),
    )


def _detail(hit: Hit) -> str:
    match hit.kind:
        case Kind.RESIDENT:
            return label("relation", hit.detail) if hit.detail else ""
        case Kind.HOUSEHOLD:
            return lines.household_size(int(hit.detail)) if hit.detail.isdecimal() else ""
        case Kind.ORGANISATION:
            return label("organisation", hit.detail)
        case Kind.REQUEST:
            return label("state", hit.detail)


def _mark(hit: Hit) -> str:
    if not hit.here:
        return _("left")
    if not hit.open_requests:
        return ""
    return ngettext("* {count} open", "* {count} open", hit.open_requests).format(count=hit.open_requests)
