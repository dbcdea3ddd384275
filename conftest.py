"""What all tests share: contracts that say what they compared, and properties that no slow machine fails."""

from pathlib import Path

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("qom_permits.testing")

_HERE = Path(__file__).parent
_JUDGED = [
    _HERE / place
    for place in ("tests/domain", "tests/rules", "src/qom_permits/domain", "src/qom_permits/rules")
]
"""Where the two pure rooms are tested: every branch of theirs is to be reached from here, and by nobody in passing."""

# A test is never timed: a busy machine would make it fail. The rest stays as Hypothesis sets it, here and in CI.
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")

# Mutants are many, so each is tried on few examples, always the same ones.
few = settings(settings.get_profile("untimed"), max_examples=20, derandomize=True, database=None)
settings.register_profile("few", few)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure only where it is judged: watching every line of the long histories takes twice their time."""
    for item in items:
        if not any(item.path.is_relative_to(place) for place in _JUDGED):
            item.add_marker("no_cover")
