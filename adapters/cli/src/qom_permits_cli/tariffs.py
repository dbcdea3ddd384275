"""``qom-permits tariff``: checking a tariff file, and pricing with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from qom_permits import Assessment, BadInput, Fault
from qom_permits.city.shipped import tariff_file
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.jalali import read_day
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.tariff import Tariff
from qom_permits_cli.given import given_facts
from qom_permits_cli.told_tariffs import bill_lines, example_lines, explanation_lines

app = typer.Typer(help="Check a tariff file, run its examples, and price with it.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="The tariff's TOML file; the files it names lie beside it.")]
Facts = Annotated[list[str] | None, typer.Argument(help="Facts, each as name=value.", metavar="NAME=VALUE…")]
On = Annotated[
    str | None, typer.Option(help="The day to price for, in the tariff's calendar; left out, its first.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Lang = Annotated[Literal["en", "fa"], typer.Option(help="The language of the explanation.")]


@app.command("test")
def run_examples(file: File, *, as_json: Json = False) -> None:
    """Run the examples a tariff states."""
    tariff = tariff_file(file)
    faults = check_examples(tariff)
    if faults:
        raise BadTariff(faults)
    data = {"tariff": tariff.id, "examples": len(tariff.examples), "failed": 0}
    _print(data, as_json, example_lines(tariff))


@app.command()
def assess(file: File, facts: Facts = None, on: On = None, *, as_json: Json = False) -> None:
    """Price *facts* with a tariff, line by line."""
    given = given_facts(facts or ())
    tariff = tariff_file(file)
    bill = _assessed(tariff, given, on)
    data = {key: value for key, value in bill.to_json().items() if key != "facts"}
    _print(data, as_json, bill_lines(tariff, bill))


@app.command()
def explain(
    file: File, facts: Facts = None, on: On = None, lang: Lang = "en", *, as_json: Json = False
) -> None:
    """Price *facts* with a tariff and say how every line came about."""
    given = given_facts(facts or ())
    tariff = tariff_file(file)
    explanation = tariff.explain(_assessed(tariff, given, on))
    _print(explanation.to_json(), as_json, explanation_lines(tariff, explanation, lang))


def _assessed(tariff: Tariff, facts: Mapping[str, GivenFact], on: str | None) -> Assessment:
    """Return the bill; a day that cannot be read is told together with the faults of the facts."""
    faults: list[Fault] = []
    day: date | None = None
    try:
        day = None if on is None else read_day(on, tariff.calendar)
    except BadInput as no:
        faults += [fault.under("on") for fault in no.faults]
    try:
        bill = tariff.assess(facts, day)
    except BadTariff as no:
        raise BadTariff([*faults, *no.faults]) from None
    if faults:
        raise BadTariff(faults)
    return bill


def _print(told: Mapping[str, object], as_json: bool, lines: Iterable[str]) -> None:  # noqa: FBT001 - passed on as the option came
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines))
