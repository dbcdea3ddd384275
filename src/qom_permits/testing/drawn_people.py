"""Strategies for people: forms a city takes, forms wrong in one known way, and id numbers right and mistyped.

Every number is made up: its check digit fits, and whose it is nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.id_numbers import TELEPHONE, IdNumber
from qom_permits.domain.id_rules import AskedId, IdRules
from qom_permits.domain.iranian_ids import IBAN, LEGAL_ENTITY_ID, MOBILE, NATIONAL_ID, RENOVATION_CODE
from qom_permits.domain.people import LANGUAGES, Person, PersonKind

IRANIAN = IdRules(
    mobile=MOBILE,
    person=(AskedId(NATIONAL_ID), AskedId(IBAN)),
    company=(AskedId(LEGAL_ENTITY_ID, required=True), AskedId(IBAN)),
)
"""Rules of ids as a city of Iran may have them."""

_DIGITS = "0123456789"
_PERSIAN = "آبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


def people(rules: IdRules = IRANIAN) -> st.SearchStrategy[Person]:
    """Return people and companies as a city of *rules* keeps them; `id_numbers` must know their kinds of ids."""
    return st.one_of(
        _of_kind(PersonKind.PERSON, rules.person, rules), _of_kind(PersonKind.COMPANY, rules.company, rules)
    )


@frozen(kw_only=True)
class FaultyPerson:
    """A *form* wrong in one way: registering it gives a fault *code* at *where*, and no other."""

    form: Mapping[str, Any]
    code: str
    where: str


@st.composite
def faulty_people(draw: st.DrawFn) -> FaultyPerson:
    """Return forms for a city of the rules `IRANIAN` with one thing wrong: a name, a number, a field."""
    person = draw(people())
    form = {
        "name": person.name,
        "mobile": person.mobile,
        "kind": person.kind.value,
        "language": person.language,
        "ids": dict(person.ids),
    }
    where, code, wrong = draw(st.sampled_from(_FAULTS + _FAULTS_OF[person.kind]))
    return FaultyPerson(form=_changed(form, where, wrong), code=code, where=where)


def id_numbers(kind: IdNumber) -> st.SearchStrategy[str]:
    """Return numbers of a *kind* as they are kept: a kind of Iran, or `TELEPHONE`, by whatever name a city has it."""
    return _DRAWN[kind.reads]().filter(lambda number: _kept(kind, number) == number)


@st.composite
def mistyped(draw: st.DrawFn, kind: IdNumber) -> str:
    """Return what a slip makes of a number of a *kind*, and is refused: a digit wrong or left out, or two swapped."""
    number = draw(id_numbers(kind))
    place = draw(st.integers(0, len(number) - 2))
    before, here, after, rest = number[:place], number[place], number[place + 1], number[place + 2 :]
    slips = [f"{before}{after}{here}{rest}", f"{before}{after}{rest}"]
    slips += [f"{before}{digit}{after}{rest}" for digit in _DIGITS]
    return draw(st.sampled_from([slip for slip in slips if _kept(kind, slip) is None] or [f"{number}x"]))


@st.composite
def _of_kind(draw: st.DrawFn, kind: PersonKind, asked: tuple[AskedId, ...], rules: IdRules) -> Person:
    given = [each.number for each in asked if each.required or draw(st.booleans())]
    return Person(
        name=draw(_names()),
        mobile=draw(id_numbers(rules.mobile)),
        kind=kind,
        language=draw(st.sampled_from(LANGUAGES)),
        ids={number.name: draw(id_numbers(number)) for number in given},
    )


def _names() -> st.SearchStrategy[str]:
    """Return names of Persian or Latin words, some with a half-space."""
    persian = st.text(_PERSIAN, min_size=2, max_size=10)
    words = st.one_of(
        persian,
        st.builds("{}\u200c{}".format, persian, persian),
        st.text("abcdefghijklmnopqrstuvwxyzéüł'", min_size=1, max_size=10).map(lambda word: f"A{word}"),
    )
    return st.lists(words, min_size=1, max_size=4).map(" ".join)


def _changed(form: Mapping[str, Any], where: str, wrong: Callable[[Any], Any] | None) -> dict[str, Any]:
    """Return *form* with what stands at *where* made *wrong*; None: left out."""
    name, _, rest = where.partition(".")
    if rest:
        return {**form, name: _changed(form[name], rest, wrong)}
    if wrong is None:
        return {key: said for key, said in form.items() if key != name}
    return {**form, name: wrong(form.get(name))}


def _kept(kind: IdNumber, typed: str) -> str | None:
    """Return what is kept of what was *typed*, None when it is refused."""
    try:
        return kind(typed)
    except BadInput:
        return None


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text(_DIGITS, min_size=count, max_size=count)


def _checked(kind: IdNumber, digits: int) -> st.SearchStrategy[str]:
    """Return *digits* with a last one, the check, that *kind* takes; none where it takes none."""
    return _digits(digits).map(
        lambda first: next((first + last for last in _DIGITS if _kept(kind, first + last)), "")
    )


def _account(digits: str) -> str:
    check = 98 - int(f"{digits}182700") % 97
    return f"IR{check:02}{digits}"


_DRAWN: Mapping[Callable[[str], str], Callable[[], st.SearchStrategy[str]]] = {
    NATIONAL_ID.reads: lambda: _checked(NATIONAL_ID, 9),
    LEGAL_ENTITY_ID.reads: lambda: _checked(LEGAL_ENTITY_ID, 10),
    RENOVATION_CODE.reads: lambda: st.from_regex(r"[1-9](-[0-9]{1,5}){6}", fullmatch=True),
    MOBILE.reads: lambda: _digits(9).map("09{}".format),
    IBAN.reads: lambda: _digits(22).map(_account),
    TELEPHONE.reads: lambda: st.from_regex(r"\+?[0-9]{5,20}", fullmatch=True),
}

_Fault = tuple[str, str, Callable[[Any], Any] | None]
_FAULTS: tuple[_Fault, ...] = (
    ("name", "missing-field", None),
    ("name", "wrong-type", lambda _: 5),
    ("name", "name-is-empty", lambda _: "\u200b\u200b"),
    ("name", "name-too-long", lambda _: "\ufdfa" * 200),
    ("name", "direction-mark", lambda name: f"{name}\u202e"),
    ("name", "half-space-out-of-place", lambda name: f"{name}\u200c"),
    ("name", "invisible-sign", lambda name: f"{name}\u200b"),
    ("name", "line-break", lambda name: f"{name}\n"),
    ("name", "control-character", lambda name: f"{name}\t"),
    ("name", "unknown-sign", lambda name: f"{name}\ue000"),
    ("name", "too-many-marks", lambda name: name + " e" + "\u0301" * 9),
    ("name", "mixed-scripts", lambda name: f"{name} p\u0430"),
    ("mobile", "missing-field", None),
    ("mobile", "bad-mobile", lambda mobile: mobile[:-1]),
    ("mobile", "mixed-digits", lambda mobile: f"{mobile[:-1]}۷"),
    ("mobile", "not-an-id", lambda _: ""),
    ("kind", "unknown-choice", lambda _: "town"),
    ("language", "unknown-language", lambda _: "tlh"),
    ("ids", "wrong-type", lambda _: []),
    ("ids.iban", "wrong-type", lambda _: 12),
    ("ids.iban", "wrong-check-digit", lambda _: "IR" + "1" * 24),
    ("ids.passport", "unknown-id", lambda _: "1"),
    ("role", "unknown-key", lambda _: "director"),
)
_FAULTS_OF: Mapping[PersonKind, tuple[_Fault, ...]] = {
    PersonKind.PERSON: (
        ("ids.national_id", "equal-digits", lambda _: "1111111111"),
        ("ids.national_id", "wrong-check-digit", lambda _: "0013542418"),
        ("ids.national_id", "lost-zeros", lambda _: "13542419"),
        ("ids.national_id", "mixed-digits", lambda _: "00۱٣542419"),
        ("ids.national_id", "legal-entity-id", lambda _: "10380284790"),
    ),
    PersonKind.COMPANY: (
        ("ids.legal_entity_id", "missing-id", None),
        ("ids.legal_entity_id", "national-id", lambda _: "0371359058"),
        ("ids.legal_entity_id", "wrong-check-digit", lambda _: "10380284792"),
    ),
}
