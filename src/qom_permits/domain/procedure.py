"""A procedure: which stages a kind of request passes, who acts in each, and what each must bring."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.actors import Role
from qom_permits.domain.conditions import Condition, number_of
from qom_permits.domain.documents import Deficiency, Item
from qom_permits.domain.errors import bad
from qom_permits.domain.facts import FactValue
from qom_permits.domain.numerals import MOST_DIGITS, exact_number
from qom_permits.domain.stages import STEPS, RequestKind, Stage
from qom_permits.domain.terms import Term
from qom_permits.domain.texts import Text, listed


class Source(Enum):
    """Who supplies a fact or a document; only that source's command sets it."""

    APPLICATION = "application"
    SURVEY = "survey"
    PLANS = "plans"
    PLAN_ORDER = "plan_order"
    FINDING = "finding"
    """What an officer found in a document; or, of a permit granted here, what the desk itself has on record."""


class FactType(Enum):
    """What a fact's value looks like."""

    NUMBER = "number"
    COUNT = "count"
    CHOICE = "choice"
    TEXT = "text"
    FLAG = "flag"
    DATE = "date"
    """Year-month-day in the city's calendar, as text."""
    MONEY = "money"
    """Whole minor units of the city's currency."""


class Recorded(Enum):
    """What the desk has on record of an earlier permit, to stand for an officer's finding."""

    ISSUED_ON = "issued_on"
    VALID_UNTIL = "valid_until"
    CHARGE = "charge"
    PAID = "paid"
    FACT = "fact"
    """The fact of the same name in the earlier permit's case."""


@frozen(kw_only=True)
class Step:
    """One stage of a procedure: the *officer* who acts in it, and within which *term* (None: none is set)."""

    stage: Stage
    officer: Role
    term: Term | None = None


@frozen(kw_only=True)
class DocumentRule:
    """A kind of paper: who supplies it, whether it is *required*, and at which step it is judged.

    A required one is asked for only *when* a condition holds (None: always). It *lifts* objections by their codes: an
    engineer's opinion why a plot can hold what it seems not to.
    """

    kind: str = field(validator=identifiers.name)
    title: Text
    source: Source
    judged_at: Stage = Stage.REVIEW
    required: bool = True
    when: Condition | None = None
    lifts: tuple[str, ...] = ()
    cite: Text

    def is_asked_for(self, known: Mapping[str, FactValue]) -> bool:
        """Return whether a case of which this is *known* needs the paper."""
        return self.required and (self.when is None or self.when.holds(known))


@frozen(kw_only=True)
class FactRule:
    """A fact by *name*: its type, unit, range, the one *source* that sets it, and the step that rests on it.

    A finding may be *taken_from* the desk's own record when the earlier permit was granted here (None: an officer
    finds it in any case).
    """

    name: str = field(validator=identifiers.name)
    title: Text
    type: FactType
    source: Source
    judged_at: Stage = Stage.REVIEW
    unit: str = ""
    places: int = 0
    least: str | None = None
    most: str | None = None
    options: tuple[str, ...] = ()
    required: bool = True
    taken_from: Recorded | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse to take from the record what somebody else is to say."""
        if self.taken_from is not None and self.source is not Source.FINDING:
            raise bad(
                "bad-fact-rule",
                "only a finding is taken from the record, and {name} comes from the {source}",
                "تنها یافته را می‌توان از سابقه برداشت، و {name} از {source} می‌آید",
                name=self.name,
                source=self.source.value,
            )


PROJECT = FactRule(
    name="project",
    title=Text("what is to be built", "آنچه ساخته می‌شود"),
    type=FactType.TEXT,
    source=Source.APPLICATION,
)
"""What an officer names when the project itself is to be mended: its floor area, floors and units, as one thing."""


@frozen(kw_only=True)
class RefusalGround:
    """A ground in law on which an expert may refuse."""

    name: str = field(validator=identifiers.name)
    title: Text
    cite: Text


def _in_digits(_owner: object, _attribute: object, number: str) -> None:
    exact_number(number, MOST_DIGITS)


@frozen(kw_only=True)
class LongerValidity:
    """A *term* of validity in place of the ordinary one, for permits of more than *over* (a number in digits)."""

    over: str = field(validator=_in_digits)
    term: Term


@frozen(kw_only=True)
class Procedure:
    """The order of *steps* for one *kind* of request, with its documents, facts, grounds and validity.

    *digest* is SHA-256 of the procedure as the profile writes it; a case pins *id* and *digest*. A permit is valid for
    *validity*, or for the last of *longer* (which rise) that the fact *longer_by* is over.
    """

    id: str = field(validator=identifiers.identifier)
    digest: str = field(validator=identifiers.sha256)
    kind: RequestKind
    steps: tuple[Step, ...] = field()
    documents: tuple[DocumentRule, ...]
    facts: tuple[FactRule, ...]
    grounds: tuple[RefusalGround, ...]
    validity: Term
    validity_cite: Text
    longer: tuple[LongerValidity, ...] = field(default=())
    longer_by: str = "floor_area"
    conditions: tuple[Text, ...] = ()

    @steps.validator
    def _each_once(self, _attribute: object, steps: tuple[Step, ...]) -> None:
        stages = [step.stage for step in steps]
        if not stages or len(set(stages)) != len(stages) or not set(stages) <= set(STEPS):
            raise bad(
                "bad-procedure",
                "a procedure passes each of its steps once, and only {allowed}; this one says {stages}",
                "هر گام فرایند یک بار می‌آید، و تنها {allowed}؛ این یکی {stages} دارد",
                allowed=", ".join(stage.value for stage in STEPS),
                stages=", ".join(stage.value for stage in stages),
            )

    @longer.validator
    def _rising(self, _attribute: object, longer: tuple[LongerValidity, ...]) -> None:
        bounds = [exact_number(band.over, MOST_DIGITS) for band in longer]
        if bounds != sorted(set(bounds)):
            raise bad(
                "bad-procedure",
                "bands of longer validity rise, each over more than the one before; these are over {bounds}",
                "بازه‌های اعتبار بیشتر باید صعودی باشند؛ این‌ها بیش از {bounds} است",
                bounds=listed([band.over for band in longer]),
            )

    def valid_for(self, facts: Mapping[str, FactValue]) -> Term:
        """Return how long a permit is valid whose case has these *facts*."""
        size = number_of(facts.get(self.longer_by))
        if size is None:
            return self.validity
        terms = [band.term for band in self.longer if size > exact_number(band.over, MOST_DIGITS)]
        return terms[-1] if terms else self.validity

    def judges_plans(self, stage: Stage) -> bool:
        """Return whether the plans are judged at *stage*, one of the steps: the one just after their delivery."""
        stages = [step.stage for step in self.steps]
        return stages[: stages.index(stage)][-1:] == [Stage.PLANS]

    def step(self, stage: Stage) -> Step | None:
        """Return the step of *stage*, None when this procedure does not pass it."""
        return next((step for step in self.steps if step.stage is stage), None)

    def first(self) -> Stage:
        """Return the stage a case enters when it is submitted."""
        return self.steps[0].stage

    def after(self, stage: Stage) -> Stage:
        """Return the stage that follows *stage*; past the last step the permit is issued."""
        stages = [step.stage for step in self.steps]
        following = stages.index(stage) + 1
        return stages[following] if following < len(stages) else Stage.ISSUED

    def earliest(self, stages: tuple[Stage, ...], current: Stage) -> Stage:
        """Return the first of *stages* this procedure passes no later than *current*, else *current*."""
        passed = [step.stage for step in self.steps]
        until_now = passed[: passed.index(current) + 1]
        return next((stage for stage in until_now if stage in stages), current)

    def rule(self, lacking: Deficiency) -> DocumentRule | FactRule | None:
        """Return the rule of what *lacking* names, None when the procedure knows none."""
        return self.rule_of(lacking.item, lacking.name)

    def rule_of(self, item: Item, name: str) -> DocumentRule | FactRule | None:
        """Return the rule of a document or fact by *name*, None when the procedure knows none."""
        if item is Item.DOCUMENT:
            return self.document(name)
        return PROJECT if name == PROJECT.name else self.fact(name)

    def document(self, kind: str) -> DocumentRule | None:
        """Return the rule of a document *kind*, None when the procedure knows none."""
        return next((rule for rule in self.documents if rule.kind == kind), None)

    def fact(self, name: str) -> FactRule | None:
        """Return the rule of the fact *name*, None when the procedure knows none."""
        return next((rule for rule in self.facts if rule.name == name), None)
