"""Papers: whether each can be handed in, judged and asked for where a procedure says so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qom_permits.city.checking import supply_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.checking.sources import PAPER_SOURCES, is_known_to, misjudged, sources_of
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.domain.conditions import SUBJECTS, Condition
from qom_permits.domain.fault import Fault
from qom_permits.domain.hindrances import TOO_LARGE
from qom_permits.domain.numerals import MOST_DIGITS, exact_number
from qom_permits.domain.procedure import DocumentRule, FactRule, FactType, Source
from qom_permits.domain.stages import RequestKind
from qom_permits.domain.texts import listed, nearest
from qom_permits.domain.words import SOURCES

LIFTED = (TOO_LARGE,)
"""The objections that a paper can lift."""
_NUMBERS = {FactType.NUMBER, FactType.COUNT, FactType.MONEY}


def wrong_papers(draft: Draft) -> Iterator[Fault]:
    """Yield each paper that nobody can hand in, that is judged before it is there, or whose condition never holds."""
    for procedure in draft.procedures:
        for rule in procedure.documents:
            place = f"{procedure.place}.documents.{rule.kind}"
            if procedure.steps is not None:
                yield from _unattachable(rule, procedure, place)
            yield from _wrong_lifts(rule, place)
            if rule.when is not None:
                yield from _wrong_condition(rule, rule.when, procedure, f"{place}.when")
        yield from _nothing_to_find(procedure)


def _unattachable(rule: DocumentRule, procedure: DraftProcedure, place: str) -> Iterator[Fault]:
    allowed = [source for source in sources_of(procedure.stages) if source in PAPER_SOURCES]
    if rule.source not in allowed:
        yield texts.NOBODY_ATTACHES.at(
            f"{place}.source",
            title=rule.title,
            source=SOURCES[rule.source],
            allowed=listed([source.value for source in allowed]),
        )
    else:
        yield from misjudged(rule.title, rule.source, rule.judged_at, procedure.stages, place)


def _wrong_lifts(rule: DocumentRule, place: str) -> Iterator[Fault]:
    for number, code in enumerate(rule.lifts, start=1):
        if code not in LIFTED:
            near = nearest(code, list(LIFTED))
            yield texts.UNKNOWN_LIFTED.at(f"{place}.lifts.{number}", code=code, nearest=near)
    if rule.lifts and rule.source is not Source.APPLICATION:
        yield texts.LIFTS_LATE.at(f"{place}.source", title=rule.title)


def _wrong_condition(
    rule: DocumentRule, when: Condition, procedure: DraftProcedure, place: str
) -> Iterator[Fault]:
    if not rule.required:
        yield warnings.NO_EFFECT.at(place, title=rule.title)
    if when.of in SUBJECTS:
        if when.over is None:
            yield from _numbers_among(when, place)
        return
    if when.of not in procedure.fact_names:
        known = [*procedure.fact_names, *SUBJECTS]
        yield texts.UNKNOWN_SUBJECT.at(f"{place}.of", subject=when.of, nearest=nearest(when.of, known))
        return
    fact = procedure.fact(when.of)
    if fact is not None:
        yield from _unanswered(rule, fact, procedure, place)
        yield from _never(when, fact, place)


def _unanswered(rule: DocumentRule, fact: FactRule, procedure: DraftProcedure, place: str) -> Iterator[Fault]:
    if procedure.steps is not None and not is_known_to(rule.source, fact.source, procedure.stages):
        yield texts.ASKED_EARLY.at(f"{place}.of", title=rule.title, subject=fact.title)


def _numbers_among(when: Condition, place: str) -> Iterator[Fault]:
    for number, value in enumerate(when.among, start=1):
        if isinstance(value, bool) or (isinstance(value, str) and not value[:1].isdigit()):
            yield texts.NO_NUMBER_AMONG.at(f"{place}.among.{number}", subject=when.of, value=value)


def _never(when: Condition, fact: FactRule, place: str) -> Iterator[Fault]:
    if when.over is not None and fact.type not in _NUMBERS:
        yield texts.OVER_NO_NUMBER.at(f"{place}.over", subject=fact.title)
    elif when.over is not None and fact.most is not None and _is_over(when.over, fact.most):
        yield texts.NEVER_OVER.at(f"{place}.over", subject=fact.title, over=when.over, most=fact.most)
    for number, value in enumerate(when.among, start=1):
        if fact.type is FactType.CHOICE and value not in fact.options:
            yield texts.NEVER_AMONG.at(
                f"{place}.among.{number}",
                subject=fact.title,
                value=value,
                allowed=nearest(str(value), list(fact.options)),
            )


def _is_over(over: str, most: str) -> bool:
    return exact_number(over, MOST_DIGITS) >= Decimal(most)


def _nothing_to_find(procedure: DraftProcedure) -> Iterator[Fault]:
    documents = procedure.shape.documents
    if procedure.shape.kind is not RequestKind.PERMIT_RENEWAL or documents is None:
        return
    if len(documents.read) == len(documents.names) and not any(
        rule.source is Source.APPLICATION for rule in documents.read
    ):
        yield texts.RENEWAL_WITHOUT_PAPER.at(f"{procedure.place}.documents")
