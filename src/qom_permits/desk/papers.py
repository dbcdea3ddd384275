"""Papers: bytes that come in before a command hands them in, and go out to whoever may see their case."""

from __future__ import annotations

import hashlib

from qom_permits.desk.casefile import see
from qom_permits.desk.equipment import Equipment
from qom_permits.domain.actors import Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Document
from qom_permits.domain.errors import BadInput, Damaged, PluginFault, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, one_of, shown
from qom_permits.ports.papers import DocumentStore


def kept(equipment: Equipment, data: bytes, media_type: str) -> Document:
    """Return the reference of *data*, checked before it is kept."""
    if not isinstance(data, bytes):
        raise bad(
            "not-bytes",
            "a document is bytes, not {kind}",
            "مدرک رشته بایت است، نه {kind}",
            kind=type(data).__name__,
        )
    document = Document(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type)
    digest = _store(equipment).put(data)
    if digest != document.sha256:
        raise Damaged(f"the document store kept {digest} for {document.sha256}")
    return document


def paper(equipment: Equipment, case_id: str, kind: str, by: Actor) -> tuple[Document, bytes]:
    """Return the paper that now counts as *kind* in a case, and its bytes, held against its digest."""
    case = see(equipment, case_id, by).case
    document = case.document(kind)
    if document is None:
        raise _no_such_paper(equipment, case, kind)
    data = _store(equipment).open(document.sha256)
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise Damaged(f"the document store gave other bytes for {document.sha256}")
    return document, data


def _store(equipment: Equipment) -> DocumentStore:
    if equipment.documents is None:
        raise PluginFault("this desk was opened without a document store")
    return equipment.documents


def _no_such_paper(equipment: Equipment, case: PermitCase, kind: str) -> BadInput:
    rule = equipment.offer_of(case).procedure.document(kind)
    text = Text("{paper} has not been handed in", "«{paper}» بارگذاری نشده است")
    there = one_of(sorted({handed_in.kind for handed_in in case.documents}))
    paper = rule.title if rule else shown(kind)
    return BadInput([Fault(code="no-such-paper", where="kind", text=text.fill(paper=paper), allowed=there)])
