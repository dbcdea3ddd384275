"""What this distribution offers qom-permits."""

from __future__ import annotations

from qom_permits.ports.payment import PaymentGateway
from qom_permits.ports.providers import Context, Provider, hookimpl
from qom_permits_sandbox_bank.gateway import SandboxBank
from qom_permits_sandbox_bank.settings import SandboxBankSettings


@hookimpl
def payment_gateway_providers() -> list[Provider[PaymentGateway]]:
    """Return the bank that moves no money."""
    return [Provider(name="sandbox_bank", settings=SandboxBankSettings, open=_opened)]


def _opened(settings: SandboxBankSettings, context: Context) -> SandboxBank:
    return SandboxBank(settings, context.now)
