"""Documents: bytes known by their digest, attached to a case under a kind."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from attrs import field, frozen, validators

from qom_permits.domain import identifiers
from qom_permits.domain.errors import bad
from qom_permits.domain.texts import shown

MOST_BYTES = 50 * 1024 * 1024
"""The largest document the desk keeps: fifty mebibytes."""

_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}")


def _sized(_owner: object, _attribute: object, size: Any) -> None:
    if type(size) is not int or not 0 < size <= MOST_BYTES:
        raise bad(
            "bad-document-size",
            "a document has 1 to {most} bytes, not {size}",
            "سند ۱ تا {most} بایت دارد، نه {size}",
            most=MOST_BYTES,
            size=shown(size),
        )


def _media_type(_owner: object, _attribute: object, given: Any) -> None:
    if not (isinstance(given, str) and _MEDIA_TYPE.fullmatch(given)):
        raise bad(
            "bad-media-type",
            "{given!r:.60} is no media type; write one such as application/pdf or image/jpeg",
            "{given!r:.60} نوع رسانه نیست؛ چیزی مانند application/pdf یا image/jpeg بنویسید",
            given=given,
        )


@frozen(kw_only=True)
class Document:
    """Bytes kept by the desk: their *sha256*, *size* in bytes and *media_type*."""

    sha256: str = field(validator=identifiers.sha256)
    size: int = field(validator=_sized)
    media_type: str = field(validator=_media_type)

    def to_json(self) -> dict[str, object]:
        """Return the reference as an `AttachDocument` takes it from a front end."""
        return {"sha256": self.sha256, "size": self.size, "media_type": self.media_type}


@frozen(kw_only=True)
class Attachment:
    """A document handed in as one *kind* of paper the procedure knows."""

    kind: str = field(validator=identifiers.name)
    document: Document


@frozen(kw_only=True)
class Finding:
    """What an officer read off a *document* of the case: the *names* of facts, and whether the earlier *permit*."""

    document: Attachment
    names: tuple[str, ...]
    permit: bool = False


class Lack(Enum):
    """What is wrong with a paper or a fact."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    OUT_OF_DATE = "out_of_date"
    INCOMPLETE = "incomplete"
    CONTRADICTED = "contradicted"


class Item(Enum):
    """What a deficiency is about."""

    DOCUMENT = "document"
    FACT = "fact"


@frozen(kw_only=True)
class Deficiency:
    """Something to be mended: a document kind or a fact by *name*, and what it lacks."""

    item: Item
    name: str = field(validator=identifiers.name)
    lack: Lack = field(validator=validators.instance_of(Lack))
