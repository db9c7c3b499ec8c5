"""What requests that were loaded as they are still lack: their grid, and how many reported them."""

from __future__ import annotations

from db.connection import execute, transaction

_STATEMENTS = (
    """UPDATE request SET grid_id = (SELECT b.grid_id FROM household h JOIN building b ON b.id = h.building_id
        WHERE h.id = request.household_id) WHERE grid_id IS NULL AND household_id IS NOT NULL""",
    """UPDATE request SET grid_id = (SELECT MIN(b.grid_id) FROM building b
        WHERE b.estate_id = request.estate_id HAVING COUNT(DISTINCT b.grid_id) = 1)
        WHERE grid_id IS NULL AND estate_id IS NOT NULL""",
    """UPDATE request SET heads = (SELECT COUNT(*) FROM request_reporter r WHERE r.request_id = request.id)
        WHERE id IN (SELECT request_id FROM request_reporter GROUP BY request_id HAVING COUNT(*) > 1)""",
)


def complete() -> None:
    """Give them both; call it after `db.bulk.load` of requests and reporters."""
    with transaction():
        for statement in _STATEMENTS:
            execute(statement)
