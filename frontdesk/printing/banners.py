"""The wall of silk banners on paper, to hang up: what a matter was about is not for everybody to read."""

from __future__ import annotations

from db.records import BannerLine
from frontdesk.printing.paper import Banner, Paragraph, Printout, Wall
from frontdesk.words import _, pgettext


def banner_wall(banners: tuple[BannerLine, ...]) -> Printout:
    """The wall as it is listed."""
    if not banners:
        return Printout(
            pgettext("print", "Wall of banners"), (Paragraph(_("No banner has been brought yet.")),)
        )
    return Printout(pgettext("print", "Wall of banners"), (Wall(tuple(map(_banner, banners))),))


def _banner(one: BannerLine) -> Banner:
    return Banner(one.inscription, one.people, one.day, " ".join(filter(None, (one.estate, one.number))))
