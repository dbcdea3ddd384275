"""What a desk stands on: its city, its adapters, its clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from attrs import field, frozen

from qom_permits.city.profile import City, Offer
from qom_permits.desk.pace import Pace
from qom_permits.domain.actors import Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.errors import BadInput, Damaged
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, one_of
from qom_permits.ports.notice import Notifier
from qom_permits.ports.papers import DocumentStore
from qom_permits.ports.payment import PaymentGateway
from qom_permits.ports.storage import Storage


@frozen(kw_only=True)
class Equipment:
    """Everything a desk works with. *now* tells the time as an aware instant, *new_id* draws a random id.

    Without *documents* (None) the desk reads and judges, but keeps no papers.
    *allow_samples* lets shipped sample tariffs price real cases. *still_holds* says whether an actor's roles are still
    theirs when a command is about to be written (None: they are as the host said). *pace* limits each actor.
    """

    city: City
    storage: Storage
    documents: DocumentStore | None
    gateways: Mapping[str, PaymentGateway]
    notifiers: Mapping[str, Notifier]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    allow_samples: bool = False
    still_holds: Callable[[Actor], bool] | None = None
    pace: Pace = field(factory=lambda: Pace(0))

    def offer_of(self, case: PermitCase) -> Offer:
        """Return the offer *case* pinned; raises `Damaged` when the profile has lost it."""
        offer = self.city.offer(case.procedure, case.procedure_digest)
        if offer is None:
            raise Damaged(
                f"case {case.id} follows procedure {case.procedure} with digest {case.procedure_digest[:12]}…, which "
                f"the profile of {self.city.id} no longer holds; a profile keeps every procedure it ever used"
            )
        return offer

    def gateway(self, name: str) -> PaymentGateway:
        """Return the payment gateway of that *name*; raises `BadInput` when the desk has none."""
        gateway = self.gateways.get(name)
        if gateway is None:
            text = Text("there is no payment gateway {name!r:.60}", "درگاه پرداختی به نام {name!r:.60} نیست")
            known = one_of(sorted(self.gateways))
            fault = Fault(code="unknown-gateway", where="gateway", text=text.fill(name=name), allowed=known)
            raise BadInput([fault])
        return gateway
