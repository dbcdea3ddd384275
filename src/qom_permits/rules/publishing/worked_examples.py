"""The worked examples of a tariff: their facts, and the bills they come to."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import Facts, by_name
from qom_permits.domain.texts import Text, same
from qom_permits.rules.facts.fact_reading import read_fact
from qom_permits.rules.language.clauses import Example, kind_asked
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.publishing.pages import Card, Chapter, Grid, Paragraph, Part
from qom_permits.rules.stating import aspect_labels as labels
from qom_permits.rules.stating.stated_clauses import Stating

_EXAMPLES = Text("Worked examples", "نمونه‌های محاسبه‌شده")
_SOURCE = Text("source", "منبع")
_FACT = Text("fact", "داده")
_LINE = Text("line", "ردیف")
_TOTAL = Text("Total", "جمع کل")
_REFUSED = Text("cannot be assessed", "محاسبه‌شدنی نیست")
_ITEM = Text("{list} {number}: {title}", "{list} {number}: {title}")


def worked_examples(stating: Stating) -> Iterator[Chapter]:
    """Yield the chapter of the examples, where there are any."""
    parts = [part for example in stating.tariff.examples for part in _example(stating, example)]
    if parts:
        yield Chapter(_EXAMPLES, tuple(parts))


def _example(stating: Stating, example: Example) -> Iterator[Part]:
    yield Card(title=example.title, name="", lines=((_SOURCE, example.source),))
    try:
        bill = stating.tariff.assess(by_name(example.facts))
    except BadInput as no:
        yield from (Paragraph(_REFUSED, fault.text) for fault in no.faults)
    else:
        yield Grid(columns=(_FACT, labels.VALUE), rows=tuple(_facts(stating, bill.facts)))
        yield _bill(bill)


def _facts(stating: Stating, facts: Facts) -> Iterator[tuple[Text, Text]]:
    calendar = stating.tariff.calendar
    asked = {(each.of, each.name): each for each in stating.tariff.inputs}
    for fact in facts:
        of, number, name = fact.name.split(".") if "." in fact.name else (None, "", fact.name)
        wanted = asked[of, name]
        title = wanted.title or same(name)
        if of is not None:
            items = stating.words.titles.get(of) or same(of)
            title = _ITEM.fill(list=items, number=int(number), title=title)
        value = read_fact(fact.value, wanted, calendar, within=False)
        yield title, spoken_amount(value, kind_asked(wanted.asked), calendar)


def _bill(bill: Assessment) -> Grid:
    lines = [(line.title, line.amount.told(), line.cite) for line in bill.lines]
    rows = (*lines, (_TOTAL, bill.total.told(), same("")))
    return Grid(columns=(_LINE, labels.AMOUNT, labels.CITE), rows=rows)
