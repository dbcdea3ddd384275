"""Every stage, command, role, own and other case and district: what must happen is in the sheets, and happens."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.cities import CITIES
from tests.matrix.sheets import DONE, Cell, sheet
from tests.matrix.situations import SITUATIONS
from tests.matrix.stands import Stand, in_memory, on_sqlite
from tests.matrix.walking import Walk

from qom_permits import Blocked, RequestKind, Stage
from qom_permits.domain.transitions import TABLE

SHEETS = {
    "qom-new-construction": ("qom", RequestKind.NEW_CONSTRUCTION),
    "port-alder-new-construction": ("port_alder", RequestKind.NEW_CONSTRUCTION),
    "qom-permit-renewal": ("qom", RequestKind.PERMIT_RENEWAL),
}
"""Each sheet, with the city and the kind of request it is about."""

NOTHING_LEADS_TO = {Stage.COMPLETED, Stage.LAPSED, Stage.EXPIRED, Stage.REVOKED}


def stand_on(store: str, name: str, folder: Path) -> Stand:
    """Return the stand that the sheet of that *name* is about, on a *store*."""
    city, kind = SHEETS[name]
    return in_memory(CITIES[city], kind) if store == "memory" else on_sqlite(CITIES[city], kind, folder)


@pytest.mark.usefixtures("_remembered")
@pytest.mark.parametrize("store", ["memory", "sqlite"])
@pytest.mark.parametrize("name", SHEETS)
def test_every_cell_is_as_its_sheet_says(name: str, store: str, tmp_path: Path) -> None:
    """Done or refused for the reasons named; a refusal writes nothing, a denial reads like what is not there."""
    stand = stand_on(store, name, tmp_path)
    with closing(stand.store):
        differences = Walk(stand).differences(sheet(name))

    assert [] == differences, "\n".join(["", *differences])


def test_the_sheets_know_every_stage_a_case_can_come_to(tmp_path: Path) -> None:
    """The rest are stages to which nothing leads yet; the day something does, the sheets must tell of it."""
    stand = stand_on("memory", "qom-new-construction", tmp_path)
    known = {case.stage for cases in stand.cases.values() for case in cases.values()}

    assert set(Stage) - NOTHING_LEADS_TO == known
    assert not NOTHING_LEADS_TO & {row.target for row in TABLE.values()}
    assert SITUATIONS.keys() == stand.cases.keys()


@pytest.mark.usefixtures("_remembered")
def test_a_cell_that_is_missing_wrong_or_one_too_many_is_told_by_name(tmp_path: Path) -> None:
    """A sheet that says otherwise than the desk does, or leaves something out, does not pass."""
    told = sheet("qom-permit-renewal")
    missing = Cell("charges", "assess_charges", "revenue.hr")
    wrong = Cell("charges", "withdraw", "expert.hr")
    idle = Cell("charges", "approve", "revenue.hr")
    del told[missing]
    told[wrong] = frozenset({DONE})
    told[idle] = frozenset({DONE})

    assert {
        f"{missing}: the sheet says nothing of it",
        f"{wrong}: done in the sheet, not-your-part at the desk",
        f"{idle}: there is no such cell",
    } == set(Walk(stand_on("memory", "qom-permit-renewal", tmp_path)).differences(told))


@pytest.mark.usefixtures("_remembered")
def test_what_was_not_to_be_done_and_was_ends_the_walk(tmp_path: Path) -> None:
    """Past a refusal that wrote something, nothing stands where it stood."""
    told = sheet("qom-permit-renewal")
    told[Cell("charges", "withdraw", "applicant.ow")] = frozenset({"not-your-part"})

    with pytest.raises(AssertionError, match=r"charges / withdraw / applicant\.ow: wrote, and was done"):
        Walk(stand_on("memory", "qom-permit-renewal", tmp_path)).differences(told)


@pytest.mark.usefixtures("_remembered")
def test_a_payment_is_started_by_no_command_handed_in(tmp_path: Path) -> None:
    """`start_payment` alone starts one: as a command it is the desk's own doing, whoever hands it in."""
    stand = stand_on("memory", "qom-new-construction", tmp_path)
    asked = [asking for cell, asking in Walk(stand).cells().items() if cell.command == "start_payment"]
    for asking in asked:
        with pytest.raises(Blocked) as blocked:
            stand.paper.desk.take(asking.command, by=asking.by, command_id="mine")
        assert ["desk-only"] == [each.code for each in blocked.value.objections]
    assert stand.is_unchanged()
