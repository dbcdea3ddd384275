"""The host's own table of who may log in, and as what; the desk knows nothing of it."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from attrs import frozen

from qom_permits import Actor, Party, Role

OPERATOR = "operator"
"""Who sees to letters and payments: no role of the desk, only of this host."""

_TABLE = """
CREATE TABLE IF NOT EXISTS accounts (
    login TEXT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,  -- its digest: who reads the table cannot log in
    role TEXT NOT NULL,
    portal TEXT NOT NULL,
    district TEXT,
    typed BLOB,                  -- what a citizen typed of themselves, until they have confirmed it
    party TEXT
) STRICT
"""


@frozen(kw_only=True)
class Account:
    """One who may log in: a *role* at a *portal*, in a *district* when bound to one.

    For citizens *typed* is what they said of themselves and have not confirmed, *party* who they are to the desk; each
    is None when it is not so.
    """

    login: str
    role: str
    portal: str
    district: str | None
    typed: bytes | None
    party: str | None


def acts_as(account: Account) -> Actor | None:
    """Return who *account* is to the desk; None for operators, and for citizens who have not confirmed their name."""
    if account.role == OPERATOR:
        return None
    if account.role == Role.APPLICANT.value:
        return Actor.applicant(Party(account.party), portal=account.portal) if account.party else None
    return Actor.officer(account.login, Role(account.role), portal=account.portal, district=account.district)


class Accounts:
    """The table in *file*; each call has a connection of its own."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with self._open() as table:
            table.execute(_TABLE)

    def admit(self, login: str, role: str, portal: str, district: str | None = None) -> str:
        """Return the token with which *login*, new or known, now comes in; it is shown once."""
        token = secrets.token_urlsafe(32)
        with self._open() as table:
            table.execute(
                "INSERT INTO accounts (login, token, role, portal, district) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (login) DO UPDATE SET token = excluded.token, role = excluded.role, "
                "portal = excluded.portal, district = excluded.district",
                (login, _digest(token), role, portal, district),
            )
        return token

    def of_token(self, token: str) -> Account | None:
        """Return whose *token* it is."""
        found = self._where("token = ?", _digest(token))
        return found[0] if found else None

    def still_holds(self, by: Actor) -> bool:
        """Return whether *by* is still what they came in as; the desk asks right before it writes."""
        return by in [acts_as(account) for account in self._where("? IN (login, party)", by.id)]

    def type_in(self, login: str, typed: bytes) -> bool:
        """Return whether what *login* *typed* of themselves was noted; no longer once they have confirmed it."""
        with self._open() as table:
            noted = table.execute(
                "UPDATE accounts SET typed = ? WHERE login = ? AND party IS NULL", (typed, login)
            )
            return noted.rowcount == 1

    def confirm(self, login: str, party: str) -> None:
        """Note that *login* is *party* to the desk from now on; the first confirmation counts."""
        with self._open() as table:
            table.execute(
                "UPDATE accounts SET typed = NULL, party = ? WHERE login = ? AND party IS NULL",
                (party, login),
            )

    def _where(self, condition: str, value: str) -> list[Account]:
        columns = "login, role, portal, district, typed, party"
        with self._open() as table:
            rows = table.execute(f"SELECT {columns} FROM accounts WHERE {condition}", (value,))  # noqa: S608 - words of this file
            return [Account(**dict(row)) for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file)) as connection, connection:
            connection.row_factory = sqlite3.Row
            yield connection


def _digest(token: str) -> str:
    """Return the digest of *token*: tokens are long and random, so a plain one is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
