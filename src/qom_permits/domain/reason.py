"""One reason why not, in words."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.texts import Text


@frozen
class Reason:
    """The wordings of one reason; ``{places}`` are filled from the objection's values."""

    text: Text
    todo: Text


def reason(en: str, fa: str, todo_en: str, todo_fa: str) -> Reason:
    """Return the reason of these wordings: what stands in the way, and what to do."""
    return Reason(Text(en, fa), Text(todo_en, todo_fa))
