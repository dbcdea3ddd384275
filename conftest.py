"""Lets the contracts in `qom_permits.testing` say what they compared, as the tests do."""

import pytest

pytest.register_assert_rewrite("qom_permits.testing")
