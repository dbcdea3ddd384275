"""Who a party is: personal data, kept apart from every case so that it can be erased."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from qom_permits.domain.errors import bad

LANGUAGES = ("fa", "en")


class PersonKind(Enum):
    """What a party is in law."""

    PERSON = "person"
    COMPANY = "company"


def _text(_owner: object, _attribute: object, given: Any) -> None:
    if not isinstance(given, str):
        raise bad("not-text", "this must be text", "این باید متن باشد")


def _spoken(_owner: object, _attribute: object, language: Any) -> None:
    if language not in LANGUAGES:
        raise bad(
            "unknown-language",
            "{language!r:.20} is not a language of the desk; choose fa or en",
            "{language!r:.20} زبان این میز نیست؛ fa یا en را برگزینید",
            language=language,
        )


def _of_kind(_owner: object, _attribute: object, kind: Any) -> None:
    if not isinstance(kind, PersonKind):
        raise bad(
            "unknown-choice",
            "{kind!r:.20} is no kind of person; choose person or company",
            "{kind!r:.20} گونه‌ای از شخص نیست؛ person یا company را برگزینید",
            kind=kind,
        )


def _read_only(ids: Any) -> Any:
    """Return *ids* so that nobody alters them; whatever else is given is the validator's to refuse."""
    return MappingProxyType(dict(ids)) if isinstance(ids, Mapping) else ids


def _numbers(_owner: object, _attribute: object, ids: Any) -> None:
    if not isinstance(ids, Mapping) or not all(
        isinstance(part, str) for pair in ids.items() for part in pair
    ):
        raise bad(
            "bad-ids", "ids are numbers as text, by name", "شناسه‌ها شماره‌هایی به صورت متن‌اند، هر یک با نام"
        )


@frozen(kw_only=True)
class Person:
    """A person or company: *name*, *mobile* number, *language* letters are written in, *ids* by the name of their kind.

    It says what a form says: whether that can be is judged once, by the rules of the city, as the desk registers it.
    """

    name: str = field(validator=_text, repr=False)
    mobile: str = field(validator=_text, repr=False)
    kind: PersonKind = field(default=PersonKind.PERSON, validator=_of_kind)
    language: str = field(default="fa", validator=_spoken)
    ids: Mapping[str, str] = field(
        factory=dict, converter=_read_only, validator=_numbers, repr=False, hash=False
    )
