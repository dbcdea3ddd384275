"""The host's own table of who may log in as what, beside Django's users; the desk itself needs no model."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models
from django.utils.crypto import get_random_string


class Account(models.Model):
    """What a user is to the desk: a *role* at a *portal*, in a *district* when bound to one.

    *party* is who a citizen is to the desk, empty until their name is confirmed.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE)
    role = models.CharField(max_length=40)
    portal = models.CharField(max_length=60)
    district = models.CharField(max_length=40, blank=True)
    party = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        """Return the login with its role."""
        return f"{self.user.get_username()}: {self.role}"


def admit(login: str, role: str, portal: str, district: str = "") -> str:
    """Return the password with which *login*, new or known, now comes in; it is shown once."""
    password: str = get_random_string(16)
    user, _ = User.objects.get_or_create(username=login)
    user.set_password(password)
    user.save()
    Account.objects.update_or_create(
        user=user, defaults={"role": role, "portal": portal, "district": district}
    )
    return password
