"""A payment gateway for qom-permits that behaves like a bank and moves no money.

`SandboxBank` is the gateway a desk opens by name; `application` is the bank's page, and `visit` plays the payer on it
without a socket. All of them share one file of `Books`.
"""

from qom_permits_sandbox_bank.books import Books
from qom_permits_sandbox_bank.browser import visit
from qom_permits_sandbox_bank.entries import Mishap
from qom_permits_sandbox_bank.gateway import SandboxBank
from qom_permits_sandbox_bank.page import application
from qom_permits_sandbox_bank.settings import SandboxBankSettings

__all__ = ["Books", "Mishap", "SandboxBank", "SandboxBankSettings", "application", "visit"]
