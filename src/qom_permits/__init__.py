"""A building permit, from a citizen's first click to a document anyone can check.

The public values and commands; `qom_permits.desk.open_desk` opens a desk to take them. Importing this opens
nothing and touches no plug-in.
"""

from __future__ import annotations

from qom_permits.city.letters import Letter
from qom_permits.domain import commands, errors, events
from qom_permits.domain.actors import Actor, Party, Portal, Role
from qom_permits.domain.area import Area
from qom_permits.domain.assessments import Assessment, LineItem
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Deficiency, Document, Item, Lack
from qom_permits.domain.errors import BadInput, Blocked, ChangedSince, NoSuchCase, QomPermitsError
from qom_permits.domain.evolve import evolve, replay
from qom_permits.domain.fault import Fault
from qom_permits.domain.given import Given
from qom_permits.domain.jalali import JalaliDay
from qom_permits.domain.money import Money
from qom_permits.domain.objection import Objection
from qom_permits.domain.objections import objections
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.people import Person, PersonKind
from qom_permits.domain.permit import Permit
from qom_permits.domain.procedure import Procedure, Step
from qom_permits.domain.sight import may_see
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.terms import Deadline, Term, WorkCalendar
from qom_permits.domain.texts import Text
from qom_permits.ports.payment import Callback
from qom_permits.rules.language.clauses import Charge
from qom_permits.rules.tariff import Tariff

__all__ = [
    "Actor",
    "Area",
    "Assessment",
    "Attachment",
    "BadInput",
    "Blocked",
    "Callback",
    "ChangedSince",
    "Charge",
    "Deadline",
    "Deficiency",
    "Document",
    "Fault",
    "Given",
    "Item",
    "JalaliDay",
    "Lack",
    "Letter",
    "LineItem",
    "Money",
    "NoSuchCase",
    "Objection",
    "Parcel",
    "Party",
    "Permit",
    "PermitCase",
    "Person",
    "PersonKind",
    "Portal",
    "Procedure",
    "Project",
    "QomPermitsError",
    "RequestKind",
    "Role",
    "Stage",
    "Step",
    "Tariff",
    "Term",
    "Text",
    "WorkCalendar",
    "commands",
    "decide",
    "errors",
    "events",
    "evolve",
    "may_see",
    "objections",
    "replay",
]
