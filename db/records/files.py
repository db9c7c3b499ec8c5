"""Attached files: what is known of one, and of the content that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a file: its SHA-256 in hexadecimal digits, and its size in bytes."""

    digest: str
    size: int


class KeptState(StrEnum):
    """How a kept content is found."""

    WHOLE = "whole"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A photo, scan or letter that belongs to a request: who attached it when, and when it was struck."""

    id: int
    request_id: int
    name: str
    content: Content
    added_on: date
    staff: str
    struck_on: date | None = None
