"""Searching for the smallest facts that break a law, alike on every run."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import FlakyFailure, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from qom_permits.domain.texts import Text
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import Breach, LawBroken

Drawn = TypeVar("Drawn")

_NOTHING_FOUND = Text(
    "no facts were found that the law could be held against; it says nothing then",
    "هیچ داده‌ای یافت نشد که این قاعده با آن سنجیده شود؛ پس چیزی هم نشان نمی‌دهد",
)


def search(
    strategy: SearchStrategy[Drawn], holds: Callable[[Drawn], None], law: Text, tariff: Tariff, examples: int
) -> None:
    """Raise `LawBroken` for the smallest drawn value of which *holds* raises it, or where none can be drawn at all.

    The same values are drawn on every run; no database of them is kept.
    """
    try:
        _each(strategy, holds, examples)
    except LawBroken as broken:
        found = broken.breach
    except FlakyFailure as changing:
        found = next(each.breach for each in changing.exceptions if isinstance(each, LawBroken))
    except Unsatisfiable:
        found = Breach(law=law, tariff=tariff, facts=None, on=tariff.first_day, found=_NOTHING_FOUND)
    else:
        return
    raise LawBroken(found) from None


def drawn_from(strategy: SearchStrategy[Drawn], examples: int) -> tuple[Drawn, ...]:
    """Return what a search in *strategy* looks at as long as it finds nothing; nothing where it can draw nothing."""
    drawn: list[Drawn] = []
    with suppress(Unsatisfiable):
        _each(strategy, drawn.append, examples)
    return tuple(drawn)


def _each(strategy: SearchStrategy[Drawn], look: Callable[[Drawn], None], examples: int) -> None:
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        print_blob=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def each(drawn: Drawn) -> None:
        look(drawn)

    each()
