"""Where a profile's tariffs are looked for."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from qom_permits.city.shipped import open_city, tariffs_of
from qom_permits.domain.errors import BadCity

CITIES = Path(__file__).parents[1] / "cities"
ID = "nasirshahr-density"
SAMPLE = f"{ID}.toml"
TEXT = files("qom_permits.city").joinpath("tariffs", SAMPLE).read_text("utf-8")


def test_a_town_keeps_its_tariffs_in_a_folder_beside_its_profile() -> None:
    """Nobody has to say where they are."""
    assert "port_alder" == open_city(str(CITIES / "port-alder.toml")).id


def test_the_folder_comes_before_what_lies_right_beside_and_that_before_the_samples(tmp_path: Path) -> None:
    """The nearest file of a name is the town's own."""
    give = tariffs_of(str(tmp_path / "city.toml"))

    assert ID == give(SAMPLE).id

    (tmp_path / SAMPLE).write_text(TEXT.replace(ID, "right-beside"), "utf-8")
    assert "right-beside" == tariffs_of(str(tmp_path / "city.toml"))(SAMPLE).id

    (tmp_path / "tariffs").mkdir()
    (tmp_path / "tariffs" / SAMPLE).write_text(TEXT.replace(ID, "in-the-folder"), "utf-8")
    assert "in-the-folder" == tariffs_of(str(tmp_path / "city.toml"))(SAMPLE).id


def test_a_folder_that_is_given_is_the_only_one(tmp_path: Path) -> None:
    """A sample of the same name never stands in for a file that was forgotten."""
    with pytest.raises(BadCity) as refused:
        tariffs_of(str(CITIES / "port-alder.toml"), tmp_path)(SAMPLE)

    assert ["no-such-file"] == [fault.code for fault in refused.value.faults]


def test_a_shipped_city_looks_among_the_samples_alone() -> None:
    """The folder one happens to stand in has no say in Qom's tariffs."""
    with pytest.raises(BadCity, match=r"pyproject\.toml"):
        tariffs_of("qom")("pyproject.toml")
