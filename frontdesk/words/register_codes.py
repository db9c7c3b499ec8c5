"""What the codes of registers are called."""

from __future__ import annotations

from frontdesk.words import NP_

REGISTER_CODES: dict[str, dict[str, str]] = {
    "estate": {
        "commercial": NP_("estate", "commercial housing"),
        "employer": NP_("estate", "employer housing"),
        "resettlement": NP_("estate", "resettlement housing"),
    },
    "organisation": {
        "property_company": NP_("organisation", "property company"),
        "company": NP_("organisation", "company"),
        "sanitation_office": NP_("organisation", "sanitation office"),
        "health_centre": NP_("organisation", "health centre"),
        "owners_committee": NP_("organisation", "owners' committee"),
        "school": NP_("organisation", "school"),
        "bank": NP_("organisation", "bank"),
        "government": NP_("organisation", "government office"),
        "police": NP_("organisation", "police station"),
        "utility": NP_("organisation", "utility"),
        "other": NP_("organisation", "other"),
    },
    "role": {
        "secretary": NP_("role", "secretary"),
        "director": NP_("role", "director"),
        "clerk": NP_("role", "clerk"),
        "grid_worker": NP_("role", "grid worker"),
        "volunteer": NP_("role", "volunteer"),
        "keeper": NP_("role", "keeper of the data"),
    },
    "certificate": {
        "certificate": NP_("certificate", "certificate"),
        "stamp": NP_("certificate", "stamp"),
    },
    "seat": {
        "chair": NP_("seat", "chair"),
        "vice_chair": NP_("seat", "vice chair"),
        "member": NP_("seat", "member"),
    },
    "estate_change": {
        "buildings_add": NP_("estate_change", "many buildings"),
        "buildings_grid": NP_("estate_change", "grid of buildings"),
        "estate_merge": NP_("estate_change", "goes into another"),
        "estate_split": NP_("estate_change", "is divided"),
    },
}

REGISTER_OPERATIONS: dict[str, str] = {
    "register_add": NP_("operation", "a new entry of a register"),
    "register_correct": NP_("operation", "an entry of a register corrected"),
    "register_end": NP_("operation", "an entry of a register ended"),
    "register_reopen": NP_("operation", "an entry of a register used again"),
    "estate_merge": NP_("operation", "two estates made one"),
    "estate_split": NP_("operation", "an estate divided"),
    "buildings_add": NP_("operation", "buildings written down"),
    "buildings_grid": NP_("operation", "buildings given a grid"),
}
