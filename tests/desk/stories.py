"""What people say on the way of a request: the example of the city's own procedure, spoken step by step."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from qom_permits import (
    Actor,
    Attachment,
    Document,
    Item,
    Parcel,
    Party,
    PermitCase,
    RequestKind,
    Role,
    Stage,
    commands,
)
from qom_permits.city.examples import Example
from qom_permits.city.profile import City
from qom_permits.domain.facts import FactValue, by_name
from qom_permits.domain.procedure import Procedure, Source

ENGINEERS_LOGIN = "engineering-organization"


def scan(of: str) -> bytes:
    """Return the bytes of a scanned paper."""
    return f"%PDF-1.4 a scan of {of}".encode()


def reference(of: str) -> Document:
    """Return the reference of that scan, as a desk that keeps it answers."""
    data = scan(of)
    return Document(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="application/pdf")


PAPER, OTHER_PAPER = reference("a paper"), reference("another paper")


@frozen(kw_only=True)
class Words:
    """What is said otherwise than in the example: other *facts*, another *paper*, another *surveyor* sent."""

    paper: Document = PAPER
    surveyor: str | None = None
    facts: Mapping[str, FactValue] = field(factory=dict)


def saying(**facts: FactValue) -> Words:
    """Return words in which *facts* are other than in the example."""
    return Words(facts=facts)


@frozen(kw_only=True)
class Story:
    """One request in *city*, from the first click to the permit, by its *procedure* and the *example* of its kind."""

    city: City
    procedure: Procedure
    example: Example

    @property
    def district(self) -> str:
        """The district of the example's plot."""
        district = self.city.district_of(self.example.parcel.code)
        assert district is not None
        return district

    # who acts

    def doors(self, role: Role) -> list[str]:
        """Return the portals that admit *role*, a counter aside."""
        return [each.name for each in self.city.portals if role in each.admits and not each.in_person]

    def applicant(self, owner: Party, *, login: str | None = None) -> Actor:
        """Return *owner* at the citizens' portal, or somebody of another *login* for them."""
        return Actor.applicant(owner, portal=self.doors(Role.APPLICANT)[0], login=login)

    def payer(self, owner: Party) -> Actor:
        """Return *owner* at the portal for paying."""
        return Actor.applicant(owner, portal=self.doors(Role.APPLICANT)[-1])

    def officer(self, role: Role, district: str, *, login: str | None = None) -> Actor:
        """Return whoever is *role* in *district*; surveyors and engineers are bound to none."""
        names = {Role.SURVEYOR: self.example.surveyor, Role.ENGINEERS: ENGINEERS_LOGIN}
        name = login or names.get(role, f"{role.value}-{district}")
        return Actor.officer(
            name, role, portal=self.doors(role)[0], district=None if role in names else district
        )

    def in_charge(self, case: PermitCase) -> Actor:
        """Return the officer whose step *case* is at."""
        step = self.procedure.step(case.stage)
        assert step is not None
        return self.officer(step.officer, case.district)

    # what is said

    def request(self, *owners: Party, code: str | None = None) -> commands.OpenCase:
        """Return the request of the example by *owners*, on the plot *code* (None: the example's)."""
        plot = self.example.parcel
        return commands.OpenCase(
            kind=self.procedure.kind,
            parcel=Parcel(code=code or plot.code, postal_code=plot.postal_code, area=plot.area),
            project=self.example.project,
            owners=owners,
            facts=self.facts(Source.APPLICATION, Words()),
        )

    def renewal(self, granted: PermitCase) -> commands.OpenCase:
        """Return the request by the owners of *granted* to renew its permit."""
        assert granted.permit is not None
        return commands.OpenCase(
            kind=RequestKind.PERMIT_RENEWAL,
            parcel=granted.parcel,
            project=granted.project,
            owners=granted.owners,
            facts=self.facts(Source.APPLICATION, Words()),
            renews=granted.permit.number,
        )

    def facts(self, source: Source, words: Words) -> dict[str, FactValue]:
        """Return what *source* says."""
        said = {**by_name(self.example.facts), **words.facts}
        rules = [self.procedure.fact(name) for name in said]
        return {rule.name: said[rule.name] for rule in rules if rule is not None and rule.source is source}

    def papers(self, source: Source, known: Mapping[str, FactValue]) -> list[str]:
        """Return the kinds of paper that *source* must bring when this is *known*."""
        rules = self.procedure.documents
        return [rule.kind for rule in rules if rule.source is source and rule.is_asked_for(known)]

    def next_step(self, case: PermitCase, words: Words) -> tuple[Actor, commands.Command] | None:
        """Return who takes which command next on the lawful way to the permit; None when it is time to pay, or done."""
        match case.stage:
            case Stage.DRAFT | Stage.RETURNED:
                return self.applicant(case.owners[0]), self.filed(case, words)
            case Stage.REVIEW if (found := self.found(case, words)) is not None:
                return self.officer(Role.EXPERT, case.district), found
            case Stage.SURVEY if case.surveyor is not None:
                surveyor = self.officer(Role.SURVEYOR, case.district, login=case.surveyor)
                return surveyor, self.surveyed(case, words)
            case Stage.PLANS if case.plans_requested:
                return self.officer(Role.ENGINEERS, case.district), self.planned(case, words)
            case Stage.PAYMENT:
                return None
            case _:
                step = self._judged(case, words)
                return None if step is None else (self.in_charge(case), step)

    def _judged(self, case: PermitCase, words: Words) -> commands.CaseCommand | None:
        match case.stage:
            case Stage.REVIEW:
                return commands.AcceptDocuments(case_id=case.id)
            case Stage.SURVEY:
                return commands.AssignSurveyor(
                    case_id=case.id, surveyor=words.surveyor or self.example.surveyor
                )
            case Stage.PLANS:
                return commands.RequestPlans(case_id=case.id)
            case Stage.PLAN_ORDER:
                return self.ordered(case, words)
            case Stage.CHARGES:
                return commands.AssessCharges(case_id=case.id)
            case Stage.ISSUANCE:
                return commands.IssuePermit(case_id=case.id)
            case _:
                return None

    def filed(self, case: PermitCase, words: Words) -> commands.CaseCommand:
        """Return what the applicant does next with a case that lies with them: a paper, a fact, or to submit it."""
        wanted = self.papers(Source.APPLICATION, case.known())
        if self.found_in is not None and self._to_find(case):
            wanted.append(self.found_in)
        missing = [kind for kind in wanted if case.document(kind) is None]
        lacking = [each.name for each in case.outstanding() if each.item is Item.DOCUMENT]
        unsaid = [each.name for each in case.outstanding() if each.item is Item.FACT]
        if missing or lacking:
            kind = (missing or lacking)[0]
            return commands.AttachDocument(case_id=case.id, kind=kind, document=words.paper)
        if unsaid:
            said = self.facts(Source.APPLICATION, words)
            return commands.ReviseApplication(case_id=case.id, facts={unsaid[0]: said[unsaid[0]]})
        return commands.Submit(case_id=case.id)

    @property
    def found_in(self) -> str | None:
        """The kind of paper in which an officer finds what is to be found."""
        earlier = self.example.earlier
        return self.example.found_in or (earlier.document if earlier else None)

    def found(self, case: PermitCase, words: Words) -> commands.RecordFinding | None:
        """Return what an officer has still to find in the papers of *case*, None when nothing."""
        names = self._to_find(case)
        if not names or self.found_in is None:
            return None
        said = self.facts(Source.FINDING, words)
        earlier = self.example.earlier
        return commands.RecordFinding(
            case_id=case.id,
            document=self.found_in,
            facts={name: said[name] for name in names if name in said},
            earlier=earlier.permit if earlier and EARLIER in names else None,
        )

    def _to_find(self, case: PermitCase) -> list[str]:
        """Return the facts, and `EARLIER`, that are not known yet or were read off a paper now replaced."""
        stale = [
            each for each in case.findings if case.document(each.document.kind) != each.document.document
        ]
        old = {name for finding in stale for name in finding.names}
        known = {fact.name for fact in case.facts} - old
        rules = [rule for rule in self.procedure.facts if rule.source is Source.FINDING and rule.required]
        names = [rule.name for rule in rules if rule.name not in known]
        unknown = case.kind is RequestKind.PERMIT_RENEWAL and case.earlier is None
        return [*names, *([EARLIER] if unknown or any(finding.permit for finding in stale) else [])]

    def surveyed(self, case: PermitCase, words: Words) -> commands.RecordSurvey:
        """Return what the surveyor says."""
        facts = self.facts(Source.SURVEY, words)
        papers = self._brought(Source.SURVEY, case, facts, words)
        return commands.RecordSurvey(case_id=case.id, facts=facts, documents=papers)

    def planned(self, case: PermitCase, words: Words) -> commands.DeliverPlans:
        """Return what the engineers deliver."""
        facts = self.facts(Source.PLANS, words)
        papers = self._brought(Source.PLANS, case, facts, words) or self._some_paper(case, words)
        designer = self.example.designer
        return commands.DeliverPlans(case_id=case.id, designer=designer, facts=facts, documents=papers)

    def ordered(self, case: PermitCase, words: Words) -> commands.IssuePlanOrder:
        """Return what the officer orders."""
        return commands.IssuePlanOrder(case_id=case.id, facts=self.facts(Source.PLAN_ORDER, words))

    def _brought(
        self, source: Source, case: PermitCase, facts: Mapping[str, FactValue], words: Words
    ) -> tuple[Attachment, ...]:
        kinds = self.papers(source, {**case.known(), **facts})
        return tuple(Attachment(kind=kind, document=words.paper) for kind in kinds)

    def _some_paper(self, case: PermitCase, words: Words) -> tuple[Attachment, ...]:
        """Return a paper that is no plan: what engineers would have to hand in where no plans are asked for."""
        kind = self.papers(Source.APPLICATION, case.known())[0]
        return (Attachment(kind=kind, document=words.paper),)

    # what can be found lacking

    def mendable(self, source: Source) -> list[tuple[Item, str]]:
        """Return what *source* can be asked to mend."""
        papers = [rule.kind for rule in self.procedure.documents if rule.source is source]
        facts = self.facts(source, Words())
        return [*((Item.DOCUMENT, kind) for kind in papers), *((Item.FACT, name) for name in facts)]


EARLIER = "earlier"
"""Stands for the earlier permit among what is to be found."""


def story_of(city: City, kind: RequestKind, on: date | None = None) -> Story:
    """Return the story of *kind* in *city* by the procedure in use on a day (None: by its oldest)."""
    offers = [each for each in city.offers if each.procedure.kind is kind and each.example is not None]
    in_use = [each for each in offers if on is not None and each.since <= on] or [
        min(offers, key=lambda each: each.since)
    ]
    offer = max(in_use, key=lambda each: each.since)
    assert offer.example is not None
    return Story(city=city, procedure=offer.procedure, example=offer.example)


def story_in(city: City, case: PermitCase) -> Story:
    """Return the story that *case* is in the midst of, by the procedure it pinned."""
    return story_of(city, case.kind, case.opened_on)


def kinds_of(city: City) -> list[RequestKind]:
    """Return the kinds of request *city* takes, in their order."""
    offered = {each.procedure.kind for each in city.offers}
    return [kind for kind in RequestKind if kind in offered]
