"""What must hold of a tariff's file: its examples, its written form, and what it refuses."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.texts import Text
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff
from qom_permits.rules.writing.tariffs import to_toml
from qom_permits.testing.fact_plan import with_only
from qom_permits.testing.findings import Finding
from qom_permits.testing.wrong_facts import WrongFacts

_EXAMPLE = Text("an example does not come out: {why}", "نمونه‌ای درنمی‌آید: {why}")
_UNREADABLE = Text("what it is written as cannot be read: {why}", "نوشته‌اش خوانده نمی‌شود: {why}")
_OTHER = Text("what it is written as is another tariff", "نوشته‌اش تعرفهٔ دیگری است")
_TAKEN = Text(
    "{where} deserves {code}, but the facts are priced: {total}",
    "{where} سزاوار {code} است، اما داده‌ها قیمت می‌گیرند: {total}",
)
_OTHER_CODE = Text(
    "{where} deserves {code}, but the faults are {codes}",
    "{where} سزاوار {code} است، اما ایرادها {codes} است",
)
_NO_FILES: Mapping[str, str] = {}


def examples_come_out(tariff: Tariff) -> Finding | None:
    """Find an example that does not come out."""
    for fault in check_examples(tariff):
        return Finding(says=_EXAMPLE.fill(why=Text(fault.in_("en"), fault.in_("fa"))))
    return None


def reads_as_it_is_written(tariff: Tariff) -> Finding | None:
    """Find a tariff that is another one once written to a file and read again."""
    try:
        again = load_tariff(to_toml(tariff), _NO_FILES.__getitem__)
    except BadInput as no:
        return Finding(says=_UNREADABLE.fill(why=Text(no.faults[0].in_("en"), no.faults[0].in_("fa"))))
    # A tariff that a program changed gets the digest of its file, which it could not have before.
    return None if with_only(again, digest=tariff.digest) == tariff else Finding(says=_OTHER)


def refuses_wrong_facts(tariff: Tariff, wrong: WrongFacts) -> Finding | None:
    """Find wrong facts that are priced, or refused for another reason."""
    try:
        bill = tariff.assess(wrong.facts)
    except BadTariff as no:
        codes = sorted({fault.code for fault in no.faults})
        if codes == [wrong.code]:
            return None
        return Finding(says=_OTHER_CODE.fill(where=wrong.where, code=wrong.code, codes=", ".join(codes)))
    return Finding(says=_TAKEN.fill(where=wrong.where, code=wrong.code, total=bill.total.told()))
