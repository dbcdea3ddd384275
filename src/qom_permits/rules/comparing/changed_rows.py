"""Changed rows: values that are others, rows that came or went, bands split, merged, moved or redrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from qom_permits.domain.texts import Text
from qom_permits.rules.comparing.band_runs import Run, runs
from qom_permits.rules.comparing.law_changes import ChangeKind, LawChange, Written
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.tables import Table
from qom_permits.rules.stating.stated_clauses import Stating
from qom_permits.rules.stating.stated_rows import StatedRow, StatingRows, stating_rows

_FORMS = {
    ChangeKind.ADDED: Text("{table} – row added: {after}", "{table} – ردیف افزوده شد: {after}"),
    ChangeKind.REMOVED: Text("{table} – row removed: {before}", "{table} – ردیف برداشته شد: {before}"),
    ChangeKind.SPLIT: Text(
        "{table} – a band was split; before: {before}; now: {after}",
        "{table} – یک پله تقسیم شد؛ پیش‌تر: {before}؛ اکنون: {after}",
    ),
    ChangeKind.MERGED: Text(
        "{table} – bands were merged; before: {before}; now: {after}",
        "{table} – پله‌ها یکی شدند؛ پیش‌تر: {before}؛ اکنون: {after}",
    ),
    ChangeKind.MOVED: Text(
        "{table} – edges of bands moved; before: {before}; now: {after}",
        "{table} – مرز پله‌ها جابه‌جا شد؛ پیش‌تر: {before}؛ اکنون: {after}",
    ),
    ChangeKind.REDRAWN: Text(
        "{table} – bands were drawn anew; before: {before}; now: {after}",
        "{table} – پله‌ها از نو تعیین شدند؛ پیش‌تر: {before}؛ اکنون: {after}",
    ),
}
_CHANGED = Text(
    "{table} – {row}; “{column}” before: {before}; now: {after}",
    "{table} – {row}؛ «{column}» پیش‌تر: {before}؛ اکنون: {after}",
)
_OTHER_KEYS = Text(
    "{table} – its rows are looked up otherwise; before: {before} rows; now: {after} rows",
    "{table} – ردیف‌هایش به گونه‌ای دیگر یافته می‌شوند؛ پیش‌تر: {before} ردیف؛ اکنون: {after} ردیف",
)


def changed_rows(was: Stating, now: Stating, old: Table, new: Table) -> Iterator[LawChange]:
    """Yield how the rows of *new* differ from those of *old*, the table of the same name."""
    both = _TwoTables(
        called=now.called(new), old=stating_rows(was.tariff, old), new=stating_rows(now.tariff, new)
    )
    if _columns(old) != _columns(new):
        yield both.other_keys()
        return
    before, after = _grouped(both.old), _grouped(both.new)
    for keys in {**after, **before}:
        for run in runs(before.get(keys, ()), after.get(keys, ())):
            yield from both.changes(run)


def _columns(table: Table) -> tuple[tuple[str, bool], ...]:
    """Return the key columns and which are banded; at which side an edge lies is told of the table itself."""
    return tuple((key.name, key.band is None) for key in table.keys)


def _grouped(stating: StatingRows) -> dict[tuple[Value, ...], list[StatedRow]]:
    groups: dict[tuple[Value, ...], list[StatedRow]] = {}
    for stated in stating.rows():
        groups.setdefault(stated.row.keys, []).append(stated)
    return groups


@frozen(kw_only=True)
class _TwoTables:
    """A table in both tariffs, with what says the rows of each."""

    called: Text
    old: StatingRows
    new: StatingRows

    def changes(self, run: Run) -> Iterator[LawChange]:
        match run.kind:
            case None:
                yield from self._values(run.old[0], run.new[0])
            case ChangeKind.ADDED:
                for row in run.new:
                    yield self._rows(ChangeKind.ADDED, (), (row,))
            case ChangeKind.REMOVED:
                for row in run.old:
                    yield self._rows(ChangeKind.REMOVED, (row,), ())
            case kind:
                yield self._rows(kind, run.old, run.new)

    def other_keys(self) -> LawChange:
        before, after = len(self.old.table.rows), len(self.new.table.rows)
        return LawChange(
            where=self._where("rows"),
            kind=ChangeKind.REDRAWN,
            text=_OTHER_KEYS.fill(table=self.called, before=before, after=after),
            before=(("rows", str(before)),),
            after=(("rows", str(after)),),
            cite=self.new.table.cite,
        )

    def _values(self, old: StatedRow, new: StatedRow) -> Iterator[LawChange]:
        """Yield each value that two rows of the same keys have differently."""
        was = dict(zip(_names(self.old.table), old.row.values, strict=True))
        for column, value in zip(_names(self.new.table), new.row.values, strict=True):
            if column in was and was[column] != value:
                yield LawChange(
                    where=self._where(column),
                    kind=ChangeKind.CHANGED,
                    text=_CHANGED.fill(
                        table=self.called,
                        row=self.new.told(new),
                        column=column,
                        before=self.old.value(old, column),
                        after=self.new.value(new, column),
                    ),
                    before=((self.old.written(old), decimal_text(was[column]) or ""),),
                    after=((self.new.written(new), decimal_text(value) or ""),),
                    cite=self.new.table.cite,
                )

    def _rows(self, kind: ChangeKind, old: Sequence[StatedRow], new: Sequence[StatedRow]) -> LawChange:
        return LawChange(
            where=self._where("rows"),
            kind=kind,
            text=_FORMS[kind].fill(
                table=self.called, before=_told(self.old, old), after=_told(self.new, new)
            ),
            before=_written(self.old, old),
            after=_written(self.new, new),
            cite=self.new.table.cite,
        )

    def _where(self, part: str) -> str:
        return f"tables.{self.new.table.name}.{part}"


def _names(table: Table) -> list[str]:
    return [name for name, _ in table.columns]


def _told(stating: StatingRows, rows: Sequence[StatedRow]) -> Text:
    told = [_row(stating, row) for row in rows]
    return Text(" | ".join(each.en for each in told), " | ".join(each.fa for each in told))


def _row(stating: StatingRows, row: StatedRow) -> Text:
    keys, names = stating.told(row), _names(stating.table)
    values = [(name, stating.value(row, name)) for name in names]
    return Text(
        f"{keys.en} → {', '.join(f'{name} {value.en}' for name, value in values)}",
        f"{keys.fa} ← {'، '.join(f'{name} {value.fa}' for name, value in values)}",
    )


def _written(stating: StatingRows, rows: Sequence[StatedRow]) -> Written:
    return tuple(
        (f"{stating.written(row)}: {name}", decimal_text(value) or "")
        for row in rows
        for name, value in zip(_names(stating.table), row.row.values, strict=True)
    )
