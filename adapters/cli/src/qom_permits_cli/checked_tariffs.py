"""``qom-permits tariff check``: what is wrong with a tariff, and what is strange about its law."""

from __future__ import annotations

import json

from qom_permits.city.shipped import tariff_file
from qom_permits.domain.errors import BadTariff
from qom_permits.rules.checking.checker import check as checked
from qom_permits_cli.tariffs import File, Json
from qom_permits_cli.telling import isolated


def check(file: File, *, as_json: Json = False) -> None:
    """Say what is wrong with a tariff (exit 1), and what is strange about the law it states (exit 0)."""
    found = checked(tariff_file(file))
    if found.errors:
        raise BadTariff(found.errors)
    if as_json:
        print(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
        return
    for warning in found.warnings:
        print(f"{warning.code}: {warning.in_('en')}\n{isolated(warning.in_('fa'))}")
    count = len(found.warnings)
    print(f"{found.tariff}: no errors, {count} {'warning' if count == 1 else 'warnings'}")
    if count:
        print("Warnings are facts about the law as published: compare them with its text; none is corrected.")
