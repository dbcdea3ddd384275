"""What a step must bring: facts of the right shape and papers of the right kind, from their one source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from qom_permits.domain.documents import Attachment, Document
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import Fact, Facts, FactValue
from qom_permits.domain.numerals import ascii_digits, exact_number
from qom_permits.domain.objection import Objection, objection
from qom_permits.domain.procedure import FactRule, FactType, Procedure, Source
from qom_permits.domain.texts import Text, nearest
from qom_permits.domain.words import SOURCES


def wrong_facts(facts: Facts, source: Source, procedure: Procedure) -> Iterator[Objection]:
    """Yield what is wrong with *facts* said by *source*: unknown, another's, or not of their type."""
    for fact in facts:
        rule = procedure.fact(fact.name)
        where = f"facts.{fact.name}"
        if rule is None:
            yield objection(
                "unknown-fact", where, name=fact.name, nearest=_nearest(fact.name, procedure, source)
            )
        elif rule.source is not source:
            yield objection(
                "fact-of-another-source",
                where,
                name=fact.name,
                title=rule.title,
                source=SOURCES[rule.source],
            )
        elif not fits(rule, fact.value):
            yield objection("bad-fact", where, title=rule.title, value=fact.value, allowed=allowed(rule))


def missing_facts(known: Facts, source: Source, procedure: Procedure) -> Iterator[Objection]:
    """Yield each required fact of *source* that is not among *known*."""
    names = {fact.name for fact in known}
    for rule in procedure.facts:
        if rule.source is source and rule.required and rule.name not in names:
            yield objection(
                "missing-fact", f"facts.{rule.name}", name=rule.name, title=rule.title, source=SOURCES[source]
            )


def wrong_documents(kinds: tuple[str, ...], source: Source, procedure: Procedure) -> Iterator[Objection]:
    """Yield what is wrong with handing in *kinds* of paper as *source*: unknown, or another's."""
    for place, kind in enumerate(kinds):
        rule = procedure.document(kind)
        if rule is None:
            known = [rule.kind for rule in procedure.documents if rule.source is source]
            yield objection("unknown-document", "kind", kind=kind, nearest=nearest(kind, known))
        elif rule.source is not source:
            yield objection(
                "document-of-another-source", "kind", kind=kind, title=rule.title, source=SOURCES[rule.source]
            )
        elif kind in kinds[:place]:
            yield objection("doubled-document", "kind", kind=kind, title=rule.title)


def unkept_documents(papers: tuple[Document, ...], unkept: frozenset[str]) -> Iterator[Objection]:
    """Yield each of *papers* whose bytes are among the *unkept* digests."""
    for paper in papers:
        if paper.sha256 in unkept:
            yield objection("document-not-kept", "document", sha256=paper.sha256)


def missing_documents(
    papers: tuple[Attachment, ...], source: Source, procedure: Procedure
) -> Iterator[Objection]:
    """Yield each required paper of *source* that is not among *papers*, with its citation."""
    kinds = {paper.kind for paper in papers}
    for rule in procedure.documents:
        if rule.source is source and rule.required and rule.kind not in kinds:
            yield objection("missing-document", "documents", rule.cite, kind=rule.kind, title=rule.title)


def fits(rule: FactRule, value: FactValue) -> bool:
    """Return whether *value* is of the type and within the range of *rule*."""
    match rule.type:
        case FactType.FLAG:
            return isinstance(value, bool)
        case FactType.CHOICE:
            return value in rule.options and isinstance(value, str)
        case FactType.TEXT:
            return isinstance(value, str) and bool(value.strip()) and value.isprintable()
        case FactType.NUMBER | FactType.COUNT:
            number = _number(rule, value)
            return number is not None and _within(rule, number)
        case _:
            assert_never(rule.type)


def allowed(rule: FactRule) -> Text:
    """Return in words what *rule* allows."""
    unit = f" {rule.unit}" if rule.unit else ""
    span = f"{rule.least or '…'} – {rule.most or '…'}{unit}"
    match rule.type:
        case FactType.FLAG:
            return Text("true or false", "درست یا نادرست (true یا false)")
        case FactType.CHOICE:
            return Text(f"one of: {', '.join(rule.options)}", f"یکی از: {'، '.join(rule.options)}")
        case FactType.TEXT:
            return Text("some text on one line", "متنی در یک سطر")
        case FactType.COUNT:
            return Text(f"a whole number, {span}", f"عددی درست، {span}")
        case FactType.NUMBER:
            return Text(
                f"a number of at most {rule.places} decimals as text, {span}",
                f"عددی با دست‌بالا {rule.places} رقم اعشار به صورت متن، {span}",
            )
        case _:
            assert_never(rule.type)


def canonical(facts: Facts, procedure: Procedure) -> Facts:
    """Return *facts*, already found right, with numbers written in ASCII digits and text trimmed."""
    return tuple(Fact(fact.name, _canonical(procedure.fact(fact.name), fact.value)) for fact in facts)


def _canonical(rule: FactRule | None, value: FactValue) -> FactValue:
    if rule is None or not isinstance(value, str):
        return value
    return ascii_digits(value).replace("٫", ".") if rule.type is FactType.NUMBER else value.strip()


def _number(rule: FactRule, value: FactValue) -> Decimal | None:
    """Return *value* as the number *rule* wants, None when it is none: a count is an int, a number its digits."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if rule.type is FactType.COUNT:
        return None
    try:
        return exact_number(value, rule.places)
    except BadInput:
        return None


def _within(rule: FactRule, number: Decimal) -> bool:
    least = rule.least is None or number >= Decimal(rule.least)
    return least and (rule.most is None or number <= Decimal(rule.most))


def _nearest(name: str, procedure: Procedure, source: Source) -> Text:
    known = [rule.name for rule in procedure.facts if rule.source is source]
    return nearest(name, known)
