"""Whatever people do, in whatever order: two stores answer alike, and every case is what its records say."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings, target
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from qom_permits import (
    Actor,
    Callback,
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
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.payment import Outcome
from qom_permits.ports.providers import Context
from qom_permits.ports.storage import Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperClock, PaperDesk, paper_desk
from qom_permits.wire.events import read_event
from tests.desk.conftest import (
    ENGINEERS,
    PAPERS,
    RETURN_URL,
    ZAHRA,
    Words,
    next_step,
    of,
    ordered,
    planned,
    request,
    surveyed,
)

