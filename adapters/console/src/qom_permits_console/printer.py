"""The notifier: prints each letter once for each recipient, and says how each fared."""

from __future__ import annotations

import threading

from qom_permits.ports.notice import Delivery, Message, Receipt, Recipient
from qom_permits_console.isolates import isolated
from qom_permits_console.settings import ConsoleSettings

_REMEMBERED = 100_000
"""How many keys are remembered; far more than one process has on its way at a time."""

_RULE = "─" * 12
_SHOWN_FIRST, _SHOWN_LAST, _SHORTEST_MOBILE = 4, 2, 10


class ConsoleNotifier:
    """Prints letters to the stream of *settings*; safe to share between threads.

    A key prints once in the life of this object. A process that starts anew remembers none.
    """

    def __init__(self, settings: ConsoleSettings) -> None:
        self._settings = settings
        self._sent: dict[tuple[str, int], Delivery] = {}
        self._turn = threading.Lock()

    def send(self, message: Message, key: str) -> tuple[Delivery, ...]:
        """Print *message* once for one *key*; return one `Delivery` for each recipient, in their order.

        Nobody to print for is `Receipt.NO_MATCH`; a stream that breaks is `Receipt.UNKNOWN`, and may be tried again.
        """
        if not message.recipients:
            return (Delivery(party="", receipt=Receipt.NO_MATCH, detail="the letter has no recipient"),)
        with self._turn:
            return tuple(
                self._once(message, recipient, (key, place))
                for place, recipient in enumerate(message.recipients)
            )

    def _once(self, message: Message, recipient: Recipient, key: tuple[str, int]) -> Delivery:
        if key in self._sent:
            return self._sent[key]
        delivery = self._printed(letter(message, recipient), recipient.party)
        if delivery.receipt is Receipt.HANDED_OVER:
            self._sent[key] = delivery
            if len(self._sent) > _REMEMBERED:
                del self._sent[next(iter(self._sent))]
        return delivery

    def _printed(self, text: str, party: str) -> Delivery:
        stream = self._settings.now_open()
        if stream is None:
            return Delivery(party=party, receipt=Receipt.REFUSED, detail="the program has no console")
        encoding = stream.encoding or "utf-8"
        readable = text.encode(encoding, "backslashreplace").decode(encoding)
        try:
            stream.write(readable)
            stream.flush()
        except (OSError, ValueError) as error:  # a pipe nobody reads any more, a stream that was closed
            return Delivery(
                party=party, receipt=Receipt.UNKNOWN, detail=f"the console: {type(error).__name__}"
            )
        detail = "" if readable == text else f"letters that {encoding} lacks were printed as escapes"
        return Delivery(party=party, receipt=Receipt.HANDED_OVER, detail=detail)


def letter(message: Message, recipient: Recipient) -> str:
    """Return *message* as printed for *recipient*: every line that comes from outside is isolated."""
    lines = [
        f"{_RULE} {isolated(recipient.name)} ({masked(recipient.mobile)}) {_RULE}",
        isolated(message.subject),
        "",
        *(isolated(line) if line else "" for line in message.body.replace("\r\n", "\n").split("\n")),
        "",
    ]
    return "\n".join(lines) + "\n"


def masked(mobile: str) -> str:
    """Return *mobile* with its middle hidden, all of it when it is too short to be one.

    >>> masked("09121234567")
    '0912•••••67'
    """
    if len(mobile) < _SHORTEST_MOBILE or not (mobile.isascii() and mobile.lstrip("+").isdigit()):
        return "•" * min(len(mobile), _SHORTEST_MOBILE)
    hidden = len(mobile) - _SHOWN_FIRST - _SHOWN_LAST
    return mobile[:_SHOWN_FIRST] + "•" * hidden + mobile[-_SHOWN_LAST:]
