"""What each command says in a case, lawful wherever it can be: so that only who asks, and when, decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.desk.stories import PAPER, Words
from tests.desk.towns import RETURN_URL, Town
from tests.matrix.situations import a_paper, lacks

from qom_permits import Deficiency, Item, Lack, Money, PermitCase, commands
from qom_permits.domain.commands import Unpaid
from qom_permits.domain.earlier_permit import FoundPermit
from qom_permits.domain.payments import Intent
from qom_permits.domain.procedure import Source

OLD_PERMIT = FoundPermit(number="88-1234", issued_on=date(2010, 5, 1), valid_until=date(2013, 5, 1))
NEVER_BEGUN = Intent(order="no-such-order", gateway="paper", amount=Money(1), reference="PB000000")


def said(town: Town, case: PermitCase, surveyor: str) -> Mapping[str, commands.CaseCommand]:
    """Return every command about *case* by its name on the wire."""
    story, here = town.story, case.id
    plans = [item for item in story.mendable(Source.PLANS) if item[0] is Item.DOCUMENT]
    plan = plans[0][1] if plans else a_paper(town)
    return {
        "attach_document": commands.AttachDocument(case_id=here, kind=a_paper(town), document=PAPER),
        "revise_application": commands.ReviseApplication(case_id=here, project=story.example.project),
        "submit": commands.Submit(case_id=here),
        "return_to_applicant": commands.ReturnToApplicant(case_id=here, deficiencies=lacks(town)),
        "accept_documents": commands.AcceptDocuments(case_id=here),
        "record_finding": _found(town, case),
        "refuse": commands.Refuse(case_id=here, grounds=(story.procedure.grounds[0].name,)),
        "assign_surveyor": commands.AssignSurveyor(case_id=here, surveyor=surveyor),
        "record_survey": story.surveyed(case, Words()),
        "request_plans": commands.RequestPlans(case_id=here),
        "deliver_plans": story.planned(case, Words()),
        "return_plans": commands.ReturnPlans(
            case_id=here,
            deficiencies=(Deficiency(item=Item.DOCUMENT, name=plan, lack=Lack.CONTRADICTED),),
        ),
        "issue_plan_order": story.ordered(case, Words()),
        "assess_charges": commands.AssessCharges(case_id=here),
        "start_payment": commands.StartPayment(case_id=here, gateway="paper", return_url=RETURN_URL),
        **_banks_news(case),
        "issue_permit": commands.IssuePermit(case_id=here),
        "supersede_permit": commands.SupersedePermit(case_id=here, permit="another-permit"),
        "withdraw": commands.Withdraw(case_id=here),
    }


def _banks_news(case: PermitCase) -> Mapping[str, commands.CaseCommand]:
    """Return what the desk hears of the payment that was begun and never paid, or of one never begun."""
    intent = case.intents[0] if case.intents else NEVER_BEGUN
    reference = intent.reference or NEVER_BEGUN.order
    return {
        "record_payment_page": commands.RecordPaymentPage(
            case_id=case.id, order=intent.order, reference=reference, address=RETURN_URL
        ),
        "record_payment": commands.RecordPayment(
            case_id=case.id, order=intent.order, reference=reference, amount=intent.amount
        ),
        "close_payment": commands.ClosePayment(case_id=case.id, order=intent.order, outcome=Unpaid.CANCELLED),
    }


def _found(town: Town, case: PermitCase) -> commands.RecordFinding:
    """Return what an officer finds: what the procedure has found, else an earlier permit that it does not ask for."""
    story = town.story
    facts = story.facts(Source.FINDING, Words())
    earlier = story.example.earlier
    return commands.RecordFinding(
        case_id=case.id,
        document=story.found_in or a_paper(town),
        facts=facts,
        earlier=earlier.permit if earlier else None if facts else OLD_PERMIT,
    )
