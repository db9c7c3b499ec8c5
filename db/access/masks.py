"""What of a number a masked card still shows (domain 6.1): enough to recognise, too little to steal."""

from __future__ import annotations


def masked_phone(number: str) -> str:
    """A phone with its middle hidden: `154****0207`, `0633***1234`; short numbers keep two digits."""
    if len(number) < 8:
        return "*" * max(len(number) - 2, 0) + number[-2:]
    hidden = len(number) - 7 if len(number) <= 11 else len(number) - 8
    return number[:3] + "*" * hidden + number[-4:]


def masked_paper(number: str) -> str:
    """A paper's number: area and sequence of an ID number (`371199********12**`), two signs of any other.

    The last two digits stay hidden: with the birthday on the same screen they would give the rest away.
    """
    if len(number) == 18:
        return f"{number[:6]}********{number[14:16]}**"
    return number[:2] + "*" * max(len(number) - 2, 0)
