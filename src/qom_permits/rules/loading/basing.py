"""Basing: a year that states only what changed, laid over the year it is based on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.language.bounds import too_large
from qom_permits.rules.language.wording import nearest_to
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
        if len(names) == MOST_YEARS:
            raise BadTariff([too_large("tariff.based_on")])
        years.append(plain_content(_beside(base, beside), base, faults))
        names.append(base)
    whole: dict[str, object] = {}
    for year in reversed(years):
        whole = _laid_over(whole, year, faults)
    return whole


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
    for entry in removes if isinstance(removes, list) else [removes]:
        _remove(entry, whole, faults)
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


def _remove(entry: object, whole: dict[str, object], faults: FaultList) -> None:
    section, _, name = entry.partition(".") if isinstance(entry, str) else ("", "", "")
    content = whole.get(section) if section != "tariff" else None
    if isinstance(content, dict) and name in content:
        whole[section] = {key: inner for key, inner in content.items() if key != name}
    elif isinstance(content, list) and name in [_id(inner) for inner in content]:
        whole[section] = [inner for inner in content if _id(inner) != name]
    else:
        known = [place for key, inner in whole.items() for place in _entries(key, inner)]
        faults.append(
            texts.UNKNOWN_NAME.at("tariff.removes", name=f"{entry}", nearest=nearest_to(f"{entry}", known))
        )


def _entries(section: str, content: object) -> Iterable[str]:
    names = (
        content
        if isinstance(content, dict)
        else [_id(entry) for entry in content]
        if isinstance(content, list)
        else []
    )
    return [f"{section}.{name}" for name in names if section != "tariff"]


def _id(entry: object) -> str | None:
    known = entry.get("id") if isinstance(entry, dict) else None
    return known if isinstance(known, str) else None


def _table(content: Mapping[str, object], key: str) -> Mapping[str, object]:
    table = content.get(key)
    return table if isinstance(table, dict) else {}
