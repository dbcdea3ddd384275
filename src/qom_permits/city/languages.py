"""The languages of a city: which wordings each text of its profile must have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import get_args

from attrs import evolve
from cattrs import Converter

from qom_permits.city import loading_texts as texts
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import FactValue
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Language, Text, nearest, same
from qom_permits.reading.strict import strict_converter, unknown_key, wrong_type

LANGUAGES: tuple[Language, ...] = get_args(Language)
BOTH: tuple[Language, ...] = ("fa", "en")
"""The languages of a city that names none: Persian before English."""

_WORDING = Text("a text in quotes", "متنی در گیومه")
_FACT = Text("text, a whole number, true or false", "متن، عدد درست، true یا false")


def languages_of(data: Mapping[str, object]) -> tuple[Language, ...]:
    """Return the languages a profile says its city has; both where that cannot be read."""
    city = data.get("city")
    said = city.get("languages") if isinstance(city, Mapping) else None
    known = tuple(each for each in LANGUAGES if isinstance(said, list) and each in said)
    return known or BOTH


def profile_converter(languages: tuple[Language, ...]) -> Converter:
    """Return a strict converter that takes a text in each of *languages*; the one given stands for one left out."""
    converter, plain = strict_converter(), strict_converter()
    converter.register_structure_hook_func(_is_choice, lambda given, kind: _choice(given, kind, plain))
    converter.register_structure_hook(Text, _text_in(languages))
    converter.register_structure_hook_func(lambda kind: kind == FactValue, _fact_value)
    return converter


def _text_in(languages: tuple[Language, ...]) -> Callable[[object, object], Text]:
    def text(given: object, _kind: object) -> Text:
        if isinstance(given, str) and len(languages) == 1:
            given = {languages[0]: given}
        if not isinstance(given, Mapping):
            raise wrong_type(given, texts.form_of(languages))
        faults = [*_faults(given, languages)]
        if faults:
            raise BadInput(faults)
        said = {language: str(given[language]) for language in LANGUAGES if language in given}
        lone = same(next(iter(said.values())))
        return Text(en=said.get("en", lone.en), fa=said.get("fa", lone.fa))

    return text


def _faults(given: Mapping[str, object], languages: tuple[Language, ...]) -> list[Fault]:
    faults = [unknown_key(name, list(LANGUAGES)) for name in given if name not in LANGUAGES]
    faults += [
        texts.TEXT_MISSING.at(language, language=texts.LANGUAGE_NAMES[language])
        for language in languages
        if language not in given
    ]
    for language in LANGUAGES:
        wording = given.get(language, "-")
        if not isinstance(wording, str):
            faults += [fault.under(language) for fault in wrong_type(wording, _WORDING).faults]
        elif not wording.strip():
            faults.append(texts.TEXT_EMPTY.at(language, language=texts.LANGUAGE_NAMES[language]))
    return faults


def _is_choice(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _choice(given: object, kind: type[Enum], plain: Converter) -> object:
    """Return the choice *given*; one that is none is answered with the nearest."""
    try:
        return plain.structure(given, kind)
    except BadInput as no:
        known = [str(member.value) for member in kind]
        near = nearest(str(given)[:60], known)
        raise BadInput([evolve(fault, allowed=near) for fault in no.faults]) from None


def _fact_value(given: object, _kind: object) -> FactValue:
    if not isinstance(given, str | int | bool):
        raise wrong_type(given, _FACT)
    return given
