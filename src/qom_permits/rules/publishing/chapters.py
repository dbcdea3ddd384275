"""The chapters of a booklet: what each part of a tariff states, put under headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.clauses import Charge, Input, Quantity, Relief, name_of
from qom_permits.rules.publishing.pages import Card, Chapter, Grid, Part
from qom_permits.rules.publishing.published_tables import table_parts
from qom_permits.rules.stating import aspect_labels as labels
from qom_permits.rules.stating.stated import Stated
from qom_permits.rules.stating.stated_clauses import Stating
from qom_permits.rules.stating.stated_heading import stated_heading, stated_roundings
from qom_permits.rules.stating.stated_settlement import stated_settlement
from qom_permits.rules.tariff import Tariff

NAME = Text("name in the file", "نام در پرونده")
NONE = same("–")
_ASKED = Text("What is asked", "آنچه پرسیده می‌شود")
_INPUT = Text("input", "ورودی")
_ALLOWED = Text("allowed", "مجاز")
_CHARGES = Text("Charges", "عوارض")
_QUANTITIES = Text("Quantities worked out on the way", "کمیت‌های محاسبه‌شده")
_RATES = Text("Rates", "نرخ‌ها")
_RATE = Text("rate", "نرخ")
_TABLES = Text("Tables", "جدول‌ها")
_SUBTOTALS = Text("Subtotals", "جمع‌های جزء")
_SUBTOTAL = Text("subtotal", "جمع جزء")
_RELIEFS = Text("Reliefs", "معافیت‌ها")
_ROUNDING = Text("Rounding", "گرد کردن")
_SETTLEMENT = Text("How bills are paid", "شیوهٔ پرداخت")
_TARIFF = Text("This tariff", "دربارهٔ این تعرفه")
_PARTICULARS = Text("Particulars", "مشخصات")
_ID = Text("id", "شناسه")
_DIGEST = Text("digest", "اثر انگشت")
_LABELLED = Text("{label}: {said}", "{label}: {said}")
_OF_EACH = Text("{title}, of each of {list}", "{title}، برای هر یک از {list}")
_LIMITS = ("options", "at_most", "min", "max", "places")


def chapters(stating: Stating) -> Iterator[Chapter]:
    """Yield the chapters of the tariff in their order; what it has nothing of has no chapter."""
    tariff = stating.tariff
    settlement = stated_settlement(tariff.settlement, stating.words)
    for title, parts in (
        (_TARIFF, [_particulars(tariff)]),
        (_ASKED, _inputs(stating)),
        (_CHARGES, _cards(stating, tariff.charges)),
        (_RELIEFS, _cards(stating, tariff.reliefs)),
        (_QUANTITIES, _cards(stating, tariff.quantities)),
        (_RATES, _rates(stating)),
        (_TABLES, [part for table in tariff.tables for part in table_parts(stating, table)]),
        (_SUBTOTALS, _subtotals(stating)),
        (_ROUNDING, [_card(each) for each in stated_roundings(tariff, stating.words)]),
        (_SETTLEMENT, [_card(each) for each in settlement]),
    ):
        if parts:
            yield Chapter(title, tuple(parts))


def _particulars(tariff: Tariff) -> Card:
    heading = _card(stated_heading(tariff), _PARTICULARS)
    return evolve(heading, lines=((_ID, same(tariff.id)), *heading.lines, (_DIGEST, same(tariff.digest))))


def _cards(stating: Stating, clauses: Iterable[Charge | Relief | Quantity]) -> list[Part]:
    return [_card(stating.stated(each), each.title or same(name_of(each)), name_of(each)) for each in clauses]


def _card(stated: Stated, title: Text | None = None, name: str = "") -> Card:
    shown = [aspect for aspect in stated.aspects if title is None or aspect.key != "title"]
    lines = tuple((aspect.label, aspect.said) for aspect in shown)
    return Card(title=title or stated.called, name=name, lines=lines)


def _inputs(stating: Stating) -> list[Part]:
    inputs = stating.tariff.inputs
    columns = (_INPUT, NAME, labels.TYPE, _ALLOWED, labels.DEFAULT, labels.ASKED_WHEN)
    return _grid(columns, [_input(stating, each) for each in inputs])


def _input(stating: Stating, wanted: Input) -> tuple[Text, ...]:
    said = _said(stating.stated(wanted))
    limits = [_LABELLED.fill(label=said[key][0], said=said[key][1]) for key in _LIMITS if key in said]
    allowed = Text("; ".join(each.en for each in limits), "؛ ".join(each.fa for each in limits))
    title, name = wanted.title or same(wanted.name), wanted.name
    if wanted.of is not None:
        title = _OF_EACH.fill(title=title, list=stating.words.titled(wanted.of))
        name = f"{wanted.of}.{wanted.name}"
    parts = [said[key][1] if key in said else NONE for key in ("type", "default", "when")]
    return (title, same(name), parts[0], allowed if limits else NONE, *parts[1:])


def _rates(stating: Stating) -> list[Part]:
    said = [(rate, _said(stating.stated(rate))) for rate in stating.tariff.rates]
    rows = [
        (rate.title or same(rate.name), same(rate.name), each["value"][1], rate.cite) for rate, each in said
    ]
    return _grid((_RATE, NAME, labels.VALUE, labels.CITE), rows)


def _subtotals(stating: Stating) -> list[Part]:
    subtotals = stating.tariff.subtotals
    rows = [(same(each.name), _said(stating.stated(each))["members"][1]) for each in subtotals]
    return _grid((_SUBTOTAL, labels.MEMBERS), rows)


def _grid(columns: tuple[Text, ...], rows: Sequence[tuple[Text, ...]]) -> list[Part]:
    return [Grid(columns=columns, rows=tuple(rows))] if rows else []


def _said(stated: Stated) -> dict[str, tuple[Text, Text]]:
    return {aspect.key: (aspect.label, aspect.said) for aspect in stated.aspects}
