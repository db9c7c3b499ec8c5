"""The kinds of ledgers that are registers, by the names that people say them with."""

from __future__ import annotations

from collections.abc import Mapping

REGISTER_OF: Mapping[str, str] = {
    "estates": "estate",
    "buildings": "building",
    "grids": "grid",
    "venues": "venue",
    "organisations": "organisation",
    "owners_committees": "owners_committee",
    "representatives": "representative",
    "branches": "party_branch",
    "members": "party_member",
    "registered_members": "registered_member",
    "volunteers": "volunteer",
    "staff": "staff",
    "topics": "topic",
    "phrases": "phrase",
    "certificates": "certificate",
}
"""The register that a kind of ledger holds."""

KIND_OF: Mapping[str, str] = {register: kind for kind, register in REGISTER_OF.items()}
"""The kind of ledger that holds a register."""
