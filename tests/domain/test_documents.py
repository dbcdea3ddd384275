"""Documents and deficiencies: known by digest, kind and lack."""

from __future__ import annotations

from typing import Any

import pytest

from qom_permits.domain.documents import MOST_BYTES, Attachment, Deficiency, Document, Item, Lack
from qom_permits.domain.errors import BadInput

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize("size", [0, -1, MOST_BYTES + 1, True, 1.0, "1"])
def test_a_document_has_bytes_but_not_too_many(size: Any) -> None:
    """No empty document, and none a byte over the limit."""
    with pytest.raises(BadInput) as refused:
        Document(sha256=DIGEST, size=size, media_type="application/pdf")

    assert ["bad-document-size"] == [fault.code for fault in refused.value.faults]


def test_the_largest_document_is_taken() -> None:
    """The limit itself is allowed."""
    assert MOST_BYTES == Document(sha256=DIGEST, size=MOST_BYTES, media_type="application/pdf").size


@pytest.mark.parametrize(
    "given",
    ["pdf", "application/", "/pdf", "image/jpeg; q=1", "image/jpeg\n", "text/html\0", "", None, b"image/png"],
)
def test_a_media_type_has_two_parts(given: Any) -> None:
    """A header cannot be smuggled in where a media type belongs."""
    with pytest.raises(BadInput) as refused:
        Document(sha256=DIGEST, size=1, media_type=given)

    assert ["bad-media-type"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("digest", [DIGEST.upper(), DIGEST[:-1], DIGEST + "0", DIGEST[:-1] + "g", "", None])
def test_a_digest_is_64_small_hexadecimal_digits(digest: Any) -> None:
    """One digest, one spelling: otherwise one document would have two names."""
    with pytest.raises(BadInput) as refused:
        Document(sha256=digest, size=1, media_type="application/pdf")

    assert ["bad-digest"] == [fault.code for fault in refused.value.faults]


def test_a_lack_is_one_of_those_known() -> None:
    """A word of somebody's own is no lack."""
    with pytest.raises(TypeError):
        Deficiency(item=Item.DOCUMENT, name="deed", lack="missing")  # type: ignore[arg-type]  # that is the point

    assert Lack.MISSING is Deficiency(item=Item.DOCUMENT, name="deed", lack=Lack.MISSING).lack


@pytest.mark.parametrize("name", ["Deed", "the deed", "", None])
def test_papers_and_deficiencies_are_named_as_a_profile_names(name: Any) -> None:
    """A kind of paper, or a thing that is lacking, has a plain name."""
    document = Document(sha256=DIGEST, size=1, media_type="application/pdf")
    with pytest.raises(BadInput):
        Deficiency(item=Item.DOCUMENT, name=name, lack=Lack.MISSING)
    with pytest.raises(BadInput):
        Attachment(kind=name, document=document)


def test_a_reference_is_told_as_it_is_handed_in() -> None:
    """What the desk answers for kept bytes is what a front end sends back to attach them."""
    kept = Document(sha256=DIGEST, size=7, media_type="application/pdf")

    assert kept == Document(**kept.to_json())  # type: ignore[arg-type]  # plain data
