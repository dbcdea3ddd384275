"""Strategies for Hypothesis: values, commands and events that are right; `faulty_bodies` draws what is wrong."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

import attrs
from hypothesis import strategies as st

from qom_permits.domain import area, commands, documents, events, money, parcel
from qom_permits.domain.actors import Party
from qom_permits.domain.area import Area
from qom_permits.domain.assessments import Assessment, LineItem, LineKind
from qom_permits.domain.documents import Attachment
from qom_permits.domain.earlier_permit import EarlierPermit, FoundPermit, PermitSource
from qom_permits.domain.facts import Facts, FactValue, facts_from
from qom_permits.domain.jalali import FIRST_YEAR, LAST_YEAR, Calendar, JalaliDay
from qom_permits.domain.money import Money, total
from qom_permits.domain.permit import Permit
from qom_permits.domain.texts import Text

_FIRST_DAY = JalaliDay(FIRST_YEAR, 1, 1).to_date()
_LAST_DAY = JalaliDay(LAST_YEAR, 12, 29).to_date()
_PERSIAN = "آبپتچدرزسشعفقکگلمنوهیءئ۰۱۲۳۴۵۶۷۸۹\u200c"


def words(most: int = 40) -> st.SearchStrategy[str]:
    """Return text as JSON may carry it: any letters of any script, no NUL, no half characters."""
    written = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    return st.text(written | st.sampled_from(_PERSIAN), max_size=most)


def texts() -> st.SearchStrategy[Text]:
    """Return a text in both languages."""
    return st.builds(Text, words(), words())


def money_amounts(
    currency: str = "IRR", least: int = -money.MOST, most: int = money.MOST
) -> st.SearchStrategy[Money]:
    """Return amounts of *currency* from *least* to *most* minor units."""
    return st.integers(least, most).map(lambda amount: Money(amount, currency))


def areas() -> st.SearchStrategy[Area]:
    """Return areas of up to a square kilometre, to the hundredth of a square metre."""
    hundredths = st.integers(1, area.MOST * 100)
    return hundredths.map(lambda parts: Area(Decimal(parts).scaleb(-area.PLACES)))


def days() -> st.SearchStrategy[date]:
    """Return days that have a name in the Jalali calendar."""
    return st.dates(_FIRST_DAY, _LAST_DAY)


def jalali_days() -> st.SearchStrategy[JalaliDay]:
    """Return Jalali days."""
    return days().map(JalaliDay.from_date)


def identifiers() -> st.SearchStrategy[str]:
    """Return ids as hosts and the desk give them."""
    return st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,20}", fullmatch=True)


def names() -> st.SearchStrategy[str]:
    """Return names as a profile gives them."""
    return st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)


def fact_values() -> st.SearchStrategy[FactValue]:
    """Return what a fact can hold: text, a whole number, true or false."""
    return st.one_of(words(), st.integers(-(10**18), 10**18), st.booleans())


def facts(least: int = 0) -> st.SearchStrategy[Facts]:
    """Return *least* or more facts, each name once."""
    return st.dictionaries(names(), fact_values(), min_size=least, max_size=4).map(facts_from)


def lines(currency: str) -> st.SearchStrategy[LineItem]:
    """Return lines of a bill in *currency*."""
    return st.builds(
        LineItem,
        id=names(),
        kind=st.sampled_from(LineKind),
        title=texts(),
        amount=money_amounts(currency, -(10**12), 10**12),
        cite=texts(),
    )


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Return bills whose lines come to their total."""
    currency = draw(st.sampled_from(["IRR", "USD"]))
    drawn = tuple(draw(st.lists(lines(currency), max_size=3)))
    return Assessment(
        tariff=draw(identifiers()),
        digest=draw(_digests()),
        on=draw(days()),
        calendar=draw(st.sampled_from(Calendar)),
        sample=draw(st.booleans()),
        facts=draw(facts()),
        lines=drawn,
        total=total(tuple(line.amount for line in drawn), currency),
    )


@st.composite
def permits(draw: st.DrawFn) -> Permit:
    """Return permits that end after they begin."""
    issued_on, valid_until = draw(_spans())
    return Permit(
        number=draw(identifiers()),
        issued_on=issued_on,
        valid_until=valid_until,
        conditions=tuple(draw(st.lists(texts(), max_size=2))),
        cite=draw(texts()),
    )


@st.composite
def found_permits(draw: st.DrawFn) -> FoundPermit:
    """Return permits of an older system, as read off a document."""
    issued_on, valid_until = draw(_spans())
    return FoundPermit(number=draw(identifiers()), issued_on=issued_on, valid_until=valid_until)


@st.composite
def earlier_permits(draw: st.DrawFn) -> EarlierPermit:
    """Return permits that a renewal may follow, granted here or found in a document."""
    issued_on, valid_until = draw(_spans())
    source = draw(st.sampled_from(PermitSource))
    here = source is PermitSource.HERE
    return EarlierPermit(
        number=draw(identifiers()),
        issued_on=issued_on,
        valid_until=valid_until,
        source=source,
        case_id=draw(identifiers()) if here else None,
        document=None if here else draw(made(Attachment)),
    )


@cache
def any_command() -> st.SearchStrategy[commands.Command]:
    """Return commands of every kind, each right in itself."""
    return st.one_of([made(kind) for kind in get_args(commands.Command)])


@cache
def any_event() -> st.SearchStrategy[events.Event]:
    """Return events of every kind, each right in itself."""
    return st.one_of([made(kind) for kind in get_args(events.Event)])


@cache
def made(cls: type[Any]) -> st.SearchStrategy[Any]:
    """Return values of an attrs class, each field drawn by its type, and text by what its field is called."""
    attrs.resolve_types(cls)
    fields = {field.name: _of(field.name, field.type) for field in attrs.fields(cls)}
    return st.builds(cls, **fields)


def _of(name: str, kind: Any) -> st.SearchStrategy[Any]:
    known: Callable[[], st.SearchStrategy[Any]] | None = _BY_TYPE.get(kind)
    if kind == Facts:
        return facts(least=1)
    if kind is str:
        return _TEXT_BY_FIELD[name]()
    if kind is int:
        return st.integers(1, _MOST_BY_FIELD[name])
    if known is not None:
        return known()
    if get_origin(kind) is tuple:
        return st.lists(_of(name, get_args(kind)[0]), min_size=1, max_size=3).map(tuple)
    if type(None) in get_args(kind):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return st.none() | _of(name, inner)
    return st.sampled_from(kind) if issubclass(kind, Enum) else made(kind)


def _digests() -> st.SearchStrategy[str]:
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


def _spans() -> st.SearchStrategy[list[date]]:
    """Return two days, the earlier one first."""
    return st.lists(days(), min_size=2, max_size=2, unique=True).map(sorted)


def _codes() -> st.SearchStrategy[str]:
    return st.from_regex(r"[1-8](-[0-9]{1,5}){6}", fullmatch=True)


def _references() -> st.SearchStrategy[str]:
    return st.text(string.ascii_letters + string.digits + string.punctuation, min_size=1, max_size=30)


def _addresses() -> st.SearchStrategy[str]:
    return _references().map(lambda path: f"https://bank.example/{path}")


_BY_TYPE: Mapping[Any, Callable[[], st.SearchStrategy[Any]]] = {
    date: days,
    Text: texts,
    Area: areas,
    Money: money_amounts,
    Assessment: assessments,
    Permit: permits,
    FoundPermit: found_permits,
    EarlierPermit: earlier_permits,
    Party: lambda: identifiers().map(Party),
}
_TEXT_BY_FIELD: Mapping[str, Callable[[], st.SearchStrategy[str]]] = {
    **dict.fromkeys(("case_id", "surveyor", "designer", "assessor", "opened_by", "order"), identifiers),
    **dict.fromkeys(("procedure", "number", "renews", "permit", "by"), identifiers),
    **dict.fromkeys(("kind", "name", "gateway", "grounds", "document"), names),
    **dict.fromkeys(("district", "code"), _codes),
    **dict.fromkeys(("sha256", "procedure_digest"), _digests),
    **dict.fromkeys(("address", "return_url"), _addresses),
    "reference": _references,
    "postal_code": lambda: st.from_regex("[0-9]{10}", fullmatch=True),
    "media_type": lambda: st.sampled_from(["application/pdf", "image/jpeg", "image/png"]),
}
_MOST_BY_FIELD: Mapping[str, int] = {
    "floors": parcel.MOST_FLOORS_OR_UNITS,
    "units": parcel.MOST_FLOORS_OR_UNITS,
    "size": documents.MOST_BYTES,
    "left": 500,
}
