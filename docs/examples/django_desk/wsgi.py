"""The host for a WSGI server: ``gunicorn --threads 8 django_desk.wsgi``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "django_desk.settings")
application = get_wsgi_application()
