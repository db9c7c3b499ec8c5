"""Where a row of a ledger of requests says that it is: an estate, a home, or a place in words."""

from __future__ import annotations

from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.request_ledgers.request_row import RequestRow
from frontdesk.requests.intake import LONGEST_SUMMARY


def read_where(row: RequestRow, office: OfficeWords, estate: str, place: str, address: str) -> None:
    """Fill in the estate, the address and the place of a row; nothing that is written is lost.

    Args:
        row: to be filled in.
        office: the estates that are known.
        estate: the text under 小区: an estate by one of its names, or it is doubtful.
        place: the text under 地点: an estate, an address, or any place.
        address: the text under 住址, with or without its estate.
    """
    own_estate = office.estates.id(estate) if estate else None
    place_estate = office.estates.id(place) if place else None
    if estate and own_estate is None:
        row.doubt("estate", "cell_kept", estate)
    row.estate_id = own_estate if own_estate is not None else place_estate
    for text in (address, "" if place_estate is not None else place):
        found = office.address(text) if text else None
        if found is not None and (found.room or found.estate) and row.address is None:
            row.address, row.written_address = found, text
    if row.address is not None and row.estate_id is None:
        row.estate_id = office.estates.id(row.address.estate)
    left = (
        estate if own_estate is None else "",
        place if place_estate is None and place != row.written_address else "",
        address if address != row.written_address else "",
    )
    row.place = " ".join(dict.fromkeys(filter(None, left)))[:LONGEST_SUMMARY]
