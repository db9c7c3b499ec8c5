"""What lists say of a request."""

from __future__ import annotations

from db.records import RequestLine, SimilarRequest, WhistleLine
from frontdesk.words import _, language


def summary(line: RequestLine | SimilarRequest | WhistleLine) -> str:
    """What it is about; of a confidential one a sign and its topic."""
    if line.summary or not line.confidential:
        return line.summary
    topic = line.topic_names[language() == "en"]
    return _("[confidential] {topic}").format(topic=topic).rstrip()
