"""How changes of law are told: where, what kind, in words, before and after, by which authority."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from qom_permits.rules.comparing.changing import changes
from qom_permits.rules.comparing.law_changes import LawChanges
from qom_permits.rules.tariff import Tariff

STREET = '["38186", "8", "24000"], ["38186", "15", "28000"], ["38137", "", "90000"]'
POOR = """[[reliefs]]
id = "poor"
title = { en = "Reduction", fa = "تخفیف" }
cite = "cl. 15"
on = ["fire"]
share = "0.5"
"""
EDITS = (
    ('title = { en = "Old', 'title = { en = "New'),
    ("1398-11-15", "1398-11-16"),
    ('step = "1",', 'step = "10",'),
    (', into = "floor_charge"', ""),
    ('max = "100000"', 'max = "90000"'),
    ("[inputs.postal_walk]", "[inputs.begun]\ntype = 'date'\ndefault = '1399-02-01'\n[inputs.postal_walk]"),
    ('"0.03", cite = "cl. 9"', '"0.04", cite = "cl. 9a"'),
    ('["60", "0.05", "200"], ["100", "0.10", "300"]', '["60", "0.05", "250"], ["80", "0.10", "300"]'),
    ('["38137", "", "90000"]', '["38138", "", "90000"]'),
    ('"over(floor_area', '"over(2 * floor_area'),
    ('at_least = "band.least(floor_area) * floor_area"', ""),
    ('["floor_charge", "balcony_charge"]', '["floor_charge"]'),
    ('share = "0.25"', 'share = "0.15"'),
    ('part_month = "free"', 'part_month = "counts"'),
    ("at_most_months = 36", "at_most_months = 24"),
)  # fmt: skip


def lines_of(found: LawChanges) -> Iterator[str]:
    """Yield each change as lines."""
    for change in found.changes:
        yield f"{change.where} ({change.kind.value}) [{change.cite.en}]"
        yield f"  {change.text.en}"
        yield f"  {change.text.fa}"
        yield from (f"  before: {key} = {value}" for key, value in change.before)
        yield from (f"  after: {key} = {value}" for key, value in change.after)


def test_every_change_is_told_whole(whole_page: str, load: Callable[..., Tariff]) -> None:
    """The page's tariff and one changed in each of its sections, as read through once by a person."""
    before = whole_page.replace('rows_from = "regional-values.csv"', f"rows = [{STREET}]")
    before = before.replace("[settlement]", f"{POOR}\n[settlement]")
    after = before
    for old, new in EDITS:
        assert old in after
        after = after.replace(old, new, 1)
    turned = before.replace(POOR, "").replace("[[reliefs]]", f"{POOR}\n[[reliefs]]", 1)
    rekeyed = before.replace('"street_width <"', '"street_width"').replace('"", "90000"', '"15", "90000"')
    told = [lines_of(changes(load(before), load(text))) for text in (after, turned, rekeyed)]
    expected = (Path(__file__).parent / "changes.txt").read_text(encoding="utf-8").splitlines()

    assert expected == [line for lines in told for line in lines]
