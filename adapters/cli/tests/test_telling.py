"""How a scene and its outcome are told, in one language or two."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from tests.cities.port_alder import port_alder
from tests.city.profiles import qom
from tests.domain.walk import OPEN, OPENED, PERMIT, case_of

from qom_permits import Attachment, Document, RequestKind, Text
from qom_permits.city.profile import City
from qom_permits.domain.earlier_permit import EarlierPermit, PermitSource
from qom_permits_cli.cast import owner_in
from qom_permits_cli.scenes import Taking
from qom_permits_cli.telling import beside, isolated, lines_of, permit_lines, scene_lines
from qom_permits_cli.walk import Told

BOTH = Text("a deed", "سند")
PERSIAN_ONLY = evolve(qom(), languages=("fa",))
PAPER = Attachment(
    kind="earlier_permit", document=Document(sha256="a" * 64, size=1, media_type="application/pdf")
)
HERE = EarlierPermit(
    number="P1402-2-00007",
    issued_on=date(2023, 9, 23),
    valid_until=date(2026, 9, 23),
    source=PermitSource.HERE,
    case_id="case-0",
)


def opening(city: City, renews: str | None = None) -> list[str]:
    """Return how the opening of a case is told in *city*."""
    command = evolve(OPEN, kind=RequestKind.PERMIT_RENEWAL, renews=renews) if renews else OPEN
    scene = Taking(id="open", by=owner_in(city), command=lambda _: command)
    told = Told(scene=scene, on=date(2026, 9, 23), command=command, page=None, case=case_of([OPENED]))
    return list(scene_lines(told, city))


def test_each_language_of_the_city_has_its_line_persian_kept_apart() -> None:
    """English first; a right-to-left line is isolated, so that a terminal mixes nothing."""
    assert ["a deed", "\u2068سند\u2069"] == list(lines_of(BOTH, qom()))
    assert "a deed · \u2068سند\u2069" == beside(BOTH, qom())
    assert ["a deed"] == list(lines_of(BOTH, port_alder()))
    assert [isolated("سند")] == list(lines_of(BOTH, PERSIAN_ONLY))


def test_a_scene_says_who_did_what_where_and_when() -> None:
    """In columns as wide as the city's portals, what was done in Persian beneath."""
    first, second = opening(qom())

    assert "      1 Mehr 1405  citizens' portal   applicant: open a case file: new construction" == first
    assert f"{'':37} {isolated('تشکیل پرونده: احداث بنا')}" == second


def test_a_city_of_one_language_is_told_in_that() -> None:
    """English days and words alone, or a Persian sentence alone."""
    assert [
        "       2026-09-23  Port Alder online        applicant: open a case file: new construction"
    ] == opening(port_alder())
    assert [isolated("۱ مهر ۱۴۰۵، درگاه شهروندان، متقاضی: تشکیل پرونده: احداث بنا")] == opening(PERSIAN_ONLY)


def test_a_renewal_names_the_permit() -> None:
    """By its number."""
    first, second = opening(qom(), "P1402-2-00007")

    assert first.endswith("open a case file: permit renewal of P1402-2-00007")
    assert isolated("تشکیل پرونده: تجدید پروانه P۱۴۰۲-۲-۰۰۰۰۷") in second


def test_a_permit_is_told_with_the_one_whose_place_it_takes() -> None:
    """One granted here is superseded; the visits come last."""
    lines = list(permit_lines(case_of([OPENED], permit=PERMIT, earlier=HERE), qom()))

    assert (
        "  takes the place of permit P1402-2-00007, which ran until 1 Mehr 1405 and is now superseded"
        in lines
    )
    assert f"  {isolated('جای پروانه P۱۴۰۲-۲-۰۰۰۰۷ را گرفت که تا ۱ مهر ۱۴۰۵ اعتبار داشت')}" in lines
    assert [isolated("مراجعه حضوری به شهرداری: ۰"), "visits to the town hall: 0"] == lines[-2:]


def test_a_permit_of_an_older_system_is_followed() -> None:
    """It is superseded nowhere."""
    found = evolve(HERE, source=PermitSource.LEGACY, case_id=None, document=PAPER)
    lines = list(permit_lines(case_of([OPENED], permit=PERMIT, earlier=found), port_alder()))

    assert "  follows permit P1402-2-00007 of an older system, which ran until 2026-09-23" in lines
    assert not [line for line in lines if "superseded" in line]


def test_without_a_permit_the_stage_is_told() -> None:
    """As far as the request has come."""
    lines = list(permit_lines(case_of([OPENED]), qom()))

    assert [
        "no permit yet: the case is at draft",
        isolated("هنوز پروانه‌ای نیست: پرونده در مرحله پیش‌نویس است"),
    ] == (lines[:2])
