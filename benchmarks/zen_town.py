"""The fee of `town.toml` as a decision of zen-engine: two decision tables and one node of expressions, as JSON."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from benchmarks.town import TEXT, Said

BILL = {
    "charged_area": "max([floor_area - 20 * parking, 0])",
    "spaces_short": "max([ceil(floor_area / 75) - parking, 0])",
    "floor_charge": "round(max([share * value * $.charged_area, least * floor_area]))",
    "commercial_charge": (
        "use != 'residential' ? round((use == 'commercial' ? 1.75 : 0.875) * value * floor_area) : null"
    ),
    "balcony_charge": "balcony_area > 0 ? round(2.5 * value * balcony_area) : null",
    "parking_charge": "$.spaces_short > 0 ? round(min([value * 25 * $.spaces_short, 60000000])) : null",
    "frontage_charge": "frontage > 6 ? round(0.85 * value * (frontage - 6)) : null",
    "building": "$.floor_charge + ($.commercial_charge ?? 0) + ($.balcony_charge ?? 0)",
    "fire": "round(0.035 * $.building)",
    "veterans": (
        "is_veteran and use == 'residential'"
        " ? round($.floor_charge * min([floor_area, 120]) / floor_area) : null"
    ),
    "sum": ("$.building + ($.parking_charge ?? 0) + ($.frontage_charge ?? 0) + $.fire - ($.veterans ?? 0)"),
    "total": "floor($.sum / 1000) * 1000",
}
"""Each line and what it is made of, in the order they are worked out."""

Node = dict[str, Any]
"""A node of the decision's graph."""

DEFAULTS: Said = {"balcony_area": 0, "parking": 0, "is_veteran": False}
MEASURES = ("floor_area", "frontage", "balcony_area")


def decision() -> str:
    """Return the decision as the engine reads it: the bands, then the zones, then the bill."""
    tables = tomllib.loads(TEXT)["tables"]
    bands = [(f"<= {edge}" if edge else "", (share, least)) for edge, share, least in tables["band"]["rows"]]
    zones = [(f"'{zone}'", (value,)) for zone, value in tables["zone_value"]["rows"]]
    nodes: tuple[Node, ...] = (
        {"type": "inputNode", "id": "facts", "name": "facts", "content": {"schema": ""}},
        _table("band", "floor_area", ("share", "least"), bands),
        _table("zone_value", "zone", ("value",), zones),
        _expressions("bill", BILL),
    )
    edges = [
        {"id": f"{one['id']}-{other['id']}", "type": "edge", "sourceId": one["id"], "targetId": other["id"]}
        for one, other in pairwise(nodes)
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def context(said: Said) -> dict[str, object]:
    """Return what is *said* as the engine takes it, measures as numbers."""
    return {name: float(value) if name in MEASURES else value for name, value in {**DEFAULTS, **said}.items()}


def _table(name: str, key: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Node:
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "key", "name": key, "field": key}],
        "outputs": [{"id": column, "name": column, "field": column} for column in columns],
        "rules": [
            {"_id": f"row-{number}", "key": held, **dict(zip(columns, values, strict=True))}
            for number, (held, values) in enumerate(rows, 1)
        ],
    }
    return {"type": "decisionTableNode", "id": name, "name": name, "content": content | _way(passes=True)}


def _expressions(name: str, lines: dict[str, str]) -> Node:
    content = {"expressions": [{"id": key, "key": key, "value": formula} for key, formula in lines.items()]}
    return {"type": "expressionNode", "id": name, "name": name, "content": content | _way(passes=False)}


def _way(*, passes: bool) -> dict[str, object]:
    """Return how a node is run, and whether it *passes* on what came in."""
    return {"passThrough": passes, "inputField": None, "outputPath": None, "executionMode": "single"}
