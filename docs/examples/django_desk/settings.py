"""Django's settings: where things are kept, and with which words the desk is opened."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit


def _kept_secret(file: Path) -> str:
    """Return the key that signs sessions, drawn once and kept where only the host reads it."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return file.read_text(encoding="ascii")


FOLDER = Path(os.environ.get("DESK_FOLDER", "desk"))
FOLDER.mkdir(parents=True, exist_ok=True)
DESK_ADDRESS = os.environ.get("DESK_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
DESK = {
    "city": os.environ.get("DESK_CITY", "qom"),
    "storage": f"sqlite:{FOLDER / 'permits.db'}",
    "documents": f"files:{FOLDER / 'papers'}",
    "gateways": [
        {
            "use": "sandbox_bank",
            "books": str(FOLDER / "bank.db"),
            "address": os.environ.get("DESK_BANK", "http://127.0.0.1:8080"),
        }
    ],
    "notifiers": ["console"],
    "allow_samples": os.environ.get("DESK_ALLOW_SAMPLES") == "yes",
}
"""The words for `open_desk`; the papers' store is handed over, since the host serves papers from it too."""

SECRET_KEY = os.environ.get("DESK_SECRET_KEY") or _kept_secret(FOLDER / "secret-key")
ALLOWED_HOSTS = [urlsplit(DESK_ADDRESS).hostname or "127.0.0.1"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django_desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_desk.refusals.Refusals",
]
ROOT_URLCONF = "django_desk.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "town.db"}}

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", "فارسی"), ("en", "English")]
TIME_ZONE = "Asia/Tehran"
USE_TZ = True

LOGIN_URL = "/login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/login"
CSRF_TRUSTED_ORIGINS = [DESK_ADDRESS]  # behind a proxy that ends TLS, Django cannot tell by itself
CSRF_FAILURE_VIEW = "django_desk.refusals.csrf_failed"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = DESK_ADDRESS.startswith("https://")
# Lax, not Strict: a browser that comes back from the bank must still be logged in.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
