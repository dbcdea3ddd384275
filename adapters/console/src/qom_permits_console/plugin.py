"""What this distribution offers qom-permits."""

from __future__ import annotations

from qom_permits.ports.notice import Notifier
from qom_permits.ports.providers import Context, Provider, hookimpl
from qom_permits_console.printer import ConsoleNotifier
from qom_permits_console.settings import ConsoleSettings


@hookimpl
def notifier_providers() -> list[Provider[Notifier]]:
    """Return the notifier that prints."""
    return [Provider(name="console", settings=ConsoleSettings, open=_opened)]


def _opened(settings: ConsoleSettings, _context: Context) -> ConsoleNotifier:
    return ConsoleNotifier(settings)
