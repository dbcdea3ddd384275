"""``qom-permits tariff laws``: holding a tariff to what must be true of every tariff, without writing Python."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from qom_permits import Fault, Text
from qom_permits.city.shipped import tariff_file
from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.texts import same
from qom_permits_cli.tariffs import File, Json
from qom_permits_cli.telling import isolated

MOST_EXAMPLES = 100_000

_NOT_INSTALLED = Fault(
    code="not-installed",
    where="hypothesis",
    text=Text(
        "this command draws its cases with Hypothesis, which is not installed",
        "این فرمان موردهایش را با Hypothesis می‌سازد که نصب نیست",
    ),
    todo=same("pip install 'qom-permits[testing]'"),
)
_MARKS = {"passed": "holds", "failed": "BROKEN", "not-applicable": "not asked"}

Examples = Annotated[int, typer.Option(min=1, max=MOST_EXAMPLES, help="How many cases each check looks at.")]
Except = Annotated[
    list[str] | None,
    typer.Option("--except", metavar="ID=REASON", help="A check that does not apply, and why not."),
]


def laws(file: File, examples: Examples = 50, except_: Except = None, *, as_json: Json = False) -> None:
    """Hold a tariff to what must be true of every tariff, and say where its bills fall."""
    reasons = _reasons(except_ or [])
    if find_spec("hypothesis") is None:
        raise BadInput([_NOT_INSTALLED])
    report, faults = _report(file, examples, reasons)
    if as_json and faults:
        raise BadTariff(faults)
    print(json.dumps(report, ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(report)))
    for fault in faults:
        for line in (*fault.text.en.split("\n"), *map(_apart, fault.text.fa.split("\n")), ""):
            print(line, file=sys.stderr)
    if faults:
        raise typer.Exit(1)


def _report(
    file: Path, examples: int, reasons: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Return the report as plain data and a fault for each check that failed; nothing is left beside the file."""
    from hypothesis.configuration import set_hypothesis_home_dir  # noqa: PLC0415 - comes with an extra

    from qom_permits.testing.law_report import run_laws  # noqa: PLC0415 - needs what comes with that extra
    from qom_permits.testing.tariff_checks import CHECKS  # noqa: PLC0415 - needs it too

    unknown = sorted(set(reasons) - {check.id for check in CHECKS})
    if unknown:
        raise typer.BadParameter(f"there is no check {', '.join(unknown)}", param_hint="--except")
    tariff = tariff_file(file)
    with TemporaryDirectory() as nowhere:
        set_hypothesis_home_dir(nowhere)
        try:
            report = run_laws(tariff, examples=examples, except_=reasons)
        finally:
            set_hypothesis_home_dir(None)
    return report.to_json(), report.faults()


def _reasons(words: list[str]) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for word in words:
        name, _, reason = word.partition("=")
        if not (name and reason.strip()):
            raise typer.BadParameter(f"{word!r} gives no reason; write ID=REASON", param_hint="--except")
        reasons[name] = reason
    return reasons


def _lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield each check with what came of it, then where the bill falls."""
    for check in report["checks"]:
        reason = check.get("reason")
        why = ("", "") if reason is None else (f" ({reason['en']})", f" ({reason['fa']})")
        yield f"{_MARKS[check['status']]:>10}  {check['id']}  {check['law']['en']}{why[0]}"
        yield f"{'':>10}  {isolated(check['law']['fa'] + why[1])}"
    for fall in report["falls"]:
        yield f"{'it falls':>10}  {fall['text']['en']}"
        yield f"{'':>10}  {isolated(fall['text']['fa'])}"
    asked = sum(check["status"] != "not-applicable" for check in report["checks"])
    yield f"{report['tariff']}: {asked} checks of {report['examples']} cases, {report['failed'] or 'none'} failed"


def _apart(line: str) -> str:
    """Return a Persian *line* kept apart from its indent, so that no terminal turns it around."""
    words = line.lstrip()
    return line[: len(line) - len(words)] + isolated(words)
