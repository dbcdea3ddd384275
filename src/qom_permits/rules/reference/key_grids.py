"""The tables of the file and their keys, as grids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qom_permits.rules.loading import clause_keys, heading_keys, settlement_keys
from qom_permits.rules.loading.keys import Key, Keys
from qom_permits.rules.reference.markdown import code, grid

BEFORE_INPUTS: Mapping[str, Keys] = {
    "At the top": heading_keys.FILE,
    "`[tariff]`": heading_keys.HEADING,
    "`in_force` of `[tariff]`": heading_keys.IN_FORCE,
    "`[rounding]`": heading_keys.ROUNDING,
    "`line` of `[rounding]`": heading_keys.LINE_ROUNDING,
    "`total` of `[rounding]`": heading_keys.TOTAL_ROUNDING,
}
"""What stands in the file before what it asks for."""

AFTER_INPUTS: Mapping[str, Keys] = {
    "`[rates.NAME]`": clause_keys.RATE,
    "`[tables.NAME]`": clause_keys.TABLE,
    "`[quantities.NAME]`": clause_keys.QUANTITY,
    "`[[charges]]`": clause_keys.CHARGE,
    "`[[reliefs]]`": clause_keys.RELIEF,
    "`[settlement]`": settlement_keys.SETTLEMENT,
    "each of `cash_discounts`": settlement_keys.CASH_DISCOUNT,
    "`late_charge` of `[settlement]`": settlement_keys.LATE_CHARGE,
    "`instalments` of `[settlement]`": settlement_keys.INSTALMENTS,
    "`[[examples]]`": clause_keys.EXAMPLE,
}
"""What stands in it after."""


def key_grid(keys: Keys) -> Iterator[str]:
    """Yield *keys* as a grid: what stands at each, whether it must, and what it means."""
    yield from grid(
        ("key", "holds", "needed", "meaning"),
        ((code(name), _held(key), _need(key, keys), key.means) for name, key in keys.items()),
    )


def _held(key: Key) -> str:
    among = ", ".join(code(word) for word in key.among)
    return f"{key.holds.value} {among}" if len(key.among) > 1 else among or key.holds.value


def _need(key: Key, keys: Keys) -> str:
    """Return whether *key* must be there, and which other one may stand in its place."""
    name = next(name for name, other in keys.items() if other is key)
    others = [
        other
        for other, it in keys.items()
        if it.instead_of == name or (key.instead_of and other == key.instead_of)
    ]
    either = "".join(f"{', or' if key.is_needed else 'not with'} {code(other)}" for other in others)
    return f"yes{either}" if key.is_needed else either
