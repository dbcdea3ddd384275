"""Kept procedures: whether every procedure of the profile in use is still there, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.city.checking import path_texts as texts
from qom_permits.city.drafts import Draft
from qom_permits.city.profile import City
from qom_permits.domain.fault import Fault


def lost_procedures(draft: Draft, before: City) -> Iterator[Fault]:
    """Yield each procedure of the city as it was *before* whose cases could not go on under *draft*."""
    now = {procedure.shape.id: procedure for procedure in draft.procedures}
    for offer in before.offers:
        old = offer.procedure
        procedure = now.get(old.id)
        if procedure is None and None not in now:
            yield texts.PROCEDURE_LOST.at("procedures", id=old.id)
        elif procedure is not None and procedure.digest != old.digest:
            yield texts.PROCEDURE_CHANGED.at(procedure.place, id=old.id)
