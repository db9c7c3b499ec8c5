"""The made-up community: true to the article's figures, its people invented, its numbers nobody's.

Everything but `loading` is pure: no database, no clock, and chance only from a seed.
"""

from frontdesk.demo.loading import build

__all__ = ["build"]
