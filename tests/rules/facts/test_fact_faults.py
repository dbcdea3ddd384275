"""What is said of a fact that cannot be read: what it is of, what was given, and what may be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

import pytest

from qom_permits.domain.jalali import Calendar
from qom_permits.rules.facts.fact_reading import GivenFact, copied, read_fact, read_facts
from qom_permits.rules.facts.list_facts import flattened
from qom_permits.rules.language.clauses import Input
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Sentences = Callable[..., list[str]]

INPUTS = """
[inputs]
x = { type = "number", unit = "m2", places = 2, min = "-1000", max = "1000000", default = 0 }
n = { type = "count", min = -100, max = 1000, default = 0, title = { en = "Floors", fa = "طبقه‌ها" } }
zone = { type = "choice", options = ["a", "b"], default = "a" }
is_new = { type = "flag", default = false, title = { en = "New", fa = "نو" } }
begun = { type = "date", default = "2024-01-31", title = { en = "Begun", fa = "آغاز" } }
note = { type = "text", default = "" }
shops = { type = "count", min = 1, max = 9, when = "is_new", default = 1, title = { en = "Shops", fa = "مغازه‌ها" } }

[inputs.rooms]
type = "list"
at_most = 3
each = { size = { type = "count", unit = "m2", min = 0, max = 9 } }
"""
OPTIONS = "one of: a, b"
FLAGS = "true or false"
DAYS = "year-month-day in the gregorian calendar"
TEXTS = "a text of at most 500 characters"
ITEMS = "a list of items, each with its facts by name"
HUGE = 10**41
LONG = "q" * 70
CUT = "q" * 60


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("x", "1.234", "x: 1.234 has more than 2 decimal places"),
        ("x", -1001, "x must not be −1,001 m²; from −1,000 m² to 1,000,000 m²"),
        ("n", 1001, "Floors must not be 1,001; from −100 to 1,000"),
        ("n", "-101", "Floors must not be −101; from −100 to 1,000"),
        ("n", "1.5", "Floors: 1.5 has more than 0 decimal places"),
        ("zone", "c", f"zone cannot be 'c'; {OPTIONS}"),
        ("zone", LONG, f"zone cannot be '{CUT}'; {OPTIONS}"),
        ("zone", 1000, f"zone cannot be 1000; {OPTIONS}"),
        ("zone", 10**40, f"zone cannot be {10**40}; {OPTIONS}"),
        ("zone", HUGE, f"zone cannot be 'int'; {OPTIONS}"),
        ("zone", -HUGE, f"zone cannot be 'int'; {OPTIONS}"),
        ("zone", True, f"zone cannot be True; {OPTIONS}"),
        ("is_new", "yes", f"New cannot be 'yes'; {FLAGS}"),
        ("is_new", "TRUE", f"New cannot be 'TRUE'; {FLAGS}"),
        ("is_new", 500, f"New cannot be 500; {FLAGS}"),
        ("begun", "2024-13-01", f"Begun cannot be '2024-13-01'; {DAYS}"),
        ("begun", 20240101, f"Begun cannot be 20240101; {DAYS}"),
        ("begun", LONG, f"Begun cannot be '{CUT[1:]}; {DAYS}"),
        ("note", 5, f"note cannot be 5; {TEXTS}"),
        ("note", "q" * 501, f"note cannot be '{CUT[1:]}; {TEXTS}"),
        ("shops", 2, "Shops is asked only when is_new; leave shops out"),
        ("rooms", 5, f"rooms cannot be 5; {ITEMS}"),
        ("rooms", LONG, f"rooms cannot be '{CUT[1:]}; {ITEMS}"),
        ("rooms", [1], f"rooms cannot be [1]; {ITEMS}"),
        ("rooms", [{"size": 1}] * 4, "rooms has 4 items; at most 3"),
        ("zones", "a", "this tariff asks for no zones; the nearest it asks for: zone"),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_read_is_told(
    small: Small, sentences: Sentences, name: str, given: object, sentence: str
) -> None:
    """By the title of what it is of, with the value as far as a person reads it."""
    assert [f"facts.{name}: {sentence}"] == sentences(small(inputs=INPUTS), **{name: given})


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {"rooms": [{"size": 1}, {"sise": 1}]},
            [
                "rooms.2.sise: this tariff asks for no sise; the nearest it asks for: size",
                "rooms.2.size: size is not given; give size",
            ],
        ),
        ({"rooms": [{"size": 10}]}, ["rooms.1.size: size must not be 10 m²; from 0 m² to 9 m²"]),
        (
            {"rooms.1.size": 1, "rooms.4.size": 1, "rooms.3.size": 1},
            ["rooms.2: rooms has an item 4 but no item 2; number the items 1, 2, 3, …"],
        ),
        ({"rooms.1.size": 1, "rooms": []}, ["rooms: rooms is given twice; leave one of them out"]),
        ({LONG: 1}, [f"{CUT}: this tariff asks for no {CUT}; the nearest it asks for: –"]),
    ],
)
def test_a_fault_within_a_list_is_told_with_the_number_of_the_item(
    small: Small, sentences: Sentences, facts: Mapping[str, object], told: list[str]
) -> None:
    """Items unknown, left out, out of range, not numbered through, or given in two ways."""
    assert [f"facts.{each}" for each in told] == sentences(small(inputs=INPUTS), **facts)


def test_a_fact_given_twice_is_told_once_for_each_time_too_many() -> None:
    """A name that is no text is taken as its text."""
    read = read_facts({5: 1, "5": 2}, (), Calendar.GREGORIAN)  # type: ignore[dict-item]  # what a caller may do

    assert [
        "facts.5: 5 is given twice; leave one of them out",
        "facts.5: this tariff asks for no 5; the nearest it asks for: –",
    ] == [fault.in_("en") for fault in read.unknown]


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("is_new", "true", True),
        ("is_new", "false", False),
        ("begun", "2024-02-29", date(2024, 2, 29)),
        ("begun", date(2024, 2, 29), date(2024, 2, 29)),
        ("note", " علي  ١ ", "علی 1"),
        ("n", "۱۲", Fraction(12)),
        ("rooms", [{}, {}], Fraction(2)),
    ],
)
def test_a_fact_is_read_as_the_value_it_says(
    small: Small, load: Load, name: str, given: object, value: object
) -> None:
    """Alone too, without a tariff around it."""
    wanted = load(small(inputs=INPUTS)).clauses[name]

    assert isinstance(wanted, Input)
    assert value == read_fact(given, wanted, Calendar.GREGORIAN)


def test_items_are_told_fact_by_fact() -> None:
    """Each with the number of its item; what is no list of items stays as it is."""
    facts = {"rooms": [{"size": 1, "high": 2}, {"size": 3}], "none": [], "odd": [{}], "n": 4}

    assert {
        "rooms.1.size": 1,
        "rooms.1.high": 2,
        "rooms.2.size": 3,
        "odd": [{}],
        "n": 4,
    } == flattened(facts)


def test_facts_are_copied_with_their_items() -> None:
    """So that a caller may go on changing his own."""
    room: dict[str, str | int] = {"size": 1}
    said: dict[str, GivenFact] = {"n": 1, "rooms": [room], "both": (room,), "odd": "text"}
    kept = copied(said)
    room["size"] = 2

    assert {"n": 1, "rooms": [{"size": 1}], "both": [{"size": 1}], "odd": "text"} == kept
