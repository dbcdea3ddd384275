"""How the demo tells a scene, the bill and the permit, in the languages of the city."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits import PermitCase, Text, commands
from qom_permits.city.profile import City
from qom_permits.domain.documents import Deficiency
from qom_permits.domain.earlier_permit import PermitSource
from qom_permits.domain.jalali import told_day
from qom_permits.domain.texts import joined, persian_digits
from qom_permits.domain.words import COMMANDS, KINDS, LACKS, ROLES, STAGES
from qom_permits.rules.explaining.explanation import Explanation
from qom_permits_cli.walk import Told

ISOLATE, END = "\u2068", "\u2069"
_DAY = 17
"""How wide the column of the day is."""


def isolated(words: str) -> str:
    """Return *words* kept apart from what stands beside them, so that a terminal does not mix directions."""
    return f"{ISOLATE}{words}{END}"


def lines_of(text: Text, city: City) -> Iterator[str]:
    """Yield *text* in each language of *city*, English first, a line or more for each."""
    if "en" in city.languages:
        yield from text.en.split("\n")
    if "fa" in city.languages:
        yield from (isolated(line) for line in text.fa.split("\n"))


def beside(text: Text, city: City) -> str:
    """Return *text* on one line in each language of *city*, one beside the other."""
    return " · ".join(lines_of(text, city))


def scene_lines(told: Told, city: City) -> Iterator[str]:
    """Yield who did what through which portal on which day; where English tells that, Persian what was done."""
    by = told.scene.by
    role = ROLES[next(iter(by.roles))]
    portal = next(portal.title for portal in city.portals if portal.name == by.portal)
    day, done = told_day(told.on, city.calendar), _done(told, city)
    if "en" not in city.languages:
        yield isolated(f"{day.fa}، {portal.fa}، {role.fa}: {done.fa}")
        return
    widest = max(len(portal.title.en) for portal in city.portals if not portal.in_person)
    yield f"{day.en:>{_DAY}}  {portal.en:<{widest}}  {role.en}: {done.en}"
    if "fa" in city.languages:
        yield f"{'':>{_DAY}}  {'':<{widest}}  {isolated(done.fa)}"


def bill_lines(explanation: Explanation, city: City) -> Iterator[str]:
    """Yield the bill with its reasons, line by line in each language."""
    yield beside(explanation.title, city)
    for line in explanation.lines:
        yield ""
        yield from lines_of(line.told(), city)
    yield ""
    yield beside(Text("total: {total}", "جمع: {total}").fill(total=explanation.total.told()), city)


def permit_lines(case: PermitCase, city: City) -> Iterator[str]:
    """Yield the permit, the earlier one it takes the place of, and how often somebody had to come."""
    permit = case.permit
    if permit is None:
        at = Text("no permit yet: the case is at {stage}", "هنوز پروانه‌ای نیست: پرونده در مرحله {stage} است")
        yield from lines_of(at.fill(stage=STAGES[case.stage]), city)
    else:
        issued, until = told_day(permit.issued_on, city.calendar), told_day(permit.valid_until, city.calendar)
        granted = _PERMIT.fill(number=_number(permit.number), issued=issued, until=until)
        yield from lines_of(granted, city)
        yield from _earlier_lines(case, city)
        for condition in permit.conditions:
            yield f"  {beside(condition, city)}"
        yield f"  {beside(permit.cite, city)}"
    yield ""
    visits = Text("visits to the town hall: {count}", "مراجعه حضوری به شهرداری: {count}").fill(
        count=case.visits
    )
    yield from reversed([*lines_of(visits, city)])


def _earlier_lines(case: PermitCase, city: City) -> Iterator[str]:
    earlier = case.earlier
    if earlier is None:
        return
    until = told_day(earlier.valid_until, city.calendar)
    said = _SUPERSEDED if earlier.source is PermitSource.HERE else _FOLLOWED
    yield from (
        f"  {line}" for line in lines_of(said.fill(number=_number(earlier.number), until=until), city)
    )


def _done(told: Told, city: City) -> Text:
    if told.page is not None:
        paid = Text("pay {amount} on the bank's page", "پرداخت {amount} در صفحه بانک")
        return paid.fill(amount=told.page.amount.told())
    command = told.command
    if command is None:
        raise LookupError("a scene either takes a command or pays")
    title = COMMANDS[type(command)]
    detail = _detail(command, told.case, city)
    return (
        Text("{title}: {detail}", "{title}: {detail}").fill(title=title, detail=detail) if detail else title
    )


def _detail(command: commands.Command, case: PermitCase, city: City) -> Text | None:
    match command:
        case commands.OpenCase():
            renewed = Text("{kind} of {number}", "{kind} {number}")
            kind = KINDS[command.kind]
            return renewed.fill(kind=kind, number=_number(command.renews)) if command.renews else kind
        case commands.AttachDocument():
            return _title(command.kind, case, city)
        case commands.RecordFinding():
            return _title(command.document, case, city)
        case commands.ReturnToApplicant() | commands.ReturnPlans():
            return joined([_lack(lacking, case, city) for lacking in command.deficiencies])
        case commands.AssessCharges() if case.assessment is not None:
            return case.assessment.total.told()
        case commands.IssuePermit() if case.permit is not None:
            return _number(case.permit.number)
        case commands.Submit() if case.number is not None:
            return _number(case.number)
        case _:
            return None


def _title(kind: str, case: PermitCase, city: City) -> Text:
    offer = city.offer(case.procedure, case.procedure_digest)
    rule = offer.procedure.document(kind) if offer else None
    return rule.title if rule else Text(kind, kind)


def _lack(lacking: Deficiency, case: PermitCase, city: City) -> Text:
    said = Text("{title} ({lack})", "{title} ({lack})")
    return said.fill(title=_title(lacking.name, case, city), lack=LACKS[lacking.lack])


def _number(number: str) -> Text:
    return Text(number, persian_digits(number))


_PERMIT = Text(
    "permit {number}, issued on {issued}, valid until {until}",
    "پروانه {number}، صدور {issued}، اعتبار تا {until}",
)
_SUPERSEDED = Text(
    "takes the place of permit {number}, which ran until {until} and is now superseded",
    "جای پروانه {number} را گرفت که تا {until} اعتبار داشت",
)
_FOLLOWED = Text(
    "follows permit {number} of an older system, which ran until {until}",
    "در پی پروانه {number} از سامانه پیشین، که تا {until} اعتبار داشت",
)
