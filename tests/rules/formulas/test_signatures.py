"""Functions are called as their signatures say."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from qom_permits.rules.formulas.signatures import SIGNATURES
from qom_permits.rules.tariff import Tariff


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_function_takes_as_many_arguments_as_its_signature_says(
    small: Callable[..., str], load: Callable[..., Tariff], name: str
) -> None:
    """One less or one more is refused, with how it is written."""
    signature = SIGNATURES[name]

    for given in (signature.least - 1, *([] if signature.most > 9 else [signature.most + 1])):
        with pytest.raises(
            ValueError, match=re.escape(f"{name} does not take {given} arguments; {signature.form}")
        ):
            load(small(f"{name}({', '.join(['n'] * given)})"))


def test_a_signature_shows_the_function_it_is_of() -> None:
    """And says what it means, without a full stop."""
    assert [name for name in SIGNATURES if not SIGNATURES[name].form.startswith(f"{name}(")] == []
    assert all(signature.means and not signature.means.endswith(".") for signature in SIGNATURES.values())
