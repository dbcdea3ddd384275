"""The bank's page on loopback: ``python -m qom_permits_sandbox_bank --books sandbox-bank.db --port 8080``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

from qom_permits.domain.errors import QomPermitsError
from qom_permits_sandbox_bank.books import Books
from qom_permits_sandbox_bank.page import application
from qom_permits_sandbox_bank.settings import SandboxBankSettings


class _Counter(ThreadingMixIn, WSGIServer):
    """A server that serves more than one payer at a time."""

    daemon_threads = True


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m qom_permits_sandbox_bank", description=__doc__)
    parser.add_argument("--books", default="sandbox-bank.db", help="the file of the bank's books")
    parser.add_argument("--port", type=int, default=8080, help="the port on 127.0.0.1; 0 takes any free one")
    parser.add_argument("--currency", default="IRR", help="the currency the books are kept in")
    chosen = parser.parse_args(arguments)
    try:
        settings = SandboxBankSettings(books=chosen.books, currency=chosen.currency)
        page = application(Books(settings.file, settings.currency), lambda: datetime.now(UTC))
        server = make_server("127.0.0.1", chosen.port, page, server_class=_Counter)
    except (QomPermitsError, OSError, OverflowError) as error:
        sys.stderr.write(f"the sandbox bank cannot open: {error}\n")
        return 1
    with server, suppress(KeyboardInterrupt):
        sys.stdout.write(f"the sandbox bank's pages: http://127.0.0.1:{server.server_port}/pay/<reference>\n")
        sys.stdout.flush()
        server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
