"""The shapes of ids, names, codes and references, and of what a parcel and a project are made of."""

from __future__ import annotations

from typing import Any

import pytest

from qom_permits.domain import identifiers
from qom_permits.domain.area import Area
from qom_permits.domain.errors import BadInput
from qom_permits.domain.identifiers import Check
from qom_permits.domain.parcel import LONGEST_POSTAL_CODE, MOST_FLOORS_OR_UNITS, Parcel, Project

SHAPES = [
    (identifiers.identifier, ["a", "Q1405-2-00001", "ali@qom.ir", "0", "x" * 100], "bad-identifier"),
    (identifiers.name, ["a", "title_deed", "deed2", "x" * 60], "bad-name"),
    (identifiers.code, ["2", "2-14-103-27-0-0-0", "A1", "x" * 40], "bad-code"),
    (identifiers.reference, ["!", "PB000001", "a/b?c=d", "x" * 200], "bad-reference"),
    (identifiers.sha256, ["0" * 64, "0123456789abcdef" * 4], "bad-digest"),
]
MISSHAPEN = [
    "",
    " ",
    "a b",
    "a\n",
    "\0",
    "a\0",
    "شناسه",
    "۱۲",
    "\ud800",
    "x" * 201,
    None,
    12,
    True,
    b"a",
    ["a"],
]


@pytest.mark.parametrize(
    ("check", "given"), [(check, given) for check, right, _ in SHAPES for given in right]
)
def test_what_has_the_shape_passes(check: Check, given: str) -> None:
    """Each shape takes what hosts, profiles, deeds and banks really write."""
    check(None, None, given)


@pytest.mark.parametrize(("check", "_right", "code"), SHAPES)
@pytest.mark.parametrize("given", MISSHAPEN)
def test_what_has_not_the_shape_is_refused(check: Check, _right: list[str], code: str, given: Any) -> None:
    """Blanks, line ends, NUL, other scripts, too much, and what is no text at all."""
    with pytest.raises(BadInput) as refused:
        check(None, None, given)

    assert [code] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("check", "given"),
    [
        (identifiers.code, "../../12"),
        (identifiers.code, "-2-14"),
        (identifiers.identifier, "../etc"),
        (identifiers.identifier, "-rf"),
        (identifiers.name, "Deed"),
        (identifiers.name, "2deed"),
    ],
)
def test_paths_and_options_have_no_shape(check: Check, given: str) -> None:
    """Nothing that a shell or a file system could take for something else."""
    with pytest.raises(BadInput):
        check(None, None, given)


@pytest.mark.parametrize(
    "postal_code", ["3715612345", "SW1A 1AA", "37156-12345", "1", "x" * LONGEST_POSTAL_CODE]
)
def test_a_postal_code_is_that_of_any_country(postal_code: str) -> None:
    """Digits and Latin letters, spaces and hyphens between them; what more it must be is the city's to say."""
    assert postal_code == Parcel(code="2-14", postal_code=postal_code, area=Area(100)).postal_code


@pytest.mark.parametrize(
    "postal_code",
    [
        "",
        " ",
        "-",
        "37156 ",
        " 37156",
        "371--56",
        "371  56",
        "371/56",
        "x" * 21,
        "../12",
        "كد",
        None,
        3715612345,
    ],
)
def test_what_is_no_postal_code_is_refused(postal_code: Any) -> None:
    """Nothing, only what stands between digits, too long, other signs, no text."""
    with pytest.raises(BadInput) as refused:
        Parcel(code="2-14", postal_code=postal_code, area=Area(100))

    assert ["bad-postal-code"] == [fault.code for fault in refused.value.faults]


def test_codes_are_kept_in_ascii_digits() -> None:
    """A code copied from a Persian deed is the same code."""
    parcel = Parcel(code="۲-۱۴-۱۰۳", postal_code="۳۷۱۵۶۱۲۳۴۵", area=Area(100))

    assert ("2-14-103", "3715612345") == (parcel.code, parcel.postal_code)


@pytest.mark.parametrize("count", [0, -1, MOST_FLOORS_OR_UNITS + 1, True, 2.0, "2", None])
@pytest.mark.parametrize("what", ["floors", "units"])
def test_a_project_has_a_whole_number_of_floors_and_units(what: str, count: Any) -> None:
    """From one to a thousand, and not a flag."""
    with pytest.raises(BadInput) as refused:
        Project(**{"floor_area": Area(100), "floors": 1, "units": 1, what: count})

    assert ["bad-count"] == [fault.code for fault in refused.value.faults]
