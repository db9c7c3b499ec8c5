"""The fields that an enrolment always has, on its own form and where a walk-in ends in one."""

from __future__ import annotations

from frontdesk.words import NP_
from screens.forms.form import Field

HOW = (("signed", "s"), ("in_person", "d"), ("phone", "h"), ("message", "w"), ("refused", "j"))
OF_ENROLMENT = (
    Field("package", NP_("field", "Package"), listed=True, hint=NP_("field", "initials, or F4")),
    Field("override_reason", NP_("field", "All the same"), wide=True),
    Field(
        "how",
        NP_("field", "Consent"),
        group="consent_how",
        hint=NP_("field", "s signed d spoken h phone w message j refused"),
    ),
    Field("given_by", NP_("field", "Given by")),
    Field("relation", NP_("field", "Who is"), group="relation", hint=NP_("field", "fq mq yf …")),
    # Of a child only, and only what its package asks.
    Field("collected_by", NP_("field", "Collected by")),
    Field("school", NP_("field", "School, class")),
    Field("allergies", NP_("field", "Allergies"), hint=NP_("field", "hidden until asked for")),
)
