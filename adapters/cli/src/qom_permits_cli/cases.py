"""``qom-permits case``: looking into a desk's database, for whoever holds the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from qom_permits import Actor, BadInput, Fault, NoSuchCase, Party, PermitCase, Role, Text
from qom_permits.desk import ServiceDesk, open_desk
from qom_permits.desk.answers import Option
from qom_permits.domain.actors import DESK
from qom_permits.domain.errors import Damaged
from qom_permits_cli.standing import named_case, standing
from qom_permits_cli.tables import case_table, history_table, inbox_table, options_table

app = typer.Typer(
    help="Show, from a desk's database, a case, its history, what can be done, and who must act.",
    no_args_is_help=True,
)

Storage = Annotated[str, typer.Option(help="The desk's storage, such as sqlite:permits.db.")]
CaseName = Annotated[
    str, typer.Argument(help="The case's id or number; may be left out when there is only one.")
]
City = Annotated[str, typer.Option(help="A shipped city, or the path of a profile ending in .toml.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Lang = Annotated[Literal["en", "fa"], typer.Option(help="The language of titles and reasons.")]
Part = Annotated[Role | None, typer.Option("--as", help="Only for this role.")]


@app.command()
def show(
    storage: Storage, case: CaseName = "", city: City = "qom", *, as_json: Json = False, lang: Lang = "en"
) -> None:
    """Show a case as it stands."""
    with _desk(storage, city) as desk:
        found = named_case(desk, case)
        bill = _bill(desk, found, lang)
        _print(found.to_json(lang), as_json, case_table(found, desk.city, lang), bill)


@app.command()
def history(
    storage: Storage, case: CaseName = "", city: City = "qom", *, as_json: Json = False, lang: Lang = "en"
) -> None:
    """Show who did what, when, through which portal."""
    with _desk(storage, city) as desk:
        found = named_case(desk, case)
        happenings = desk.history(found.id, by=DESK)
        data = {"case": found.id, "history": [happening.to_json(lang) for happening in happenings]}
        _print(data, as_json, history_table(happenings, desk.city, lang))


@app.command()
def options(
    storage: Storage,
    case: CaseName = "",
    city: City = "qom",
    role: Part = None,
    *,
    samples: Annotated[
        bool, typer.Option("--allow-samples", help="Let sample tariffs price the case.")
    ] = False,
    as_json: Json = False,
    lang: Lang = "en",
) -> None:
    """Show what each role may do now, and what stands in the way of the rest."""
    with _desk(storage, city, samples=samples) as desk:
        found = named_case(desk, case)
        parts = [role] if role else [part for part in Role if part is not Role.DESK]
        answers = {part: _options_of(desk, found, part) for part in parts}
        data = {
            "case": found.id,
            "options": {
                part.value: [option.to_json(lang) for option in told] for part, told in answers.items()
            },
        }
        _print(data, as_json, options_table(answers, desk.city, lang))


@app.command()
def inbox(
    storage: Storage,
    city: City = "qom",
    role: Part = None,
    district: Annotated[str | None, typer.Option(help="The officer's district.")] = None,
    login: Annotated[
        str, typer.Option(help="The officer's login, or the party an applicant acts for.")
    ] = "anybody",
    *,
    as_json: Json = False,
    lang: Lang = "en",
) -> None:
    """Show which cases wait, the nearest deadline first: all of them, or those of one role."""
    with _desk(storage, city) as desk:
        waiting = desk.inbox(by=_reader(role, district, login))
        data = {"inbox": [entry.to_json(lang) for entry in waiting]}
        nothing = Text("nothing waits", "چیزی در انتظار نیست").in_(lang)
        _print(data, as_json, inbox_table(waiting, desk.city, lang) if waiting else nothing)


def _desk(storage: str, city: str, *, samples: bool = False) -> ServiceDesk:
    """Return a desk to look into; a mistyped path must not become a new, empty database."""
    name, _, path = storage.partition(":")
    if name == "sqlite" and not Path(path).exists():
        text = Text("there is no database {path}", "پایگاه داده {path} نیست").fill(path=path)
        todo = Text("give the path of a desk's database", "نشانی پایگاه داده یک میز را بدهید")
        raise BadInput([Fault(code="no-such-file", where="--storage", text=text, todo=todo)])
    return open_desk(city=city, storage=storage, allow_samples=samples)


def _bill(desk: ServiceDesk, case: PermitCase, lang: str) -> str:
    """Return the bill with its reasons, or without them when its tariff is not at hand."""
    try:
        reasons = desk.explain(case.id, by=DESK)
    except Damaged as lost:
        return lost.faults[0].in_(lang)
    return "" if reasons is None else reasons.told().in_(lang)


def _options_of(desk: ServiceDesk, case: PermitCase, role: Role) -> tuple[Option, ...]:
    try:
        return desk.options(case.id, by=standing(desk.city, case, role))
    except NoSuchCase:
        return ()


def _reader(role: Role | None, district: str | None, login: str) -> Actor:
    if role is None:
        return DESK
    party = Party(login) if role is Role.APPLICANT else None
    return Actor(id=login, roles={role}, portal="desk", district=district, for_=party)


def _print(data: Mapping[str, object], as_json: bool, *parts: Table | str) -> None:  # noqa: FBT001 - passed on as the option came
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for part in parts:
            Console(highlight=False, soft_wrap=True, markup=False, emoji=False).print(part)
