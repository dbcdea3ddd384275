"""Facts of lists: written flat as ``balconies.1.balcony_area``, reckoned with as lists of items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from qom_permits.domain.fault import Fault
from qom_permits.rules.facts import fact_texts as texts

_FLAT = re.compile(r"([a-z][a-z0-9_]*)\.([1-9][0-9]{0,5})\.([a-z][a-z0-9_]*)")


def gathered(
    said: Iterable[tuple[object, object]], lists: Iterable[str]
) -> tuple[dict[str, object], list[Fault]]:
    """Return what was *said* by name, flat facts of the *lists* gathered into items; gaps and doubles are faults.

    >>> gathered([("balconies.1.over_street", "true")], ["balconies"])
    ({'balconies': [{'over_street': 'true'}]}, [])
    """
    known = set(lists)
    plain: dict[str, object] = {}
    items: dict[str, dict[int, dict[str, object]]] = {}
    faults: list[Fault] = []
    for name, value in said:
        flat = _FLAT.fullmatch(name) if isinstance(name, str) else None
        if flat is not None and flat[1] in known:
            where, key = items.setdefault(flat[1], {}).setdefault(int(flat[2]), {}), flat[3]
        else:
            where, key = plain, str(name)
        if key in where:
            faults.append(texts.DOUBLED_FACT.at(f"facts.{name!s:.60}", name=f"{name!s:.60}"))
        where[key] = value
    for name, numbered in items.items():
        gap = next((number for number in range(1, len(numbered) + 1) if number not in numbered), None)
        if name in plain:
            faults.append(texts.DOUBLED_FACT.at(f"facts.{name}", name=name))
        elif gap is not None:
            faults.append(texts.GAP.at(f"facts.{name}.{gap}", name=name, gap=gap, last=max(numbered)))
        plain[name] = [numbered[number] for number in sorted(numbered)]
    return plain, faults


def flattened(said: Mapping[str, object]) -> dict[str, object]:
    """Return *said* with each item of a list told fact by fact; what is no list of items is left as it is.

    >>> flattened({"use": "shop", "balconies": [{"over_street": True}]})
    {'use': 'shop', 'balconies.1.over_street': True}
    """
    flat: dict[str, object] = {}
    for name, value in said.items():
        if isinstance(value, list) and all(isinstance(item, dict) and item for item in value):
            for number, item in enumerate(value, 1):
                flat |= {f"{name}.{number}.{key}": inner for key, inner in item.items()}
        else:
            flat[name] = value
    return flat
