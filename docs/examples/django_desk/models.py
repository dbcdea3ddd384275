"""The host's own table of who may log in as what, beside Django's users; the desk itself needs no model."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.crypto import get_random_string

from qom_permits import Actor, Party, Role


class Account(models.Model):
    """What a user is to the desk: a *role* at a *portal*, in a *district* when bound to one.

    *party* is who a citizen is to the desk, empty until their name is confirmed.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    role = models.CharField(max_length=40)
    portal = models.CharField(max_length=60)
    district = models.CharField(max_length=40, blank=True)
    party = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        """Return the login with its role."""
        return f"{self.user.get_username()}: {self.role}"


def acts_as(account: Account) -> Actor | None:
    """Return who *account* is to the desk; None for citizens who have not confirmed their name."""
    if account.role == Role.APPLICANT.value:
        return Actor.applicant(Party(account.party), portal=account.portal) if account.party else None
    login, district = account.user.get_username(), account.district or None
    return Actor.officer(login, Role(account.role), portal=account.portal, district=district)


def still_holds(by: Actor) -> bool:
    """Return whether *by* is still what they came in as; the desk asks right before it writes."""
    named = models.Q(user__username=by.id) | models.Q(party=by.id)
    accounts = Account.objects.select_related("user").filter(named, user__is_active=True)
    return by in [acts_as(account) for account in accounts]


def admit(login: str, role: str, portal: str, district: str = "") -> str:
    """Return the password with which *login*, new or known, now comes in; it is shown once."""
    password: str = get_random_string(16)
    user, _ = get_user_model().objects.get_or_create(username=login)
    user.set_password(password)
    user.save()
    Account.objects.update_or_create(
        user=user, defaults={"role": role, "portal": portal, "district": district}
    )
    return password
