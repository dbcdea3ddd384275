"""Which id numbers a city asks for, of whom and of what; nothing here is of one country."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_numbers import TELEPHONE, IdNumber
from qom_permits.domain.parcel import Parcel


@frozen
class AskedId:
    """An id *number* a city asks for; without *required* it may be left out."""

    number: IdNumber
    required: bool = False


@frozen(kw_only=True)
class IdRules:
    """The id numbers of one city: of a *person* and a *company*, each by its kind's name, and the *mobile* of both.

    *postal_code* and *parcel_code* None: the city checks no more of them than that they are codes.
    """

    mobile: IdNumber = TELEPHONE
    postal_code: IdNumber | None = None
    parcel_code: IdNumber | None = None
    person: tuple[AskedId, ...] = ()
    company: tuple[AskedId, ...] = ()


def unfit_ids(parcel: Parcel, rules: IdRules) -> Iterator[Fault]:
    """Yield what is wrong with the codes of *parcel* by a city's *rules*, each at its place in a command."""
    for name, rule in (("code", rules.parcel_code), ("postal_code", rules.postal_code)):
        if rule is not None:
            yield from _unfit(rule, getattr(parcel, name), f"parcel.{name}")


def _unfit(rule: IdNumber, code: str, where: str) -> Iterator[Fault]:
    try:
        rule(code)
    except BadInput as no:
        yield from (fault.under(where) for fault in no.faults)
