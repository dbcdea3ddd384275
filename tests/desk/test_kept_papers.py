"""A case rests only on documents whose bytes the desk keeps."""

from __future__ import annotations

import pytest
from tests.desk.stories import reference, scan
from tests.desk.towns import Town

from qom_permits import Actor, Blocked, Role, Stage, commands
from qom_permits.domain.errors import InvalidActor


def test_a_document_the_desk_never_kept_is_refused(town: Town) -> None:
    """A reference alone is no paper; once its bytes are kept, the same command is taken."""
    case = town.at(Stage.DRAFT)
    command = commands.AttachDocument(
        case_id=case.id, kind="title_deed", document=reference("something never kept")
    )

    with pytest.raises(Blocked) as blocked:
        town.desk.take(command, by=town.applicant, command_id="hand")
    assert ["document-not-kept"] == [objection.code for objection in blocked.value.objections]

    town.desk.keep(scan("something never kept"), media_type="application/pdf")
    after = town.desk.take(command, by=town.applicant, command_id="hand")

    assert command.document == after.document("title_deed")


def test_nobody_goes_by_the_desks_own_name(town: Town) -> None:
    """An officer whose login is the desk's would share its command ids."""
    case = town.at(Stage.REVIEW)

    with pytest.raises(InvalidActor):
        town.desk.case(case.id, by=Actor.officer("desk", Role.EXPERT, portal="districts", district="2"))
