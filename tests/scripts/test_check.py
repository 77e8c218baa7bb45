"""What the closing line of `make test` counts."""

import pytest

from scripts.check import count_tests
from scripts.tasks import Outcome


@pytest.mark.parametrize(
    ("succeeded", "output", "counted"),
    [
        (True, "....\n4 passed in 0.45s\n", (4, 0)),
        (True, "..\n2 passed, 1 warning in 1.20s\n", (2, 0)),
        (False, "F..\n1 failed, 2 passed in 1.20s\n", (2, 1)),
        (False, "1 failed, 2 passed, 3 errors in 1.20s\n", (2, 4)),
        (False, "no tests ran in 0.01s\n", (0, 1)),
        (True, " Test Files  2 passed (2)\n      Tests  12 passed (12)\n   Start at  10:00:00\n", (12, 0)),
        (False, " Test Files  1 failed (1)\n      Tests  1 failed | 4 passed (5)\n", (4, 1)),
        (True, "Success: no issues found in 90 source files\n", (1, 0)),
        (False, "Found 3 errors in 2 files\n", (0, 1)),
        (False, "", (0, 1)),
    ],
)
def test_a_part_counts_its_tests_or_itself(succeeded: bool, output: str, counted: tuple[int, int]) -> None:
    assert count_tests(Outcome(succeeded, 1.0, output)) == counted
