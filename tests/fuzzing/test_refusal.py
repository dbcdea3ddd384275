"""The fuzzing itself: that it finds what it is for, and that what it draws is refused by our own error."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from tests.fuzzing.attempts import Attempt, TariffFile, WrittenFormula, from_json, to_json
from tests.fuzzing.drawn_files import SMALL, tariff_files
from tests.fuzzing.drawn_formulas import formulas
from tests.fuzzing.once import confirmed
from tests.fuzzing.refusal import MOST_OCTETS, MOST_SECONDS, complaint, outcome

from qom_permits.domain.errors import BadTariff


def busy(seconds: float) -> None:
    """Keep the processor busy for so many *seconds*."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def refused_slowly() -> None:
    """Refuse something after too long."""
    busy(MOST_SECONDS + 0.01)
    raise BadTariff([])


def refused_at_large() -> None:
    """Refuse something in too much room."""
    room = bytearray(MOST_OCTETS + 1)
    busy(0.03)
    raise BadTariff([]) from MemoryError(len(room))


def read_slowly() -> None:
    """Read something, which may take its time."""
    busy(MOST_SECONDS + 0.01)


def failed() -> None:
    """End in an error that is not ours."""
    raise ZeroDivisionError("no bread")


def refused() -> None:
    """Refuse something as promised."""
    raise BadTariff([])


def test_what_is_not_refused_as_promised_is_complained_of() -> None:
    """Another error, too long, too large; what is read may take its time."""
    assert "ended in ZeroDivisionError: no bread" == complaint(failed)
    assert "s to refuse" in (complaint(refused_slowly) or "")
    assert "bytes to refuse" in (complaint(refused_at_large) or "")
    assert (None, None) == (complaint(refused), complaint(read_slowly))


@pytest.mark.parametrize(
    "attempt",
    [TariffFile(SMALL, {"long.csv": "n,value\n1,1\n"}), WrittenFormula("x +"), TariffFile("\ud800")],
)
def test_an_attempt_can_be_made_again_elsewhere(attempt: Attempt) -> None:
    """Written down and read back."""
    assert attempt == from_json(to_json(attempt))
    assert confirmed(attempt) is None


@given(formulas())
def test_no_formula_ends_in_an_error_but_ours(text: str) -> None:
    """Whatever it is made of."""
    assert outcome(WrittenFormula(text)).error is None


@given(tariff_files())
def test_no_tariff_file_ends_in_an_error_but_ours(file: TariffFile) -> None:
    """However it is spoilt."""
    assert outcome(file).error is None
