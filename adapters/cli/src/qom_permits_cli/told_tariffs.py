"""How a bill, its explanation and a tariff's examples are told to people."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits import Assessment, Text
from qom_permits.domain.jalali import write_day
from qom_permits.rules.explaining.explanation import Explanation
from qom_permits.rules.tariff import Tariff
from qom_permits_cli.telling import isolated

_SAMPLE = Text(
    "A SAMPLE: it prices no real case.",
    "نمونه است و هیچ پروندهٔ واقعی با آن قیمت‌گذاری نمی‌شود.",
)


def bill_lines(tariff: Tariff, bill: Assessment) -> Iterator[str]:
    """Yield the bill: its heading, each line with title, amount and citation, the total."""
    yield from heading_lines(tariff)
    yield f"on {write_day(bill.on, tariff.calendar)}, {bill.tariff}, {bill.digest}"
    for line in bill.lines:
        yield f"{line.amount.told().en:>24}  {line.title.en} ({line.cite.en})"
        yield f"{'':>24}  {isolated(f'{line.title.fa}: {line.amount.told().fa}')}"
    yield f"{bill.total.told().en:>24}  total"
    yield f"{'':>24}  {isolated(f'جمع کل: {bill.total.told().fa}')}"


def explanation_lines(tariff: Tariff, explanation: Explanation, lang: str) -> Iterator[str]:
    """Yield the explanation in *lang*; Persian lines kept apart, so that no terminal turns them around."""
    if tariff.sample:
        yield _line(_SAMPLE, lang)
    for told in explanation.told().in_(lang).split("\n"):
        words = told.lstrip()
        yield told[: len(told) - len(words)] + (isolated(words) if lang == "fa" else words)


def example_lines(tariff: Tariff) -> Iterator[str]:
    """Yield each example that came out."""
    for example in tariff.examples:
        yield f"comes out: {example.title.en}"
    yield f"{tariff.id}: {len(tariff.examples)} examples, none failed"


def heading_lines(tariff: Tariff) -> Iterator[str]:
    """Yield the title in both languages, and that a sample is one."""
    for language in ("en", "fa"):
        yield _line(tariff.title, language)
        if tariff.sample:
            yield _line(_SAMPLE, language)


def _line(text: Text, language: str) -> str:
    return isolated(text.fa) if language == "fa" else text.en
