"""Sources: when in a procedure each of them speaks, and so what is known by then."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.city.checking import supply_texts as texts
from qom_permits.domain.fault import Fault
from qom_permits.domain.procedure import Source
from qom_permits.domain.stages import Stage
from qom_permits.domain.texts import Text, listed
from qom_permits.domain.words import SOURCES, STAGES

PAPER_SOURCES = (Source.APPLICATION, Source.SURVEY, Source.PLANS)
"""Those who hand in papers; a plan order and a finding bring none."""
_STEP_OF = {Source.SURVEY: Stage.SURVEY, Source.PLANS: Stage.PLANS, Source.PLAN_ORDER: Stage.PLAN_ORDER}
"""The step at which a source speaks; the application is there before the first, findings from the first on."""


def sources_of(stages: tuple[Stage, ...]) -> list[Source]:
    """Return the sources that speak in a procedure of *stages*."""
    return [source for source in Source if source not in _STEP_OF or _STEP_OF[source] in stages]


def is_known_to(asking: Source, asked: Source, stages: tuple[Stage, ...]) -> bool:
    """Return whether what the source *asked* says is known when *asking* hands in its papers.

    A source that never speaks is a fault of its own, so it passes here.
    """
    first, second = _place(asked, stages), _place(asking, stages)
    return first is None or second is None or first <= second


def misjudged(
    title: Text, source: Source, judged_at: Stage, stages: tuple[Stage, ...], place: str
) -> Iterator[Fault]:
    """Yield that what *source* brings is judged at no step of the procedure, or before it is there."""
    brought = _place(source, stages)
    allowed = [stage for number, stage in enumerate(stages) if brought is not None and number >= brought]
    told = {
        "title": title,
        "source": SOURCES[source],
        "stage": STAGES[judged_at],
        "allowed": listed([stage.value for stage in allowed]),
    }
    if judged_at not in stages:
        yield texts.JUDGED_NOWHERE.at(f"{place}.judged_at", **told)
    elif judged_at not in allowed:
        yield texts.JUDGED_EARLY.at(f"{place}.judged_at", **told)


def _place(source: Source, stages: tuple[Stage, ...]) -> int | None:
    """Return at which step *source* speaks, None for never."""
    step = _STEP_OF.get(source)
    if step is None:
        return -1 if source is Source.APPLICATION else 0
    return stages.index(step) if step in stages else None
