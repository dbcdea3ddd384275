"""What a frozen value works out about itself is worked out once, and again for a copy."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

from attrs import evolve

from qom_permits.rules.language.kept import Kept
from qom_permits.rules.tariff import Tariff


def test_what_is_kept_is_worked_out_once() -> None:
    """By its name, and None too."""
    asked: list[str] = []
    kept = Kept()

    assert [kept.once("nothing", lambda: asked.append("once")) for _ in range(3)] == [None] * 3
    assert asked == ["once"]


def test_a_copy_of_a_tariff_is_compiled_for_itself(load: Callable[..., Tariff], page: str) -> None:
    """However it is copied: code is never carried along."""
    tariff = load(page)
    code = tariff.compiled

    for another in (pickle.loads(pickle.dumps(tariff)), copy.deepcopy(tariff), evolve(tariff, id="other")):  # noqa: S301 - pickled in the line itself
        assert another.kept.known == {}
        assert another.compiled is not code
        assert another.source == tariff.source
