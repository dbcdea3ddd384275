"""The id numbers of a city, from what its profile writes: Iran's, those of ``python-stdnum``, or patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword

from attrs import evolve, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_numbers import LONGEST, TELEPHONE, IdNumber, Standard, of_standard, shaped
from qom_permits.domain.id_rules import AskedId, IdRules
from qom_permits.domain.iranian_ids import IRANIAN_IDS
from qom_permits.domain.texts import Text, nearest
from qom_permits.reading.faults import Faults
from qom_permits.reading.sheets import key

_USE = re.compile(r"(iran|stdnum):([a-z0-9_.]{1,60})")
_STANDARD = re.compile(r"([a-z]{2})\.([a-z][a-z0-9_]*)")


@frozen(kw_only=True)
class IdShape:
    """One of the tables ``[ids.NAME]``."""

    use: str | None = key(
        "a kind known elsewhere: `iran:national_id`, or `stdnum:us.ssn` of python-stdnum", needed=False
    )
    pattern: str | None = key(
        "instead of `use`, a regular expression the number fits whole, its digits in ASCII", needed=False
    )
    like: str | None = key("with a pattern, a number that fits it, to be shown to people", needed=False)
    title: Text | None = key("what people call it; a kind of Iran has a title of its own", needed=False)


@frozen(kw_only=True)
class PeopleShape:
    """The table ``[people]``: by their names in ``[ids]``, the numbers people and companies are asked for."""

    mobile: str | None = key(
        "what a mobile number is; left out, a telephone number of any country", needed=False
    )
    person: tuple[str, ...] | None = key("the ids of a person", needed=False, default=())
    company: tuple[str, ...] | None = key("the ids of a company", needed=False, default=())
    required: tuple[str, ...] | None = key(
        "those of them that must be given; the others may be", needed=False, default=()
    )


@frozen(kw_only=True)
class ParcelsShape:
    """The table ``[parcels]``: by their names in ``[ids]``, the kinds a plot's codes are of."""

    code: str | None = key("what a parcel code is; left out, any code", needed=False)
    postal_code: str | None = key("what a postal code is; left out, any code", needed=False)


def id_rules(ids: Mapping[str, IdShape], people: PeopleShape, parcels: ParcelsShape) -> IdRules:
    """Return the rules of the tables ``[ids]``, ``[people]`` and ``[parcels]``; raises `BadInput` with every fault."""
    faults = Faults()
    numbers = {
        name: faults.under(f"ids.{str(name)[:60]}", id_number_of, name, shape) for name, shape in ids.items()
    }
    for place, name, known in _named(list(ids), people, parcels):
        faults.under(place, _known, name, known)
    faults.raise_any()
    return IdRules(
        mobile=TELEPHONE if people.mobile is None else numbers[people.mobile],
        postal_code=None if parcels.postal_code is None else numbers[parcels.postal_code],
        parcel_code=None if parcels.code is None else numbers[parcels.code],
        person=_asked(people.person, people, numbers),
        company=_asked(people.company, people, numbers),
    )


def _asked(
    names: tuple[str, ...] | None, people: PeopleShape, numbers: Mapping[str, IdNumber]
) -> tuple[AskedId, ...]:
    return tuple(AskedId(numbers[name], name in (people.required or ())) for name in names or ())


def id_number_of(name: str, shape: IdShape) -> IdNumber:
    """Return the kind of id number the table ``[ids.NAME]`` means by *shape*; raises `BadInput`."""
    identifiers.name(None, None, name)
    match shape:
        case IdShape(use=str(use), pattern=None, like=None):
            return _used(name, use, shape.title)
        case IdShape(use=None, pattern=str(pattern), like=str(like)):
            return _patterned(name, pattern, like, shape.title)
        case _:
            raise bad(
                "use-or-pattern",
                "say either what is in use (use), or a pattern and a number like those it takes (pattern, like)",
                "یا آنچه را به کار می‌رود بگویید (use)، یا الگویی با شماره‌ای مانند آن (pattern، like)",
            )


def _used(name: str, use: str, title: Text | None) -> IdNumber:
    found = _USE.fullmatch(use)
    if found is None:
        raise _at("use", _NO_SOURCE.fill(use=use[:60]), code="unknown-id", allowed=_SOURCES)
    source, kind = found.groups()
    if source == "iran":
        number = _iranian(kind)
        return evolve(number, name=name, title=number.title if title is None else title)
    return of_standard(_standard(kind), name=name, title=_titled(title))


def _iranian(kind: str) -> IdNumber:
    number = IRANIAN_IDS.get(kind)
    if number is None:
        near = nearest(kind, list(IRANIAN_IDS))
        raise _at("use", _NO_IRANIAN.fill(kind=kind), code="unknown-id", allowed=near)
    return number


def _standard(kind: str) -> Standard:
    """Return the module of ``python-stdnum`` named *kind*: nothing else is ever imported by a profile's word."""
    found = _STANDARD.fullmatch(kind)
    if found is None:
        raise _at("use", _NO_STANDARD.fill(kind=kind), code="unknown-id", allowed=_LIKE_SSN)
    country, number = found.groups()
    try:
        import_module("stdnum")
    except ModuleNotFoundError:
        raise _at("use", _NOT_INSTALLED, code="stdnum-not-installed", todo=_INSTALL) from None
    try:
        module = import_module(f"stdnum.{country}{'_' * iskeyword(country)}.{number}")
    except ModuleNotFoundError:
        module = None
    if not callable(getattr(module, "validate", None)):
        raise _at("use", _NO_STANDARD.fill(kind=kind), code="unknown-id", allowed=_LIKE_SSN)
    standard: Standard = module  # type: ignore[assignment]  # it has validate, which a module's type does not tell
    return standard


def _patterned(name: str, pattern: str, like: str, title: Text | None) -> IdNumber:
    try:
        number = shaped(name=name, title=_titled(title), pattern=pattern, like=like)
    except (re.error, OverflowError, RecursionError) as fault:
        raise _at("pattern", _NO_PATTERN.fill(fault=str(fault)), code="bad-pattern") from None
    try:
        number(like)
    except BadInput:
        raise _at("like", _UNLIKE.fill(like=like[:LONGEST]), code="like-does-not-fit") from None
    return number


def _titled(title: Text | None) -> Text:
    if title is None:
        raise _at("title", _NO_TITLE, code="missing-field", todo=_GIVE_TITLE)
    return title


def _named(
    ids: list[str], people: PeopleShape, parcels: ParcelsShape
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each place where an id is named, the name, and what may be named there."""
    for place, single in (
        ("people.mobile", people.mobile),
        ("parcels.code", parcels.code),
        ("parcels.postal_code", parcels.postal_code),
    ):
        if single is not None:
            yield place, single, ids
    asked = [*(people.person or ()), *(people.company or ())]
    unread = people.person is None or people.company is None  # then nobody knows what else is asked for
    for place, names, known in (
        ("person", people.person, ids),
        ("company", people.company, ids),
        ("required", () if unread else people.required, asked),
    ):
        for count, name in enumerate(names or (), start=1):
            yield f"people.{place}.{count}", name, known


def _known(name: str, known: list[str]) -> None:
    if name not in known:
        text = Text("there is no id {name!r:.60} here", "شناسه‌ای به نام {name!r:.60} اینجا نیست")
        allowed = nearest(name[:60], known)
        raise BadInput([Fault(code="unknown-id", text=text.fill(name=name), allowed=allowed)])


def _at(
    where: str, text: Text, *, code: str, allowed: Text | None = None, todo: Text | None = None
) -> BadInput:
    return BadInput([Fault(code=code, where=where, text=text, allowed=allowed, todo=todo)])


_NO_SOURCE = Text("{use!r} is in use nowhere", "{use!r} در هیچ‌جا به کار نمی‌رود")
_SOURCES = Text(
    "write iran:NAME, such as iran:national_id, or stdnum:CC.NAME, such as stdnum:us.ssn",
    "بنویسید iran:NAME، مانند iran:national_id، یا stdnum:CC.NAME، مانند stdnum:us.ssn",
)
_NO_IRANIAN = Text("Iran has no id {kind!r} here", "ایران شناسه‌ای به نام {kind!r} در اینجا ندارد")
_NO_STANDARD = Text("python-stdnum has no number {kind!r}", "python-stdnum شماره‌ای به نام {kind!r} ندارد")
_LIKE_SSN = Text(
    "write the country's two letters and the name, such as us.ssn",
    "دو حرف کشور و نام شماره را بنویسید، مانند us.ssn",
)
_NOT_INSTALLED = Text("python-stdnum is not installed", "python-stdnum نصب نیست")
_INSTALL = Text("install it: pip install python-stdnum", "آن را نصب کنید: pip install python-stdnum")
_NO_PATTERN = Text("this is no pattern: {fault}", "این الگو خوانا نیست: {fault}")
_UNLIKE = Text(
    "{like!r} is not like what the pattern takes; write a number it takes",
    "{like!r} با الگو جور نیست؛ شماره‌ای بنویسید که با آن جور باشد",
)
_NO_TITLE = Text("this id has no title", "این شناسه عنوان ندارد")
_GIVE_TITLE = Text(
    'say what people call it: title = { en = "…", fa = "…" }',
    'بگویید مردم به آن چه می‌گویند: title = { en = "…", fa = "…" }',
)
