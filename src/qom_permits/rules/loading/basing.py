"""Basing: a year that states only what changed, laid over the year it is based on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from qom_permits.rules.language.bounds import MOST_KEYS, too_large
from qom_permits.rules.language.known_names import KnownNames
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.toml_text import plain_content

MOST_YEARS = 32
_OWN = frozenset(("id", "in_force", "published", "supersedes", "title", "citation", "sample"))
_SAID_OF_THE_YEAR = ("based_on", "removes")
_LISTED = ("charges", "reliefs")


def whole_content(text: str, beside: Callable[[str], str], name: str, faults: FaultList) -> dict[str, object]:
    """Return the plain content of the file *name* with all it takes over from those *beside* it.

    What it cannot remove, and values that are not exact, are added to *faults*; a year that cannot be read, or a
    ring of years, raises `BadTariff`.
    """
    names, years = [name], [plain_content(text, name, faults)]
    while (base := _based_on(years[-1])) is not None:
        if base in names:
            ring = [*names[names.index(base) :], base]
            raise texts.CYCLE.error("tariff.based_on", ring=" → ".join(ring))
        if len(names) == MOST_YEARS or sum(map(_size, years)) > MOST_KEYS:
            raise faults.end_with(too_large("tariff.based_on"))
        years.append(plain_content(_beside(base, beside), base, faults))
        names.append(base)
    whole: dict[str, object] = {}
    for year in reversed(years):
        whole = _laid_over(whole, year, faults)
    return whole


def _size(content: object) -> int:
    """Return how many keys there are in *content*."""
    pile, size = [content], 0
    while pile:
        inner = pile.pop()
        if isinstance(inner, dict):
            size += len(inner)
            pile += inner.values()
        elif isinstance(inner, list):
            pile += inner
    return size


def _based_on(year: Mapping[str, object]) -> str | None:
    said = _table(year, "tariff").get("based_on")
    if said is None or isinstance(said, str):
        return said
    raise texts.BAD_VALUE.error("tariff.based_on", given=said, wanted=texts.A_FILE)


def _beside(file: str, beside: Callable[[str], str]) -> str:
    if not set(file) & set("/\\\0:") and file.strip(". "):
        try:
            return beside(file)
        except (KeyError, OSError, UnicodeDecodeError):
            pass
    raise texts.NO_BASE.error("tariff.based_on", file=file)


def _laid_over(
    base: Mapping[str, object], year: Mapping[str, object], faults: FaultList
) -> dict[str, object]:
    """Return *base* less what *year* removes, with each entry *year* writes in the place of its namesake."""
    whole = {key: content for key, content in base.items() if key != "examples"}
    whole["tariff"] = {key: said for key, said in _table(base, "tariff").items() if key not in _OWN}
    heading = _table(year, "tariff")
    removes = heading.get("removes", [])
    _remove(removes if isinstance(removes, list) else [removes], whole, faults)
    for key, content in year.items():
        before = whole.get(key)
        if isinstance(before, dict) and isinstance(content, dict):
            whole[key] = {**before, **content}
        elif key in _LISTED and isinstance(before, list) and isinstance(content, list):
            whole[key] = _listed_over(before, content)
        else:
            whole[key] = content
    if isinstance(whole["tariff"], dict):
        whole["tariff"] = {key: said for key, said in whole["tariff"].items() if key not in _SAID_OF_THE_YEAR}
    return whole


def _listed_over(before: list[object], after: list[object]) -> list[object]:
    """Return *before* with each of *after* in the place of the one with its id, new ones at the end."""
    whole = list(before)
    places = {known: place for place, entry in enumerate(before) if (known := _id(entry)) is not None}
    for entry in after:
        place = places.pop(_id(entry) or "", None)
        if place is None:
            whole.append(entry)
        else:
            whole[place] = entry
    return whole


def _remove(entries: Iterable[object], whole: dict[str, object], faults: FaultList) -> None:
    """Take *entries* out of *whole*, each as ``section.name``; one that does not stand there is noted."""
    standing = {place for key, content in whole.items() for place in _places(key, content)}
    known, gone = KnownNames(standing), set[str]()
    for entry in entries:
        place = f"{entry}"
        if place in standing and place not in gone:
            gone.add(place)
        else:
            faults.append(texts.UNKNOWN_NAME.at("tariff.removes", name=place, nearest=known.nearest(place)))
    whole |= {section: _without(gone, section, content) for section, content in whole.items()}


def _without(gone: set[str], section: str, content: object) -> object:
    match content:
        case dict():
            return {key: inner for key, inner in content.items() if f"{section}.{key}" not in gone}
        case list():
            return [inner for inner in content if f"{section}.{_id(inner)}" not in gone]
        case _:
            return content


def _places(section: str, content: object) -> Iterable[str]:
    match section, content:
        case "tariff", _:
            return ()
        case _, dict():
            return [f"{section}.{name}" for name in content]
        case _, list():
            return [f"{section}.{known}" for entry in content if (known := _id(entry)) is not None]
        case _:
            return ()


def _id(entry: object) -> str | None:
    known = entry.get("id") if isinstance(entry, dict) else None
    return known if isinstance(known, str) else None


def _table(content: Mapping[str, object], key: str) -> Mapping[str, object]:
    table = content.get(key)
    return table if isinstance(table, dict) else {}
