"""Bad input of group A, identity, dates, areas, money and text: each row with its own error, at the door a caller uses.

The rows bear the numbers of the catalogue of faults. Those that touch nothing that exists have no test here: 13, since
nobody is asked for a day of birth, and 41, since nobody is asked for an e-mail address. Row 17, an area that no such
plot holds, is an objection and stands with the others (``more-than-the-plot-holds``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve
from tests.desk.towns import Town

from qom_permits import BadInput, Money, Permit, Stage
from qom_permits.domain.area import Area
from qom_permits.domain.errors import PaymentMismatch
from qom_permits.domain.fault import Fault
from qom_permits.domain.folding import folded
from qom_permits.domain.jalali import Calendar, JalaliDay, read_day
from qom_permits.domain.money import MOST
from qom_permits.domain.texts import same
from qom_permits.ports.records import Record
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import paper_desk
from qom_permits.wire.letters import read_person

ALI = {"name": "علی کریمی", "mobile": "09121234567"}
A_HOUSE = {
    "kind": "new_construction",
    "parcel": {"code": "2-14-103-27-0-0-0", "postal_code": "3713612345", "area": "320"},
    "project": {"floor_area": "480.5", "floors": 6, "units": 1},
    "owners": ["party-1"],
    "facts": {"use": "residential"},
}
BALANCE = {"case_id": "case-1", "order": "order-1", "reference": "PB1"}


@pytest.fixture(scope="module")
def town() -> Town:
    """Return Qom on paper; nothing in these tests changes what it holds but people."""
    return Town(paper_desk(storage=MemoryStorage()))


def fault(attempt: Callable[[], object]) -> Fault:
    """Return the one fault of an *attempt*, told in both languages."""
    with pytest.raises(BadInput) as no:
        attempt()
    (only,) = no.value.faults
    assert only.text.en != only.text.fa
    return only


def at(attempt: Callable[[], object]) -> tuple[str, str]:
    """Return the code and the place of the one fault of an *attempt*."""
    only = fault(attempt)
    return only.code, only.where


def named(town: Town, name: str) -> Fault:
    """Return the one fault of registering somebody of that *name*, which it does not repeat."""
    only = fault(lambda: town.desk.register({**ALI, "name": name}))
    assert "name" == only.where
    assert name not in str(only.to_json("en"))
    return only


def known_by(town: Town, number: str, kind: str = "national_id") -> Fault:
    """Return the one fault of registering somebody known by that *number*, which it does not repeat."""
    only = fault(lambda: town.desk.register({**ALI, "ids": {kind: number}}))
    assert f"ids.{kind}" == only.where
    assert number not in str(only.to_json("en"))
    return only


def house(**changed: Any) -> dict[str, Any]:
    """Return the form of a new house with something changed in it: ``parcel__area="0"``."""
    form: dict[str, Any] = json.loads(json.dumps(A_HOUSE))
    for place, said in changed.items():
        table, _, name = place.partition("__")
        form[table][name] = said
    return form


def asked(town: Town, **changed: Any) -> Fault:
    """Return the one fault of asking for a house with something *changed*."""
    return fault(lambda: town.desk.read("open_case", house(**changed)))


def kept(town: Town, **said: Any) -> Any:
    """Return what is kept of somebody of whom this is *said*."""
    party = town.desk.register({**ALI, **said})
    return read_person(town.paper.storage.party(party.id) or b"")


def test_01_same_digits(town: Town) -> None:
    """Ten equal digits pass the sum, and are nobody's."""
    for digit in "0123456789":
        assert "equal-digits" == known_by(town, digit * 10).code


def test_02_bad_check_digit(town: Town) -> None:
    """It says to read the card again."""
    only = known_by(town, "0013542418")

    assert "wrong-check-digit" == only.code
    assert "read the number again from the card" == (only.todo or same("")).en


def test_03_lost_zeros(town: Town) -> None:
    """They are asked for, and never put back."""
    only = known_by(town, "13542419")

    assert "lost-zeros" == only.code
    assert "write 2 zeros in front, if the card has them" == (only.todo or same("")).en


@pytest.mark.parametrize("typed", ["۰۰۱۳۵۴۲۴۱۹", "٠٠١٣٥٤٢٤١٩", "0013542419"])
def test_04_persian_digits(town: Town, typed: str) -> None:
    """Taken, and kept in ASCII."""
    assert {"national_id": "0013542419"} == kept(town, ids={"national_id": typed}).ids


def test_05_mixed_digits(town: Town) -> None:
    """In ids, mobile numbers, areas and codes alike."""
    assert "mixed-digits" == known_by(town, "00۱٣542419").code
    assert ("mixed-digits", "mobile") == at(lambda: town.desk.register({**ALI, "mobile": "0912۱۲۳4567"}))
    assert ("mixed-digits", "parcel.area") == at(
        lambda: town.desk.read("open_case", house(parcel__area="3۲0"))
    )
    assert ("mixed-digits", "parcel.code") == at(
        lambda: town.desk.read("open_case", house(parcel__code="2-۱٤"))
    )


def test_06_superscript(town: Town) -> None:
    """What Python calls a digit and cannot read is none."""
    assert "not-digits" == known_by(town, "001354241²").code
    assert "not-a-number" == asked(town, parcel__area="12²").code


def test_07_valid_but_mistyped(town: Town) -> None:
    """A slip that the check digit misses is seen by whoever it is shown back to; nothing is kept before."""
    before = town.everything()
    person = town.desk.read_person({**ALI, "ids": {"national_id": "۰۰۱۳۵۴۲۴۱۹"}})

    assert ("علی کریمی", "0013542419") == (person.name, person.ids["national_id"])
    assert before == town.everything()


def test_08_company_id_as_person(town: Town) -> None:
    """It is told what it is, and what to give instead; and the other way round."""
    only = known_by(town, "10380284790")

    assert "legal-entity-id" == only.code
    assert "this is the id of a legal entity (11 digits)" == only.text.en
    assert ("national-id", "ids.legal_entity_id") == at(
        lambda: town.desk.register({**ALI, "kind": "company", "ids": {"legal_entity_id": "0371359058"}})
    )


def test_09_impossible_jalali_day() -> None:
    """It says which year has no such day."""
    only = fault(lambda: read_day("1404-12-30", Calendar.JALALI))

    assert "no-such-day" == only.code
    assert "1404-12-30 is no day: 1404 is not a leap year, and its Esfand has 29 days" == only.text.en
    assert "۱۴۰۴ سال کبیسه نیست" in only.text.fa


def test_10_jalali_as_gregorian() -> None:
    """It is no day of the Middle Ages, and a Jalali day is no date."""
    only = fault(lambda: read_day("1403-12-30", Calendar.GREGORIAN))

    assert "no-such-day" == only.code
    assert "not of the Jalali one" in only.text.en
    assert not isinstance(JalaliDay(1403, 12, 30), date)


@pytest.mark.parametrize("calendar", Calendar)
@pytest.mark.parametrize("words", ["20240101", "2024-W01-1", "14040101", "1404-W01-1"])
def test_11_compact_or_week_date(calendar: Calendar, words: str) -> None:
    """Python takes some of them; here a day has one form."""
    assert "bad-day" == fault(lambda: read_day(words, calendar)).code


def test_12_ambiguous_date() -> None:
    """It asks for year, month, day."""
    only = fault(lambda: read_day("02/03/1404", Calendar.JALALI))

    assert "bad-day" == only.code
    assert "write year-month-day, such as 1405-07-01" in only.text.en


def test_14_time_without_zone() -> None:
    """Nobody knows when that was."""
    record: dict[str, Any] = {
        "case_id": "case-1", "number": 1, "by": "ali", "portal": "citizens", "command_id": "one",
        "kind": "withdrawn", "payload": b"{}", "digest": "0" * 64,
    }  # fmt: skip

    only = fault(lambda: Record(at=datetime(2026, 1, 1, 10), **record))  # noqa: DTZ001 - the very thing refused

    assert "instant-without-zone" == only.code
    assert 10 == Record(at=datetime(2026, 1, 1, 10, tzinfo=UTC), **record).at.hour


def test_15_end_before_start() -> None:
    """Both fields are named."""
    day = date(2026, 9, 23)
    only = fault(
        lambda: Permit(number="P-1", issued_on=day, valid_until=day, conditions=(), cite=same("law"))
    )

    assert "permit-ends-before-it-begins" == only.code
    assert "valid_until (2026-09-23) must come after issued_on (2026-09-23)" == only.text.en


@pytest.mark.parametrize("written", ["0", "-12.5", "-0", 0, "1000000.01"])
def test_16_zero_or_negative_area(town: Town, written: str | int) -> None:
    """An area is more than nothing, and at most a square kilometre."""
    only = asked(town, parcel__area=written)

    assert ("area-out-of-range", "parcel.area") == (only.code, only.where)
    assert "an area must be more than 0 and at most 1000000 m²" in only.text.en


def test_18_too_many_decimals(town: Town) -> None:
    """Never rounded to fit."""
    only = asked(town, project__floor_area="120.123456")

    assert ("too-many-decimals", "project.floor_area") == (only.code, only.where)
    assert only.text.en.startswith("120.123456 has more than 2 decimal places")


@pytest.mark.parametrize("written", ["1,250", "1٬250", "۱٬۲۵۰", "1.250.5", "1٫250.5", "1 250"])
def test_19_thousands_are_not_marked(town: Town, written: str) -> None:
    """A comma is a thousand to one reader and a decimal to another."""
    assert ("not-a-number", "parcel.area") == at(
        lambda: town.desk.read("open_case", house(parcel__area=written))
    )


@pytest.mark.parametrize(
    ("written", "area"), [("۱۲٫۵", "12.5"), ("12.5", "12.5"), ("١٢٫٥", "12.5"), ("1.250", "1.25")]
)
def test_19_the_decimal_mark_has_one_meaning(written: str, area: str) -> None:
    """The point and the Persian mark are both the decimal mark, and nothing else."""
    assert area == str(Area(written))


@pytest.mark.parametrize("written", ["1_000", "1__0", "_1"])
def test_20_underscore_number(town: Town, written: str) -> None:
    """Python's own way of writing numbers is nobody else's."""
    assert "not-a-number" == asked(town, parcel__area=written).code


@pytest.mark.parametrize("written", ["1E+999999", "9" * 1_000_000, "1e5"])
def test_21_giant_exponent(town: Town, written: str) -> None:
    """Refused by its length and shape, before anything computes it."""
    begun = perf_counter()
    assert "not-a-number" == asked(town, parcel__area=written).code
    assert ("fraction-as-number", "too-long-a-number")[written.isdigit()] == fault(
        lambda: town.desk.read("open_case", f'{{"kind": {written}}}')
    ).code
    assert perf_counter() - begun < 5


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity"])
def test_22_not_a_number(town: Town, written: str) -> None:
    """Neither as a word of JSON, nor as a text, nor as a number too large to be one."""
    assert "not-a-number" == fault(lambda: town.desk.read("open_case", f'{{"kind": {written}}}')).code
    assert "not-a-number" == asked(town, parcel__area=written).code
    assert "fraction-as-number" == fault(lambda: town.desk.read("open_case", '{"kind": 1e400}')).code
    assert "not-an-area" == fault(lambda: Area(float(written))).code


def paid(amount: object) -> dict[str, Any]:
    """Return the form of a payment of *amount*."""
    return {**BALANCE, "amount": {"amount": amount, "currency": "IRR"}}


def test_23_float_money(town: Town) -> None:
    """Money is whole, whether it is written in JSON or made in Python."""
    body = json.dumps(paid(1000.0))

    assert "fraction-as-number" == fault(lambda: town.desk.read("record_payment", body)).code
    assert ("wrong-type", "amount.amount") == at(lambda: town.desk.read("record_payment", paid(1000.0)))
    assert "not-whole" == fault(lambda: Money(1000.0)).code  # type: ignore[arg-type]  # the very thing refused


def test_24_bool_money(town: Town) -> None:
    """True is no rial."""
    only = fault(lambda: town.desk.read("record_payment", paid(amount=True)))

    assert ("wrong-type", "amount.amount") == (only.code, only.where)
    assert "give a whole number" == (only.allowed or same("")).en
    assert "not-whole" == fault(lambda: Money(amount=True)).code


@pytest.mark.parametrize("amount", [9223372036854775808, MOST + 1, -MOST - 1])
def test_25_above_storage(town: Town, amount: int) -> None:
    """The largest amount is said; no store overflows."""
    only = fault(lambda: town.desk.read("record_payment", paid(amount)))

    assert ("too-much-money", "amount.amount") == (only.code, only.where)
    assert str(MOST) in only.text.en


@pytest.mark.parametrize(
    ("parts", "whole", "hint"), [(1, 10, "toman instead of rial"), (10, 1, "rial taken for toman")]
)
def test_26_toman_rial_slip(parts: int, whole: int, hint: str) -> None:
    """A tenth, or ten times, of the bill is credited by nobody, and whoever looks is told what it may be."""
    town = Town(paper_desk(storage=MemoryStorage()))
    case = town.at(Stage.PAYMENT)
    page = town.start(case)
    callback = town.paper.bank.customer(page.order)
    town.paper.bank.answer = lambda settled: evolve(
        settled, amount=Money(town.paper.bank.books[page.order].amount.amount * parts // whole)
    )

    with pytest.raises(PaymentMismatch, match=hint):
        town.desk.payment_returned("paper", callback)
    assert () == town.desk.case(case.id, by=town.payer).payments


def test_27_arabic_yeh_and_kaf(town: Town) -> None:
    """Kept as written, and equal under the folded key."""
    assert "علي كريمي" == kept(town, name="علي كريمي").name
    assert folded("علي كريمي") == folded("علی کریمی")


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200e", "\u200f", "\u061c", "\u202a", "\u2069"])
def test_28_hidden_direction(town: Town, mark: str) -> None:
    """Told by its place."""
    only = named(town, f"علی{mark} کریمی")

    assert "direction-mark" == only.code
    assert "contains an invisible direction mark at place 4" == only.text.en


def test_29_half_space(town: Town) -> None:
    """Between letters it is kept, doubled it is made one, at the ends it is refused."""
    assert ["می\u200cنا", "می\u200cنا"] == [
        kept(town, name=name).name for name in ("می\u200cنا", "می\u200c\u200cنا")
    ]
    assert ["half-space-out-of-place"] * 2 == [
        named(town, name).code for name in ("\u200cمینا", "مینا\u200c")
    ]


def test_30_zero_width_only(town: Town) -> None:
    """A name that shows nothing is empty."""
    only = named(town, "\u200b\u200b")

    assert "name-is-empty" == only.code
    assert only.text.en.startswith("the name is empty")


@pytest.mark.parametrize(
    ("name", "place"), [("a\u0430", 2), ("Sar\u0430 Karimi", 4), ("Sara \u041aarimi", 7)]
)
def test_31_look_alike_letters(town: Town, name: str, place: int) -> None:
    """Letters of two scripts in a name are told by their place."""
    only = named(town, name)

    assert "mixed-scripts" == only.code
    assert f"at place {place}: " in only.text.en


def test_32_stacked_marks(town: Town) -> None:
    """A vowel or two are fine, a thousand accents are not."""
    assert "مُحَمَّد" == kept(town, name="مُحَمَّد").name
    with pytest.raises(BadInput) as no:
        town.desk.register({**ALI, "name": "e" + "\u0301" * 1000})

    assert ["too-many-marks", "name-too-long"] == [only.code for only in no.value.faults]
    assert "too-many-marks" == named(town, "e" + "\u0301" * 100).code


def test_33_expanding_character(town: Town) -> None:
    """A name is as long as it shows."""
    only = named(town, "\ufdfa" * 200)

    assert "name-too-long" == only.code
    assert "at most 200 characters" == (only.allowed or same("")).en


def test_34_nul_in_text(town: Town) -> None:
    """In any text of a form, as JSON or as data."""
    for form in ({**ALI, "name": "a\0b"}, json.dumps({**ALI, "name": "a\0b"})):
        assert "nul-in-text" == fault(lambda form=form: town.desk.register(form)).code  # type: ignore[misc]  # a loop's value
    assert "nul-in-text" == asked(town, facts__use="a\0b").code


def test_35_lone_surrogate(town: Town) -> None:
    """Refused as it is read, not where it is stored."""
    for form in ({**ALI, "name": "\ud800"}, '{"name": "\\ud800", "mobile": "09121234567"}'):
        assert "lone-surrogate" == fault(lambda form=form: town.desk.register(form)).code  # type: ignore[misc]  # a loop's value
    assert "lone-surrogate" == asked(town, facts__use="\ud800").code


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\x85", "\v"])
def test_36_line_breaks(town: Town, end: str) -> None:
    """A name is one line, in every log."""
    only = named(town, f"ok{end}ADMIN approved")

    assert "line-break" == only.code
    assert "at place 3" in only.text.en


def test_37_spreadsheet_formula(town: Town) -> None:
    """Kept as it is: it does no harm before somebody makes a sheet of it."""
    name = '=HYPERLINK("https://town.example")'

    assert name == kept(town, name=name).name


def test_38_ten_megabytes(town: Town) -> None:
    """Refused by its length, at once."""
    begun = perf_counter()

    assert "name-too-long" == named(town, "x" * 1_000_000).code
    assert "at most 500 characters" in asked(town, facts__street="x" * 501).text.en
    assert ("bad-fact", "facts.street") == at(
        lambda: town.desk.read("open_case", house(facts__street="x" * 1_000_000))
    )
    ten_megabytes = {**ALI, "name": "x" * 10_000_000}
    assert "too-large" == fault(lambda: town.desk.register(ten_megabytes)).code
    assert "too-large" == fault(lambda: town.desk.register(json.dumps(ten_megabytes))).code
    assert perf_counter() - begun < 10


def test_39_double_json_key(town: Town) -> None:
    """Nobody knows which of the two is meant."""
    only = fault(lambda: town.desk.read("record_payment", '{"amount": 1, "amount": 2}'))

    assert "doubled-key" == only.code
    assert "'amount'" in only.text.en


@pytest.mark.parametrize("sign", ["[", '{"a":'])
def test_40_deep_json(town: Town, sign: str) -> None:
    """Refused at the bracket too many, by the desk's own doors."""
    assert "too-deep" == fault(lambda: town.desk.read("open_case", sign * 100_000)).code
    assert "too-deep" == fault(lambda: town.desk.register(sign * 100_000)).code


@pytest.mark.parametrize(
    "typed", ["09121234567", "9121234567", "+989121234567", "00989121234567", "۰۹۱۲۱۲۳۴۵۶۷", "٠٩١٢١٢٣٤٥٦٧"]
)
def test_42_telephone_in_five_forms(town: Town, typed: str) -> None:
    """One number, kept in one form."""
    assert "09121234567" == kept(town, mobile=typed).mobile


@pytest.mark.parametrize("code", ["../../12", "2/14", "2-14\\..", "C:12"])
def test_43_plot_id_with_path(town: Town, code: str) -> None:
    """A code is digits, letters and hyphens, and what one looks like is shown."""
    only = asked(town, parcel__code=code)

    assert ("bad-code", "parcel.code") == (only.code, only.where)
    assert "such as 2-14-103-27-0-0-0" in only.text.en
