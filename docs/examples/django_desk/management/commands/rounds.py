"""``python -m django_desk rounds``: letters out, lost payments found; for a timer to run every few minutes."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from django_desk.desk import the_desk
from qom_permits import QomPermitsError


class Command(BaseCommand):
    """The rounds somebody must make; two at once do each thing once."""

    help = "Send the letters that wait and ask the banks about open payments."

    def handle(self, **_options: object) -> None:
        """Make the rounds once; what a bank got wrong ends them with an error, after all were asked."""
        letters = the_desk().deliver_letters()
        self.stdout.write(f"letters: {letters.to_json()}")
        try:
            payments = the_desk().reconcile()
        except QomPermitsError as error:
            raise CommandError(str(error)) from error
        for paid in payments:
            self.stdout.write(f"payment {paid.order} of case {paid.case.id}: {paid.text.en}")
