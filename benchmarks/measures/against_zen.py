"""A bill against the same fee in zen-engine, one building at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import zen
from benchmarks.by_hand import by_hand
from benchmarks.figures import Figure
from benchmarks.pacing import over, ratio
from benchmarks.town import buildings, town
from benchmarks.zen_town import context, decision

Evaluate = Callable[[dict[str, object]], dict[str, dict[str, int]]]

DRAWN = buildings(100)


def figures() -> Iterator[Figure]:
    """Yield the engine's time in times of `tariff.assess`, by each of its two ways to hold a decision."""
    assess = over(town().assess, [(building.said,) for building in DRAWN])
    contexts = [(context(building.said),) for building in DRAWN]
    chance = ratio(assess, assess)
    for way, evaluate in (("made by `create_decision`", _made()), ("held by its loader", _loaded())):
        _check(evaluate)
        yield Figure(
            asked=f"zen-engine, a decision {way}, in times of `tariff.assess(facts)`",
            measured=ratio(over(evaluate, contexts), assess),
            chance=chance,
            at_least=20,
        )


def _made() -> Evaluate:
    """Return the way of the engine's first example."""
    evaluate: Evaluate = zen.ZenEngine().create_decision(decision()).evaluate
    return evaluate


def _loaded() -> Evaluate:
    """Return the engine's fastest way: by a loader that is given all decisions at once."""
    loader = {"type": "static", "content": {"town": json.loads(decision())}}
    engine = zen.ZenEngine({"loader": loader})
    return lambda facts: engine.evaluate("town", facts)


def _check(evaluate: Evaluate) -> None:
    """Hold that the engine, whose numbers are decimals, comes to the same totals to the unit."""
    for building in DRAWN:
        total, expected = evaluate(context(building.said))["result"]["total"], by_hand(*building.values)[-1]
        if total != expected:
            raise AssertionError(f"zen-engine says {total}, by hand it is {expected}, for {building.said}")
