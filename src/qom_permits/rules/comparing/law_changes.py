"""What changed in law between two tariffs, as values: each change with its place, its words and its citation."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from qom_permits.domain.texts import Text

Written = tuple[tuple[str, str], ...]
"""What a tariff writes, key by key; empty where it writes nothing."""


class ChangeKind(Enum):
    """What happened to a clause, one thing it states, or its rows."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    REDRAWN = "redrawn"


@frozen(kw_only=True)
class LawChange:
    """One change: at *where* in the file, from what was written *before* to what is *after*.

    *cite* is the clause of the new law, of the old one where the new has none.
    """

    where: str
    kind: ChangeKind
    text: Text
    before: Written
    after: Written
    cite: Text

    def to_json(self) -> dict[str, object]:
        """Return the change as plain data; null where one of the tariffs writes nothing."""
        return {
            "where": self.where,
            "kind": self.kind.value,
            "text": self.text.to_json(),
            "before": dict(self.before) or None,
            "after": dict(self.after) or None,
            "cite": self.cite.en if self.cite.en == self.cite.fa else self.cite.to_json(),
        }


@frozen(kw_only=True)
class LawChanges:
    """All that changed from the tariff *old* to the tariff *new*, both told by id and digest."""

    old: str
    old_digest: str
    new: str
    new_digest: str
    changes: tuple[LawChange, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not self.changes

    def to_json(self) -> dict[str, object]:
        """Return the changes as plain data."""
        return {
            "old": {"tariff": self.old, "digest": self.old_digest},
            "new": {"tariff": self.new, "digest": self.new_digest},
            "changes": [change.to_json() for change in self.changes],
        }
