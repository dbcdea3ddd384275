"""Whatever people do, in whatever order: two stores answer alike, and every case is what its records say."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from attrs import frozen
from hypothesis import HealthCheck, event, settings, target
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from qom_permits import (
    Actor,
    Deficiency,
    Document,
    Item,
    Lack,
    Party,
    PermitCase,
    QomPermitsError,
    Role,
    Stage,
    commands,
    replay,
)
from qom_permits.domain.errors import CommandIdReused, PaymentMismatch
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN, holder
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.payment import Outcome
from qom_permits.ports.providers import Context
from qom_permits.ports.records import is_intact
from qom_permits.ports.storage import Query, Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperClock, PaperDesk, paper_desk
from qom_permits.wire.events import read_event
from tests.desk.any_command import ACTORS, any_command
from tests.desk.conftest import RETURN_URL, ZAHRA, Town, Words, everything, next_step, of, request
