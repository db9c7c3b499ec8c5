"""How many examples Hypothesis makes up, and which: in the suite the same ones every time.

`pytest --hypothesis-profile=long` looks further: other examples each time, and twenty times as many.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

SUITE = "suite"
_USUAL = 100

# No time limits: they would measure what else the machine does.
settings.register_profile(
    SUITE,
    max_examples=_USUAL,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile(SUITE), max_examples=20 * _USUAL, derandomize=False)


def examples(count: int, *suppressed: HealthCheck) -> settings:
    """Settings of a test for which so many examples do where others have a hundred."""
    now = settings()
    return settings(
        max_examples=count * now.max_examples // _USUAL,
        suppress_health_check=[*now.suppress_health_check, *suppressed],
    )
