"""The shapes of names, ids and digests; each check refuses with what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from qom_permits.domain.errors import bad
from qom_permits.domain.texts import shown

Check = Callable[[Any, Any, Any], None]


def _shaped(pattern: str, code: str, en: str, fa: str) -> Check:
    """Return an attrs validator for text that matches *pattern* whole."""
    shape = re.compile(pattern)

    def check(_owner: object, _attribute: object, given: object) -> None:
        if not (isinstance(given, str) and shape.fullmatch(given)):
            raise bad(code, en, fa, given=shown(given))

    return check


identifier = _shaped(
    r"[A-Za-z0-9][A-Za-z0-9._@-]{0,99}",
    "bad-identifier",
    "{given} is no id; use 1 to 100 Latin letters, digits and . _ @ - and begin with a letter or digit",
    "{given} شناسه نیست؛ ۱ تا ۱۰۰ حرف لاتین، رقم و نشانه‌های . _ @ - به کار برید و با حرف یا رقم آغاز کنید",
)
"""A validator for ids that hosts and the desk give: actors, parties, cases, orders, commands."""

name = _shaped(
    r"[a-z][a-z0-9_]{0,59}",
    "bad-name",
    "{given} is no name; use small Latin letters, digits and _ and begin with a letter",
    "{given} نام نیست؛ حروف کوچک لاتین، رقم و _ به کار برید و با حرف آغاز کنید",
)
"""A validator for names a profile gives: document kinds, portals, gateways, districts' procedures."""

code = _shaped(
    r"[0-9A-Za-z][0-9A-Za-z-]{0,39}",
    "bad-code",
    "{given} is no code; use digits, Latin letters and hyphens, such as 2-14-103-27-0-0-0",
    "{given} کد نیست؛ رقم، حرف لاتین و خط تیره به کار برید، مانند 2-14-103-27-0-0-0",
)
"""A validator for parcel codes and districts; a path such as ``../12`` does not fit."""

reference = _shaped(
    r"[!-~]{1,200}",
    "bad-reference",
    "{given} is no bank reference; it has 1 to 200 printable ASCII characters without spaces",
    "{given} شماره پیگیری بانک نیست؛ ۱ تا ۲۰۰ نویسه چاپی لاتین بی‌فاصله دارد",
)
"""A validator for a payment gateway's own references."""

sha256 = _shaped(
    r"[0-9a-f]{64}",
    "bad-digest",
    "{given} is no SHA-256 digest; it has 64 small hexadecimal digits",
    "{given} چکیده SHA-256 نیست؛ ۶۴ رقم شانزده‌شانزدهی کوچک دارد",
)
"""A validator for the digest of a document's bytes."""
