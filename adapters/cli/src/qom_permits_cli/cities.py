"""``qom-permits city``: checking a city's profile, and showing what it offers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from qom_permits import Fault
from qom_permits.city.checking.checker import CheckedCity, check_city
from qom_permits.city.profile import City, Offer
from qom_permits.city.shipped import open_city, profile_text, tariffs_of
from qom_permits.domain.jalali import write_day
from qom_permits.domain.words import KINDS, ROLES, STAGES
from qom_permits_cli.telling import isolated

app = typer.Typer(help="Check a city's profile, and show what it offers.", no_args_is_help=True)

Profile = Annotated[
    str, typer.Argument(help="A shipped city by name, or the profile's path ending in .toml.")
]
Tariffs = Annotated[
    Path | None,
    typer.Option(help="The folder of its tariffs; left out: beside the profile, else the samples."),
]
Before = Annotated[
    str | None, typer.Option(help="The profile in use now, none of whose procedures may be lost.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Lang = Annotated[Literal["en", "fa"] | None, typer.Option(help="Only in this language; left out, in both.")]


@app.command()
def check(
    profile: Profile,
    tariffs: Tariffs = None,
    before: Before = None,
    lang: Lang = None,
    *,
    as_json: Json = False,
) -> None:
    """Say everything that is wrong with a profile (exit 1), and what is strange about it (exit 0)."""
    now = open_city(before, tariffs) if before is not None else None
    found = check_city(profile_text(profile), tariffs_of(profile, tariffs), on=_today(), before=now)
    if as_json:
        print(json.dumps(found.to_json(lang), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found, lang)))
    if not found.is_clean:
        raise typer.Exit(1)


@app.command()
def show(
    profile: Profile = "qom", tariffs: Tariffs = None, lang: Lang = None, *, as_json: Json = False
) -> None:
    """Show a city's procedures: for each kind of request the steps, who acts in each, and within which term."""
    city = open_city(profile, tariffs)
    if as_json:
        print(json.dumps(_as_json(city), ensure_ascii=False, indent=2))
        return
    for offer in city.offers:
        Console(highlight=False, soft_wrap=True, markup=False, emoji=False).print(
            _table(offer, city, lang or "en")
        )


def _today() -> date:
    return datetime.now(UTC).date()


def _lines(found: CheckedCity, lang: str | None) -> Iterator[str]:
    for heading, faults in (("error", found.errors), ("warning", found.warnings)):
        for fault in faults:
            yield from _told(f"{heading} {fault.code}", fault, lang)
    errors, warnings = len(found.errors), len(found.warnings)
    yield f"{found.city or 'profile'}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}"


def _told(heading: str, fault: Fault, lang: str | None) -> Iterator[str]:
    if lang != "fa":
        yield f"{heading}: {fault.in_('en')}"
        heading = ""
    if lang != "en":
        yield f"{heading}: {isolated(fault.in_('fa'))}" if heading else isolated(fault.in_("fa"))


def _counted(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _as_json(city: City) -> dict[str, object]:
    return {
        "city": city.id,
        "title": city.title.to_json(),
        "languages": list(city.languages),
        "districts": list(city.districts),
        "portals": {portal.name: sorted(role.value for role in portal.admits) for portal in city.portals},
        "procedures": [_offer_json(offer, city) for offer in city.offers],
    }


def _offer_json(offer: Offer, city: City) -> dict[str, object]:
    return {
        "id": offer.procedure.id,
        "kind": offer.procedure.kind.value,
        "since": write_day(offer.since, city.calendar),
        "steps": [
            {
                "stage": step.stage.value,
                "officer": step.officer.value,
                "working_days": step.term.working_days if step.term else None,
            }
            for step in offer.procedure.steps
        ],
        "tariffs": [tariff.id for tariff in offer.tariffs],
    }


def _table(offer: Offer, city: City, lang: str) -> Table:
    kind, since = KINDS[offer.procedure.kind].in_(lang), write_day(offer.since, city.calendar)
    table = Table(title=f"{kind}: {offer.procedure.id}, {since}", title_justify="left")
    for column in ("", "stage", "officer", "working days"):
        table.add_column(column)
    for number, step in enumerate(offer.procedure.steps, start=1):
        days = str(step.term.working_days) if step.term else "–"
        table.add_row(str(number), STAGES[step.stage].in_(lang), ROLES[step.officer].in_(lang), days)
    return table
