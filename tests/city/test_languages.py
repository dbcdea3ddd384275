"""Languages: each text in every language of the city, and the one given for one left out."""

from __future__ import annotations

import pytest
from tests.city.small_town import PROFILE, changed, tariffs_with

from qom_permits import BadInput, Text
from qom_permits.city.languages import languages_of, profile_converter
from qom_permits.city.loading import load_city


@pytest.mark.parametrize(
    ("languages", "given", "text"),
    [
        (("fa", "en"), {"en": "deed", "fa": "سند"}, Text("deed", "سند")),
        (("en",), {"en": "deed"}, Text("deed", "deed")),
        (("fa",), {"fa": "سند"}, Text("سند", "سند")),
        (("en",), {"en": "deed", "fa": "سند"}, Text("deed", "سند")),
        (("en",), "deed", Text("deed", "deed")),
        (("fa",), "سند", Text("سند", "سند")),
    ],
)
def test_a_text_is_read_in_the_languages_of_the_city(languages: tuple, given: object, text: Text) -> None:  # type: ignore[type-arg]  # of literals
    """Where there is one language, the wording given stands for both, and a plain text will do."""
    assert text == profile_converter(languages).structure(given, Text)


@pytest.mark.parametrize(
    ("languages", "given", "faults"),
    [
        (("fa", "en"), {"en": "deed"}, [("fa", "text-missing")]),
        (("fa",), {"en": "deed"}, [("fa", "text-missing")]),
        (("en",), {}, [("en", "text-missing")]),
        (("fa", "en"), {"en": " ", "fa": 3}, [("en", "text-empty"), ("fa", "wrong-type")]),
        (("en",), {"en": "deed", "fa": ""}, [("fa", "text-empty")]),
        (("en",), {"en": "deed", "de": "Urkunde"}, [("de", "unknown-key")]),
        (("fa", "en"), "deed", [("", "wrong-type")]),
        (("en",), "", [("en", "text-empty")]),
        (("en",), 3, [("", "wrong-type")]),
    ],
)
def test_a_text_that_lacks_a_language_is_told_with_it(
    languages: tuple,  # type: ignore[type-arg]  # of literals
    given: object,
    faults: list[tuple[str, str]],
) -> None:
    """Every fault of it at once, each under the language it is of."""
    with pytest.raises(BadInput) as refused:
        profile_converter(languages).structure(given, Text)
    assert faults == [(fault.where, fault.code) for fault in refused.value.faults]


@pytest.mark.parametrize("said", [None, "fa", [], ["de"], {}])
def test_a_city_whose_languages_cannot_be_read_is_asked_for_both(said: object) -> None:
    """What is wrong with them is a fault of its own."""
    assert ("fa", "en") == languages_of({"city": {"languages": said}})
    assert ("fa", "en") == languages_of({"city": said})


def test_the_order_of_languages_is_the_city_s_preference() -> None:
    """Persian first, as the town writes it, or English."""
    swapped = changed(PROFILE, [('languages = ["fa", "en"]', 'languages = ["en", "fa"]')])
    left_out = changed(PROFILE, [('languages = ["fa", "en"]\n', "")])

    assert [("fa", "en"), ("en", "fa"), ("fa", "en")] == [
        load_city(text, tariffs_with({})).languages for text in (PROFILE, swapped, left_out)
    ]
