"""The campaign that the article is about, and since when what was done counts for it."""

from __future__ import annotations

from datetime import date

CAMPAIGN = "我为群众办实事"
CAMPAIGN_BEGAN = date(2021, 2, 20)
