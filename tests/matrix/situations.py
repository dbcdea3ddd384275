"""Everywhere a case can stand, each brought about by what people lawfully do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import define
from tests.desk.stories import OTHER_PAPER, Words
from tests.desk.towns import Town
from tests.matrix.people import AGENT, assessor

from qom_permits import Actor, Deficiency, Item, Lack, PermitCase, Role, Stage, commands
from qom_permits.desk.taking import take_once
from qom_permits.domain.actors import DESK
from qom_permits.domain.procedure import Source


@define
class Way:
    """The way of one case in *town*, opened by an agent, its survey given to *surveyor*."""

    town: Town
    surveyor: str

    def open(self) -> PermitCase:
        """Return a new case with all its papers."""
        story = self.town.story
        agent = story.applicant(self.town.owner, login=AGENT)
        return self.town.with_papers(self.town.take(story.request(self.town.owner), agent))

    def until(self, case: PermitCase, there: Callable[[PermitCase], bool]) -> PermitCase:
        """Return *case* as it has just come *there* on the lawful way."""
        while not there(case):
            step = self.town.story.next_step(case, Words(surveyor=self.surveyor))
            if step is None:
                case = self.town.pay(case).case
            else:
                by, command = self._by_another(case) if self._is_stuck(case) else step
                assesses = isinstance(command, commands.AssessCharges)
                case = self.town.take(command, assessor(self.town.story) if assesses else by)
        return case

    def _is_stuck(self, case: PermitCase) -> bool:
        """Return whether *case* waits for a surveyor who may not judge it."""
        return case.stage is Stage.SURVEY and case.surveyor in {AGENT, self.town.owner.id}

    def _by_another(self, case: PermitCase) -> tuple[Actor, commands.Command]:
        """Return how another surveyor is sent."""
        usual = self.town.story.example.surveyor
        return self.town.story.in_charge(case), commands.AssignSurveyor(case_id=case.id, surveyor=usual)

    def at(self, stage: Stage) -> PermitCase:
        """Return a new case at *stage*, where a payment would be made with one begun and never paid."""
        if stage in {Stage.ISSUANCE, Stage.ISSUED}:
            case = self.at(Stage.PAYMENT)
        elif stage is Stage.PAYMENT:
            case = self.until(self.open(), lambda case: case.stage is Stage.PAYMENT)
            self.town.start(case)
            case = self.town.desk.case(case.id, by=self.town.payer)
        else:
            case = self.open()
        return self.until(case, lambda case: case.stage is stage)

    def found(self) -> PermitCase:
        """Return a case at review whose papers tell nothing that is not noted."""
        case = self.at(Stage.REVIEW)
        return self.until(case, lambda case: self.town.story.found(case, Words()) is None)

    def sent(self) -> PermitCase:
        """Return a case at survey with a surveyor sent."""
        return self.until(self.at(Stage.SURVEY), lambda case: case.surveyor is not None)

    def asked(self) -> PermitCase:
        """Return a case at plans, asked of the engineers."""
        return self.until(self.at(Stage.PLANS), lambda case: case.plans_requested)

    def mended(self, case: PermitCase) -> PermitCase:
        """Return *case* sent back to its owner for a paper and for its project, both of them mended."""
        town, story = self.town, self.town.story
        back = commands.ReturnToApplicant(case_id=case.id, deficiencies=lacks(town))
        town.take(back, story.in_charge(case))
        attach = commands.AttachDocument(case_id=case.id, kind=a_paper(town), document=OTHER_PAPER)
        town.take(attach, town.applicant)
        revise = commands.ReviseApplication(case_id=case.id, project=story.example.project)
        return town.take(revise, town.applicant)

    def withdrawn(self, case: PermitCase) -> PermitCase:
        """Return *case* given up."""
        return self.town.take(commands.Withdraw(case_id=case.id), self.town.applicant)

    def refused(self, case: PermitCase) -> PermitCase:
        """Return *case* refused."""
        story = self.town.story
        command = commands.Refuse(case_id=case.id, grounds=(story.procedure.grounds[0].name,))
        return self.town.take(command, story.officer(Role.EXPERT, case.district))

    def superseded(self, case: PermitCase) -> PermitCase:
        """Return *case* whose permit gave way to another."""
        command = commands.SupersedePermit(case_id=case.id, permit="another-permit")
        equipment = self.town.desk._equipment  # noqa: SLF001 - the desk's inner door has no handle outside
        return take_once(equipment, command, DESK, f"superseded.{case.id}")


def a_paper(town: Town) -> str:
    """Return a kind of paper the applicant must hand in, in which nobody finds anything."""
    papers = [rule.kind for rule in town.story.procedure.documents if rule.source is Source.APPLICATION]
    return next(kind for kind in papers if kind != town.story.found_in)


def lacks(town: Town) -> tuple[Deficiency, ...]:
    """Return what a case is sent back for: a paper, and what is to be built."""
    return (
        Deficiency(item=Item.DOCUMENT, name=a_paper(town), lack=Lack.UNREADABLE),
        Deficiency(item=Item.FACT, name="project", lack=Lack.INCOMPLETE),
    )


SITUATIONS: Mapping[str, Callable[[Way], PermitCase]] = {
    "draft, all papers there": Way.open,
    "review, all findings noted": Way.found,
    "survey, nobody sent": lambda way: way.at(Stage.SURVEY),
    "survey, a surveyor sent": Way.sent,
    "plans, not asked for": lambda way: way.at(Stage.PLANS),
    "plans, asked for": Way.asked,
    "plan order": lambda way: way.at(Stage.PLAN_ORDER),
    "charges": lambda way: way.at(Stage.CHARGES),
    "payment, one begun": lambda way: way.at(Stage.PAYMENT),
    "issuance": lambda way: way.at(Stage.ISSUANCE),
    "issued": lambda way: way.at(Stage.ISSUED),
    "returned from review, mended": lambda way: way.mended(way.found()),
    "returned from issuance, mended": lambda way: way.mended(way.at(Stage.ISSUANCE)),
    "withdrawn as a draft": lambda way: way.withdrawn(way.open()),
    "withdrawn at payment": lambda way: way.withdrawn(way.at(Stage.PAYMENT)),
    "refused at payment": lambda way: way.refused(way.at(Stage.PAYMENT)),
    "superseded": lambda way: way.superseded(way.at(Stage.ISSUED)),
}
"""Every situation by its name in the sheets, in the order in which a case comes to it."""

OF_A_STEP = {
    "survey, nobody sent": Stage.SURVEY,
    "survey, a surveyor sent": Stage.SURVEY,
    "plans, not asked for": Stage.PLANS,
    "plans, asked for": Stage.PLANS,
    "plan order": Stage.PLAN_ORDER,
}
"""Those that only a procedure with that step knows."""
