"""The wall of silk banners."""

from __future__ import annotations

from db.records import BannerLine
from db.requests.banners import brought
from db.search.keys import word
from frontdesk.choices import spelled
from frontdesk.rules.request_numbers import is_meant, is_number
from frontdesk.text import clean

MOST = 500
"""The most banners on the wall; hardly an office has so many."""


def wall(typed: str) -> tuple[BannerLine, ...]:
    """The banners, the latest first, that every word of what is typed fits.

    A word is a part of the inscription, of who brought it, of the matter or the estate, its initials or
    spelling, or the beginning of a number.
    """
    words = [word(part) for part in clean(typed).split()[:8]]
    return tuple(one for one in brought(MOST) if all(_fits(one, wanted) for wanted in words))


def _fits(one: BannerLine, wanted: str) -> bool:
    if is_number(wanted):
        return is_meant(one.number, wanted)
    if not wanted.isascii():
        return any(wanted in word(text) for text in (one.inscription, one.people, one.estate, one.summary))
    texts = (text for text in (one.people, one.estate, one.inscription) if text)
    return any(form.startswith(wanted) for text in texts for form in spelled(text))
