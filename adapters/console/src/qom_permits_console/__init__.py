"""A notifier for qom-permits that prints letters."""

from qom_permits_console.printer import ConsoleNotifier
from qom_permits_console.settings import ConsoleSettings

__all__ = ["ConsoleNotifier", "ConsoleSettings"]
