"""What all tests share: contracts that say what they compared, and properties that no slow machine fails."""

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("qom_permits.testing")

# A test is never timed: a busy machine would make it fail. The rest stays as Hypothesis sets it, here and in CI.
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")

# Mutants are many, so each is tried on few examples, always the same ones.
few = settings(settings.get_profile("untimed"), max_examples=20, derandomize=True, database=None)
settings.register_profile("few", few)
