"""What the whistle board and the wall of banners ask for and have done, beside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import BannerLine, Duty

if TYPE_CHECKING:
    from frontdesk.requests.whistles import UnitOnBoard


def board(duty: Duty, typed: str, *, answered: bool) -> tuple[UnitOnBoard, ...]:
    """The whistle board."""
    from frontdesk.requests import whistles

    return whistles.board(duty, typed, answered=answered)


def chase(duty: Duty, whistle_id: int) -> None:
    """A unit is chased."""
    from frontdesk.requests import moving

    moving.chase(duty, whistle_id)


def banners(typed: str) -> tuple[BannerLine, ...]:
    """The silk banners that fit what is typed."""
    from frontdesk.requests import banners

    return banners.wall(typed)
