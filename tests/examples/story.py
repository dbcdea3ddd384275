"""One request over HTTP, from filing to the permit, and the words each person says in it."""

from __future__ import annotations

from typing import Any

from tests.examples.visitors import Town, Visitor, pays

PAPERS = ("title_deed", "identity_card", "renovation_duty_receipt")


def request_of(citizen: Visitor) -> dict[str, Any]:
    """Return what *citizen* asks for: a house of two floors in district 2."""
    return {
        "kind": "new_construction",
        "parcel": {"code": "2-14-103-27-0-0-0", "postal_code": "۳۸۱۳۷۱۲۳۴۵", "area": "320"},
        "project": {"floor_area": "180", "floors": 2, "units": 1},
        "owners": [citizen.party],
        "facts": {"use": "residential", "postal_walk": "38137"},
    }


def filed(citizen: Visitor) -> dict[str, Any]:
    """Return the case that *citizen* has just opened."""
    answer = citizen.post("/requests", request_of(citizen))

    assert 201 == answer.status_code, answer.text
    assert f"/cases/{answer.json()['case']}" == answer.headers["Location"]
    case: dict[str, Any] = answer.json()
    return case


def submitted(citizen: Visitor) -> dict[str, Any]:
    """Return a case of *citizen* with its papers, sent to the district."""
    case = filed(citizen)
    for kind in PAPERS:
        case = citizen.take(case, "attach_document", {"kind": kind, "document": citizen.paper(kind)})
    return citizen.take(case, "submit")


def planned(town: Town, case: dict[str, Any]) -> dict[str, Any]:
    """Return *case* reviewed, surveyed and planned by those whose part it is."""
    with town.officer("expert-2") as expert, town.officer("surveyor-7") as surveyor:
        case = expert.take(case, "accept_documents")
        case = expert.take(case, "assign_surveyor", {"surveyor": "surveyor-7"})
        measured = {"street_width": "10", "plot_area": "318.4"}
        shown = [{"kind": "site_map", "document": surveyor.paper("site map")}]
        case = surveyor.take(case, "record_survey", {"facts": measured, "documents": shown})
        case = expert.take(case, "request_plans")
        with town.officer("organization") as organization:
            case = organization.take(case, "deliver_plans", _plans(organization))
        return expert.take(case, "issue_plan_order", {"facts": _ORDERED})


def assessed(town: Town, case: dict[str, Any]) -> dict[str, Any]:
    """Return *case* with its bill."""
    with town.officer("revenue-2") as revenue:
        return revenue.take(case, "assess_charges")


def permitted(town: Town, citizen: Visitor) -> dict[str, Any]:
    """Return a case of *citizen* walked to its permit, as the citizen then sees it."""
    case = assessed(town, planned(town, submitted(citizen)))
    while case["owed"]:
        settled = pays(town, citizen, case)
        assert "settled" == settled.json()["outcome"], settled.text
        case = citizen.get(f"/cases/{case['case']}").json()
    with town.officer("issuer-2") as issuer:
        issuer.take(case, "issue_permit")
    walked: dict[str, Any] = citizen.get(f"/cases/{case['case']}").json()
    return walked


def _plans(organization: Visitor) -> dict[str, Any]:
    kinds = ("architectural_plan", "structural_plan")
    return {
        "designer": "designer-15",
        "facts": {"parking": 1, "balcony_area": "0"},
        "documents": [{"kind": kind, "document": organization.paper(kind)} for kind in kinds],
    }


_ORDERED = {"floor_area": "180", "floors": 2, "coverage": "60"}
