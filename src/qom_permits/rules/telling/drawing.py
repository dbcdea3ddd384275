"""Drawing: the items of a list taken one by one in Python."""

from __future__ import annotations

from qom_permits.rules.compiling.asking import column_of
from qom_permits.rules.language.expressions import ItemFact, SumOver
from qom_permits.rules.language.parts import parts_of


def drawn(wanted: SumOver, *, is_numbered: bool = False) -> str:
    """Return the Python that takes the items of a list one by one, within brackets after what is made of each.

    *is_numbered*: each has a NUMBER from 1.
    """
    names = list(dict.fromkeys(part.name for part in parts_of(wanted.each) if isinstance(part, ItemFact)))
    columns = ", ".join(map(column_of, names))
    items = f"RANGE({wanted.items})" if not names else columns if len(names) == 1 else f"ZIP({columns})"
    each = ", ".join(names) or "_"
    return f"for NUMBER, ({each}) in ENUMERATE({items}, 1)" if is_numbered else f"for {each} in {items}"
