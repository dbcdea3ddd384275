"""Admit somebody: ``python -m fastapi_desk admit expert-2 expert districts --district 2`` prints a token."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from fastapi_desk.accounts import OPERATOR, Accounts
from fastapi_desk.settings import from_environment
from qom_permits import Role


def main(words: Sequence[str] | None = None) -> int:
    """Admit whom the command line names; return the exit status."""
    roles = [*(role.value for role in Role if role is not Role.DESK), OPERATOR]
    parser = argparse.ArgumentParser(prog="python -m fastapi_desk", description=__doc__)
    parser.add_argument("do", choices=["admit"])
    parser.add_argument("login")
    parser.add_argument("role", choices=roles)
    parser.add_argument("portal", help="the portal this account comes in by, as the city names it")
    parser.add_argument("--district", help="where an officer serves")
    given = parser.parse_args(words)
    folder = from_environment().folder
    folder.mkdir(parents=True, exist_ok=True)
    token = Accounts(folder / "accounts.db").admit(given.login, given.role, given.portal, given.district)
    sys.stdout.write(f"{token}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
