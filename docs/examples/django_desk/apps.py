"""The host as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DjangoDesk(AppConfig):
    """The host's tables, pages and commands."""

    name = "django_desk"
    default_auto_field = "django.db.models.BigAutoField"
