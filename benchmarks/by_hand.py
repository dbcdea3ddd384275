"""The fee of `town.toml` as a good programmer would write it by hand, for one town and for ever: the yardstick.

Whole numbers over constants, straight on, a dict for the zones and one bisect for the bands. Shares and rates are
in thousandths, lengths and areas in hundredths; each line is rounded half up by adding half of what it is divided by.
"""

# ruff: noqa: FURB136, PLR1730 - comparing in place is a third faster than `min` and `max`: a yardstick may not be slow
# ruff: noqa: PLR2004 - what is written by hand for one town has that town's numbers in it
from __future__ import annotations

from bisect import bisect_left

Lines = tuple[int, int | None, int | None, int | None, int | None, int, int | None, int | None, int]
"""The six charges, what the relief takes off, the rounding and the total; None for what does not apply."""

EDGES = (60_00, 100_00, 150_00, 200_00, 300_00, 500_00, 1000_00)
BANDS = (
    (45, 900), (85, 1500), (125, 2400), (180, 3500),
    (240, 5000), (330, 7200), (420, 9800), (550, 13000),
)  # fmt: skip
ZONES = {
    "38101": 12000, "38138": 51100, "38175": 90200, "38212": 33850, "38249": 72950,
    "38286": 16600, "38323": 55700, "38360": 94800, "38397": 38450, "38434": 77550,
    "38471": 21200, "38508": 60300, "38545": 99400, "38582": 43050, "38619": 82150,
    "38656": 25800, "38693": 64900, "38730": 104000, "38767": 47650, "38804": 86750,
    "38841": 30400, "38878": 69500, "38915": 13150, "38952": 52250, "38989": 91350,
    "39026": 35000, "39063": 74100, "38103": 17750, "38140": 56850, "38177": 95950,
    "38214": 39600, "38251": 78700, "38288": 22350, "38325": 61450, "38362": 100550,
    "38399": 44200, "38436": 83300, "38473": 26950, "38510": 66050, "38547": 105150,
    "38584": 48800, "38621": 87900, "38658": 31550, "38695": 70650, "38732": 14300,
    "38769": 53400, "38806": 92500, "38843": 36150, "38880": 75250, "38917": 18900,
}  # fmt: skip


def by_hand(
    floor_area: int,
    use: str,
    zone: str,
    frontage: int,
    balcony_area: int,
    parking: int,
    is_veteran: bool,  # noqa: FBT001 - a compiled tariff takes its values in order, so this does
) -> Lines:
    """Return all lines and the total of one building; a zone the town has no value for is a `KeyError`."""
    value = ZONES[zone]
    share, least = BANDS[bisect_left(EDGES, floor_area)]

    floor_charge = share * value * (floor_area - 20_00 * parking)  # below 0 it is below the least too
    least_charge = 1000 * least * floor_area
    floor_charge = ((floor_charge if floor_charge > least_charge else least_charge) + 50_000) // 100_000
    building = floor_charge

    commercial_charge = None
    if use != "residential":
        rate = 1750 if use == "commercial" else 875
        commercial_charge = (rate * value * floor_area + 50_000) // 100_000
        building += commercial_charge

    balcony_charge = None
    if balcony_area > 0:
        balcony_charge = (25 * value * balcony_area + 500) // 1000
        building += balcony_charge

    total = building
    parking_charge = None
    spaces_short = -(-floor_area // 75_00) - parking
    if spaces_short > 0:
        parking_charge = 25 * value * spaces_short
        if parking_charge > 60_000_000:
            parking_charge = 60_000_000
        total += parking_charge

    frontage_charge = None
    if frontage > 6_00:
        frontage_charge = (85 * value * (frontage - 6_00) + 5000) // 10_000
        total += frontage_charge

    fire = (35 * building + 500) // 1000
    total += fire

    relief = None
    left = floor_charge
    if is_veteran and use == "residential":
        exempt_area = floor_area if floor_area < 120_00 else 120_00
        relief = (2 * floor_charge * exempt_area + floor_area) // (2 * floor_area)
        left -= relief
        total -= relief

    rounding = None
    remainder = total % 1000
    total -= remainder
    if left >= remainder:
        floor_charge -= remainder
    else:
        rounding = -remainder
    return (
        floor_charge, commercial_charge, balcony_charge, parking_charge, frontage_charge, fire,
        relief, rounding, total,
    )  # fmt: skip
