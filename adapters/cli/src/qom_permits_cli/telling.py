"""How the demo tells a scene, the bill and the permit, in Persian and English."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits import PermitCase, Text, commands
from qom_permits.city.profile import City
from qom_permits.domain.documents import Deficiency
from qom_permits.domain.jalali import told_day
from qom_permits.domain.texts import joined
from qom_permits.domain.words import COMMANDS, KINDS, LACKS, ROLES
from qom_permits.rules.explaining.explanation import Explanation
from qom_permits_cli.walk import Told

ISOLATE, END = "\u2068", "\u2069"


def isolated(words: str) -> str:
    """Return *words* kept apart from what stands beside them, so that a terminal does not mix directions."""
    return f"{ISOLATE}{words}{END}"


def scene_lines(told: Told, city: City) -> Iterator[str]:
    """Yield who did what through which portal on which day: a line in English, and what was done in Persian."""
    by = told.scene.by
    role = ROLES[next(iter(by.roles))].en
    portal = next(portal.title.en for portal in city.portals if portal.name == by.portal)
    day, done = told_day(told.scene.on, city.calendar).en, _done(told, city)
    yield f"{day:>14}  {portal:<18} {role}: {done.en}"
    yield f"{'':>14}  {'':<18} {isolated(done.fa)}"


def _done(told: Told, city: City) -> Text:
    if told.page is not None:
        amount = told.page.amount.told()
        return Text(f"pay {amount.en} on the bank's page", f"پرداخت {amount.fa} در صفحه بانک")
    command = told.command
    if command is None:
        raise LookupError("a scene either takes a command or pays")
    title = COMMANDS[type(command)]
    detail = _detail(command, told.case, city)
    return Text(f"{title.en}: {detail.en}", f"{title.fa}: {detail.fa}") if detail else title


def _detail(command: commands.Command, case: PermitCase, city: City) -> Text | None:
    match command:
        case commands.OpenCase():
            return KINDS[command.kind]
        case commands.AttachDocument():
            return _title(command.kind, case, city)
        case commands.ReturnToApplicant() | commands.ReturnPlans():
            return joined([_lack(lacking, case, city) for lacking in command.deficiencies])
        case commands.AssessCharges() if case.assessment is not None:
            return case.assessment.total.told()
        case commands.IssuePermit() if case.permit is not None:
            return Text(case.permit.number, case.permit.number)
        case commands.Submit() if case.number is not None:
            return Text(case.number, case.number)
        case _:
            return None


def _title(kind: str, case: PermitCase, city: City) -> Text:
    offer = city.offer(case.procedure, case.procedure_digest)
    rule = offer.procedure.document(kind) if offer else None
    return rule.title if rule else Text(kind, kind)


def _lack(lacking: Deficiency, case: PermitCase, city: City) -> Text:
    title, lack = _title(lacking.name, case, city), LACKS[lacking.lack]
    return Text(f"{title.en} ({lack.en})", f"{title.fa} ({lack.fa})")


def bill_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the bill with its reasons: each line in English, then in Persian."""
    yield f"{explanation.title.en} · {isolated(explanation.title.fa)}"
    for line in explanation.lines:
        yield ""
        yield from line.told().en.split("\n")
        yield from (isolated(part) for part in line.told().fa.split("\n"))
    total = explanation.total.told()
    yield ""
    yield f"total: {total.en} · {isolated(f'جمع: {total.fa}')}"


def permit_lines(case: PermitCase, city: City) -> Iterator[str]:
    """Yield the permit, and how often somebody had to come."""
    permit = case.permit
    if permit is None:
        yield f"no permit yet: the case is at {case.stage.value}"
    else:
        issued, until = told_day(permit.issued_on, city.calendar), told_day(permit.valid_until, city.calendar)
        yield f"permit {permit.number}, issued on {issued.en}, valid until {until.en}"
        yield isolated(f"پروانه {permit.number}، صدور {issued.fa}، اعتبار تا {until.fa}")
        for condition in permit.conditions:
            yield f"  {condition.en} · {isolated(condition.fa)}"
        yield f"  {permit.cite.en} · {isolated(permit.cite.fa)}"
    yield ""
    yield f"visits to the town hall: {case.visits}"
