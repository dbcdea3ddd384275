"""``qom-permits tariff diff``: what changed in law between two tariffs, and where the new one is dearer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from qom_permits.city.shipped import tariff_file
from qom_permits.rules.checking.edges import banded_inputs
from qom_permits.rules.comparing.changing import changes
from qom_permits.rules.comparing.dearer import dearer
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.tariff import Tariff
from qom_permits_cli.given import given_facts
from qom_permits_cli.tariffs import Facts, Json
from qom_permits_cli.told_changes import change_lines, dearness_lines

Old = Annotated[Path, typer.Argument(help="The old tariff's TOML file.", metavar="A")]
New = Annotated[Path, typer.Argument(help="The new tariff's TOML file.", metavar="B")]
Over = Annotated[
    str | None,
    typer.Option(
        metavar="INPUT", help="Compare band by band over this number; left out, the one looked up in bands."
    ),
]


def diff(old: Old, new: New, facts: Facts = None, over: Over = None, *, as_json: Json = False) -> None:
    """Say what changed in law from A to B and, with facts, where B is dearer and by how much."""
    given = given_facts(facts or ())
    was, now = tariff_file(old), tariff_file(new)
    changed = changes(was, now)
    along = over or (_along(was, now, given) if given else None)
    found = None if along is None else dearer(was, now, along, given)
    if as_json:
        told = {**changed.to_json(), "dearer": None if found is None else found.to_json()}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        lines = [*change_lines(was, now, changed), *([] if found is None else dearness_lines(found))]
        print("\n".join(lines))


def _along(old: Tariff, new: Tariff, given: Mapping[str, GivenFact]) -> str:
    """Return the one number looked up in bands that the facts leave open; where there is none, it is bad usage.

    One that must be said comes before one with a default; the only one there is may be among the facts.
    """
    asked = {each.name for each in old.inputs}
    banded = {each.name: each for each in (*banded_inputs(old), *banded_inputs(new)) if each.name in asked}
    open_ = [each for each in banded.values() if each.name not in given] or list(banded.values())
    needed = [each for each in open_ if each.default is None]
    for choice in (open_, needed):
        if len(choice) == 1:
            return choice[0].name
    names = ", ".join(banded) or "none is looked up in bands"
    raise typer.BadParameter(f"say over which input to compare: {names}", param_hint="--over")
