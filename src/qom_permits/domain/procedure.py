"""A procedure: which stages a kind of request passes, who acts in each, and what each must bring."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.actors import Role
from qom_permits.domain.documents import Deficiency, Item
from qom_permits.domain.errors import bad
from qom_permits.domain.stages import STEPS, RequestKind, Stage
from qom_permits.domain.terms import Term
from qom_permits.domain.texts import Text


class Source(Enum):
    """Who supplies a fact or a document; only that source's command sets it."""

    APPLICATION = "application"
    SURVEY = "survey"
    PLANS = "plans"
    PLAN_ORDER = "plan_order"


class FactType(Enum):
    """What a fact's value looks like."""

    NUMBER = "number"
    COUNT = "count"
    CHOICE = "choice"
    TEXT = "text"
    FLAG = "flag"


@frozen(kw_only=True)
class Step:
    """One stage of a procedure: the *officer* who acts in it, and within which *term* (None: none is set)."""

    stage: Stage
    officer: Role
    term: Term | None = None


@frozen(kw_only=True)
class DocumentRule:
    """A kind of paper: who supplies it, whether it is *required*, and at which step it is judged."""

    kind: str = field(validator=identifiers.name)
    title: Text
    source: Source
    judged_at: Stage = Stage.REVIEW
    required: bool = True
    cite: Text


@frozen(kw_only=True)
class FactRule:
    """A fact by *name*: its type, unit, range, the one *source* that sets it, and the step that rests on it."""

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


@frozen(kw_only=True)
class RefusalGround:
    """A ground in law on which an expert may refuse."""

    name: str = field(validator=identifiers.name)
    title: Text
    cite: Text


@frozen(kw_only=True)
class Procedure:
    """The order of *steps* for one *kind* of request, with its documents, facts, grounds and validity.

    *digest* is SHA-256 of the procedure as the profile writes it; a case pins *id* and *digest*.
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
        return self.document(lacking.name) if lacking.item is Item.DOCUMENT else self.fact(lacking.name)

    def document(self, kind: str) -> DocumentRule | None:
        """Return the rule of a document *kind*, None when the procedure knows none."""
        return next((rule for rule in self.documents if rule.kind == kind), None)

    def fact(self, name: str) -> FactRule | None:
        """Return the rule of the fact *name*, None when the procedure knows none."""
        return next((rule for rule in self.facts if rule.name == name), None)
