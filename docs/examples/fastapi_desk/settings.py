"""What a host is told from outside: where it keeps things, under which address it is reached, which city it serves."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from attrs import frozen


@frozen(kw_only=True)
class Settings:
    """Everything is kept in *folder*; browsers reach the host at *address* and the bank's page at *bank*.

    *allow_samples* lets sample tariffs price real cases: never in production. *now* replaces the machine's clock in
    tests (None: the machine's own).
    """

    folder: Path
    address: str = "http://127.0.0.1:8000"
    bank: str = "http://127.0.0.1:8080"
    city: str = "qom"
    allow_samples: bool = False
    now: Callable[[], datetime] | None = None


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that the variables ``DESK_FOLDER``, ``DESK_ADDRESS``, … of *environment* name."""
    return Settings(
        folder=Path(environment.get("DESK_FOLDER", "desk")),
        address=environment.get("DESK_ADDRESS", "http://127.0.0.1:8000").rstrip("/"),
        bank=environment.get("DESK_BANK", "http://127.0.0.1:8080").rstrip("/"),
        city=environment.get("DESK_CITY", "qom"),
        allow_samples=environment.get("DESK_ALLOW_SAMPLES") == "yes",
    )
