"""Walking the cells of a sheet: each asked of the desk, and what is not as the sheet says told by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, evolve, field, frozen
from tests.desk.towns import RETURN_URL
from tests.matrix.people import comers
from tests.matrix.saying import said
from tests.matrix.sheets import DONE, NO_SUCH_CASE, Cell
from tests.matrix.stands import READING, Stand

from qom_permits import Actor, Blocked, NoSuchCase, PermitCase, QomPermitsError, commands
from qom_permits.desk.taking import take_once
from qom_permits.domain.actors import DESK
from qom_permits.domain.transitions import DESKS_OWN, JUDGES_WHAT_WAS_SEEN
from qom_permits.testing.paper import PaperDesk
from qom_permits.wire.commands import KINDS

NO_CASE_YET = "no case yet"
ID = "mine"
"""The id of every command: a refusal takes none, so that it can be used again and again."""

INVENTED = "5d0cfe52-9a55-5b0e-8a52-6f0a6a52a1b2"
"""An id shaped like every case's, of none."""


@frozen
class Asking:
    """*by* asks for *command*, having looked at *case* just before (None: there is none yet)."""

    by: Actor
    command: commands.Command
    case: PermitCase | None = None

    def of_nothing(self) -> Asking:
        """Return the same asked about a case that is not there."""
        named: Any = self.command  # every command but the one that opens a case names one
        return evolve(self, command=evolve(named, case_id=INVENTED))

    def put(self, paper: PaperDesk) -> frozenset[str]:
        """Return how the desk of *paper* answers; raises what it raises."""
        desk, seen = paper.desk, self.case.version if self.case else None
        match self.command:
            case commands.StartPayment():
                desk.start_payment(
                    self.command.case_id,
                    gateway=self.command.gateway,
                    return_url=RETURN_URL,
                    by=self.by,
                    command_id=ID,
                )
            case command if type(command) in DESKS_OWN and self.by == DESK:
                take_once(desk._equipment, command, DESK, ID)  # noqa: SLF001 - the desk's inner door
            case command:
                judges = type(command) in JUDGES_WHAT_WAS_SEEN
                desk.take(command, by=self.by, command_id=ID, seen=seen if judges else None)
        return frozenset({DONE})


@define
class Walk:
    """A walk over all that can be asked at *stand*."""

    stand: Stand
    _elsewhere: dict[tuple[type[commands.Command], Actor], str] = field(factory=dict)

    def cells(self) -> Mapping[Cell, Asking]:
        """Return every cell there is, with what is asked in it."""
        town = self.stand.town
        people = comers(town.story, town.owner)
        found = {
            Cell(NO_CASE_YET, "open_case", column): Asking(comer.actor, town.story.request(town.owner))
            for column, comer in people.items()
        }
        for situation, cases in self.stand.cases.items():
            words = {surveyor: said(town, case, surveyor) for surveyor, case in cases.items()}
            for column, comer in people.items():
                for name in [each for each in KINDS if each != "open_case"]:
                    command = words[comer.surveyor][name]
                    found[Cell(situation, name, column)] = Asking(comer.actor, command, cases[comer.surveyor])
        return found

    def differences(self, sheet: Mapping[Cell, frozenset[str]]) -> list[str]:
        """Return every cell that is missing, one too many, or not as the desk answers, in words."""
        cells = self.cells()
        missing = [f"{cell}: the sheet says nothing of it" for cell in cells if cell not in sheet]
        idle = [f"{cell}: there is no such cell" for cell in sheet if cell not in cells]
        told = [self._difference(cell, cells[cell], sheet[cell]) for cell in cells if cell in sheet]
        return [*missing, *idle, *filter(None, told)]

    def _difference(self, cell: Cell, asking: Asking, wanted: frozenset[str]) -> str:
        if wanted == {DONE}:
            with self.stand.anew() as paper:
                got, _ = _answer(asking, paper)
        else:
            got = self._refused(cell, asking)
        return "" if wanted == got else f"{cell}: {_listed(wanted)} in the sheet, {_listed(got)} at the desk"

    def _refused(self, cell: Cell, asking: Asking) -> frozenset[str]:
        """Return why *asking* is refused, having seen that nothing was written and nothing given away."""
        got, told = self._heard(cell, asking)
        if got == {NO_SUCH_CASE} and asking.case is not None:
            elsewhere = self._told_of_nothing(cell, asking)
            assert told.replace(asking.case.id, INVENTED) == elsewhere, f"{cell}: tells of a case not theirs"
        return got

    def _told_of_nothing(self, cell: Cell, asking: Asking) -> str:
        """Return what can be told from the answer to the same about a case that is not there."""
        key = (type(asking.command), asking.by)
        if key not in self._elsewhere:
            _, self._elsewhere[key] = self._heard(cell, asking.of_nothing())
        return self._elsewhere[key]

    def _heard(self, cell: Cell, asking: Asking) -> tuple[frozenset[str], str]:
        """Return the answer, with all that can be told from it: the error, and what the store was asked."""
        calls = self.stand.heard.calls
        calls.clear()
        got, told = _answer(asking, self.stand.paper)
        assert {name for name, _ in calls} <= READING, f"{cell}: wrote, and was {_listed(got)}"
        assert self.stand.is_unchanged(), f"{cell}: wrote, and was {_listed(got)}"
        return got, f"{told} {calls}"


def _answer(asking: Asking, paper: PaperDesk) -> tuple[frozenset[str], str]:
    try:
        return asking.put(paper), ""
    except Blocked as blocked:
        return frozenset(each.code for each in blocked.objections), repr(blocked.to_json())
    except NoSuchCase as denied:
        return frozenset({NO_SUCH_CASE}), repr((denied.to_json(), str(denied), denied.args))
    except QomPermitsError as other:
        return frozenset({type(other).__name__}), repr(other.to_json())


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))
