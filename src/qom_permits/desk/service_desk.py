"""The service desk (میز خدمت): one object a front end calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import field, frozen

from qom_permits.city.profile import City
from qom_permits.desk import money_in, papers, relay, seeing, taking
from qom_permits.desk.answers import CaseEntry, Happening, Option, PaymentPage, PaymentResult, Post
from qom_permits.desk.casefile import see
from qom_permits.desk.equipment import Equipment
from qom_permits.domain.actors import Actor, Party
from qom_permits.domain.case import PermitCase
from qom_permits.domain.commands import Command, StartPayment
from qom_permits.domain.documents import Document
from qom_permits.domain.objection import Objection
from qom_permits.domain.people import Person
from qom_permits.ports.payment import Callback
from qom_permits.rules.explaining.explanation import Explanation
from qom_permits.wire.commands import read_command
from qom_permits.wire.letters import read_person_form, write_person


@frozen
class ServiceDesk:
    """A desk, safe to share between threads; ``with desk:`` closes what it opened."""

    _equipment: Equipment = field(repr=False)

    def __enter__(self) -> Self:
        """Return the desk itself."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the desk."""
        self.close()

    @property
    def city(self) -> City:
        """The city the desk serves: its portals, procedures and words, for a front end to show."""
        return self._equipment.city

    def close(self) -> None:
        """Let go of storage, documents, gateways and notifiers; a second call is harmless."""
        held = self._equipment
        for adapter in (*held.notifiers.values(), *held.gateways.values(), held.documents, held.storage):
            close = getattr(adapter, "close", None)
            if close is not None:
                close()

    def register(self, person: Person | Mapping[str, Any] | str | bytes) -> Party:
        """Return a new party for *person*, kept under a random id: personal data goes here and nowhere else.

        Raises `BadInput` as `read_person` does.
        """
        known = self.read_person(person)
        party = Party(self._equipment.new_id())
        self._equipment.storage.put_party(party.id, write_person(known))
        return party

    def read_person(self, form: Person | Mapping[str, Any] | str | bytes) -> Person:
        """Return whom *form* describes as `register` would keep them, keeping nothing: to be shown back first.

        Raises `BadInput` with all that is wrong by the rules of the city with name, mobile number and ids, never
        repeating a number.
        """
        city = self._equipment.city
        return read_person_form(form, city.ids, city.languages)

    def person(self, *, by: Actor) -> Person | None:
        """Return the person *by* acts for, as registered, and nobody else; None for officers and who was erased."""
        return seeing.person(self._equipment, by)

    def read(
        self, name: str, body: str | bytes | Mapping[str, Any], *, case_id: str | None = None
    ) -> Command:
        """Return the command *name* that *body* (JSON) asks for; raises `BadInput` with all faults at once.

        *case_id* is the case that an address names: the body then need not, may be empty, and may name no other.
        """
        return read_command(name, body, case_id)

    def take(self, command: Command, *, by: Actor, command_id: str, seen: int | None = None) -> PermitCase:
        """Return the case as *command* left it.

        The same command under the same *command_id* takes effect once and answers alike for ever. Commands
        that judge what an officer saw need *seen*, the version of the case they looked at.

        Raises:
            Blocked: it may not be taken now; every objection at once, and nothing is written.
            NoSuchCase: there is no such case, or none that is theirs to see.
            ChangedSince: the case moved on since version *seen*.
            CommandIdReused: the id stands for another command.
            TooManyCommands: they asked for more in this minute than the host allows; it says when to try again.
            OutcomeUnknown: it may have been written; take it again with the same id to learn.
        """
        return taking.take(self._equipment, command, by, command_id, seen)

    def why_not(self, command: Command, *, by: Actor) -> tuple[Objection, ...]:
        """Return every objection to *command*, taking nothing."""
        return taking.why_not(self._equipment, command, by)

    def options(self, case_id: str, *, by: Actor) -> tuple[Option, ...]:
        """Return what *by* may do with a case: open now, or with what stands in the way."""
        return seeing.options(self._equipment, case_id, by)

    def case(self, case_id: str, *, by: Actor) -> PermitCase:
        """Return a case as it stands; raises `NoSuchCase` when there is none for *by* to see."""
        return see(self._equipment, case_id, by).case

    def cases(self, *, by: Actor, limit: int = 100, offset: int = 0) -> tuple[CaseEntry, ...]:
        """Return a page of the cases of *by*, whoever must act in them now, the nearest deadline first.

        Owners have their own cases, officers those of their district, the desk all. Surveyors and the Engineering
        Organization have none here, only what waits for them in `inbox`.
        """
        return seeing.cases(self._equipment, by, limit, offset)

    def find(self, number: str, *, by: Actor) -> PermitCase:
        """Return the case under *number* (کلاسه پرونده); raises `NoSuchCase` when there is none for *by* to see."""
        return seeing.find_case(self._equipment, number, by)

    def history(self, case_id: str, *, by: Actor) -> tuple[Happening, ...]:
        """Return who did what, when, through which portal."""
        return seeing.history(self._equipment, case_id, by)

    def explain(self, case_id: str, *, by: Actor) -> Explanation | None:
        """Return why the bill of a case is what it is, line by line; None before charges are assessed."""
        return seeing.explained(self._equipment, case_id, by)

    def inbox(self, *, by: Actor, limit: int = 100, offset: int = 0) -> tuple[CaseEntry, ...]:
        """Return the cases that wait for *by*, the nearest deadline first."""
        return seeing.inbox(self._equipment, by, limit, offset)

    def keep(self, data: bytes, *, media_type: str) -> Document:
        """Return the reference of *data*, now kept, for an `AttachDocument`."""
        return papers.kept(self._equipment, data, media_type)

    def paper(self, case_id: str, kind: str, *, by: Actor) -> tuple[Document, bytes]:
        """Return the paper that now counts as *kind* in a case, and its bytes, for whoever may see the case.

        Raises `NoSuchCase` as `case` does, `BadInput` when no such paper was handed in, and `Damaged` when the bytes
        are not those handed in.
        """
        return papers.paper(self._equipment, case_id, kind, by)

    def start_payment(
        self, case_id: str, *, gateway: str, return_url: str, by: Actor, command_id: str
    ) -> PaymentPage:
        """Return the bank's page to pay what is owed, or as much as one payment carries; repeated, the same page."""
        command = StartPayment(case_id=case_id, gateway=gateway, return_url=return_url)
        return money_in.start_payment(self._equipment, command, by, command_id)

    def payment_returned(self, gateway: str, callback: Callback) -> PaymentResult:
        """Return how the payment stands that *callback* speaks of.

        Money is credited only on the bank's own answer to our question. Raises `BadInput` for a forged callback
        and `PaymentMismatch` when the bank's answer is not what was asked for.
        """
        return money_in.payment_returned(self._equipment, gateway, callback)

    def reconcile(self) -> tuple[PaymentResult, ...]:
        """Return how every payment stands that may still bring money, after asking the banks."""
        return money_in.reconcile(self._equipment)

    def deliver_letters(self, limit: int = 100) -> Post:
        """Return how up to *limit* waiting letters fared."""
        return relay.deliver(self._equipment, limit)
