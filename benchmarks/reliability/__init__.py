"""How much it takes to lose anything: `python -m benchmarks.reliability [PART…]`; POSIX.

Each part does harm many times over (kills, full disks, flipped bytes, hostile texts) and counts what is lost.
The suite runs a quick form of each (`tests/db/test_reliability.py`).
"""
