"""``python -m django_desk admit expert-2 expert districts --district 2`` prints a password."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from django_desk.models import admit
from qom_permits import Role


class Command(BaseCommand):
    """Admitting people: how a town does it is its own affair."""

    help = "Admit somebody, or give them a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say who is admitted, as what."""
        parser.add_argument("login")
        parser.add_argument("role", choices=[role.value for role in Role if role is not Role.DESK])
        parser.add_argument("portal", help="the portal this user comes in by, as the city names it")
        parser.add_argument("--district", default="", help="where an officer serves")

    def handle(self, *, login: str, role: str, portal: str, district: str, **_options: object) -> None:
        """Admit them and print the password."""
        self.stdout.write(admit(login, role, portal, district))
