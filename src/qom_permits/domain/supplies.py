"""What a step must bring: facts of the right shape and papers of the right kind, from their one source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qom_permits.domain.documents import Attachment, Document, Item
from qom_permits.domain.fact_shapes import allowed, fits
from qom_permits.domain.facts import Facts, FactValue
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.objection import Objection, objection
from qom_permits.domain.procedure import FactRule, Procedure, Source
from qom_permits.domain.texts import Text, nearest, same
from qom_permits.domain.words import SOURCES


def wrong_facts(
    facts: Facts, source: Source, procedure: Procedure, calendar: Calendar
) -> Iterator[Objection]:
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
        elif not fits(rule, fact.value, calendar):
            yield objection("bad-fact", where, title=rule.title, value=fact.value, allowed=allowed(rule))


def missing_facts(known: Facts, source: Source, rules: tuple[FactRule, ...]) -> Iterator[Objection]:
    """Yield each fact that *rules* require of *source* and that is not among *known*."""
    names = {fact.name for fact in known}
    for rule in rules:
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
    papers: tuple[Attachment, ...], source: Source, procedure: Procedure, known: Mapping[str, FactValue]
) -> Iterator[Objection]:
    """Yield each paper of *source* that what is *known* asks for and that is not among *papers*, with its citation."""
    kinds = {paper.kind for paper in papers}
    for rule in procedure.documents:
        if rule.source is source and rule.is_asked_for(known) and rule.kind not in kinds:
            yield objection("missing-document", "documents", rule.cite, kind=rule.kind, title=rule.title)


def titled(item: Item, name: str, procedure: Procedure) -> Text:
    """Return what people call the paper or fact of that *name*; the name itself where *procedure* knows none."""
    rule = procedure.rule_of(item, name)
    return rule.title if rule else same(name)


def _nearest(name: str, procedure: Procedure, source: Source) -> Text:
    known = [rule.name for rule in procedure.facts if rule.source is source]
    return nearest(name, known)
