"""``qom-permits tariff settle``: what a total comes to, as one object and for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits_cli.app import main

TARIFF = """
schema = 1

[tariff]
id = "paid"
title = { en = "Paid", fa = "پرداختی" }
currency = "IRR"
calendar = "jalali"
in_force = { from = "1402-01-01", until = "1402-12-29" }
citation = "a test"

[inputs.area]
type = "number"
min = 0
max = 100

[rates.rial]
value = "1"
unit = "IRR"
cite = "1"

[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "1"
formula = "rial * area"

[rounding]
total = { step = "1000", mode = "down" }

[settlement]
cash_discounts = [{ from = "01-01", until = "04-31", share = "0.255", cite = "note 1" }]
late_charge = { per_month = "0.02", at_most = "0.24", part_month = "free", cite = "cl. 20" }
instalments = { at_most_months = 36, down_payment = "0.20", yearly_rate = "0.12", cite = "cl. 21" }
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def settle(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return what settles with the tariff and says the exit code, standard output and standard error."""
    path = tmp_path / "paid.toml"
    path.write_text(TARIFF, encoding="utf-8")

    def settle(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", "settle", str(path), *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return settle


def test_a_payment_in_cash_is_one_object(settle: Run) -> None:
    """In minor units, with the share as written and the day in the tariff's calendar; Persian digits are read."""
    code, out, err = settle("--total", "1000500", "--paid-on", "1402-02-01", "--json")

    assert (0, "") == (code, err)
    assert {
        "tariff": "paid", "currency": "IRR", "paid_on": "1402-02-01", "total": 1000500,
        "discounts": [{"share": "0.255", "of": 1000500, "amount": -255128, "cite": "note 1"}],
        "rounding": -372, "payable": 745000,
    } == json.loads(out)  # fmt: skip
    assert out == settle("--total", "۱۰۰۰۵۰۰", "--paid-on", "۱۴۰۲-۰۲-۰۱", "--json")[1]


def test_a_payment_in_cash_is_told_like_a_bill(settle: Run) -> None:
    """Each amount with what it is and its citation, then in Persian; a day without discount says so."""
    _, out, _ = settle("--total", "1000500", "--paid-on", "1402-02-01")
    _, late, _ = settle("--total", "1000", "--paid-on", "1402-05-01")

    assert [
        "Paid",
        "\u2068پرداختی\u2069",
        "paid on 1402-02-01",
        "\u2068پرداخت در ۱۴۰۲-۰۲-۰۱\u2069",
        "          1,000,500 rial  total",
        "                          \u2068جمع کل: ۱٬۰۰۰٬۵۰۰ ریال\u2069",
        "           -255,128 rial  discount of 25.5% (note 1)",
        "                          \u2068تخفیف ۲۵٫۵٪: -۲۵۵٬۱۲۸ ریال\u2069",
        "               -372 rial  rounding",
        "                          \u2068گرد کردن: -۳۷۲ ریال\u2069",
        "            745,000 rial  to pay",
        "                          \u2068قابل پرداخت: ۷۴۵٬۰۰۰ ریال\u2069",
    ] == out.splitlines()
    assert [
        "no discount on this day", "\u2068در این روز تخفیفی نیست\u2069",
        "              1,000 rial  to pay", "                          \u2068قابل پرداخت: ۱٬۰۰۰ ریال\u2069",
    ] == late.splitlines()[-4:]  # fmt: skip


def test_a_day_it_was_due_gives_the_charge_for_paying_late(settle: Run) -> None:
    """As data and for people."""
    words = ("--total", "1000000", "--due", "1402-02-01", "--paid-on", "1402-05-15")
    code, out, _ = settle(*words, "--json")
    _, told, _ = settle(*words)

    assert 0 == code
    assert {
        "tariff": "paid", "currency": "IRR", "due": "1402-02-01", "paid_on": "1402-05-15", "months": 3,
        "share": "0.06", "unpaid": 1000000, "amount": 60000, "cite": "cl. 20",
    } == json.loads(out)  # fmt: skip
    assert [
        "due on 1402-02-01, paid on 1402-05-15",
        "\u2068سررسید ۱۴۰۲-۰۲-۰۱، پرداخت در ۱۴۰۲-۰۵-۱۵\u2069",
        "          1,000,000 rial  unpaid",
        "                          \u2068پرداخت‌نشده: ۱٬۰۰۰٬۰۰۰ ریال\u2069",
        "             60,000 rial  charge for 3 months late: 6% (cl. 20)",
        "                          \u2068جریمهٔ ۳ ماه دیرکرد: ۶٪: ۶۰٬۰۰۰ ریال\u2069",
    ] == told.splitlines()[2:]


def test_instalments_are_told_with_like_parts_together(settle: Run) -> None:
    """The first ones a step larger; with --json every part."""
    code, out, _ = settle("--total", "103000", "--months", "۵", "--json")
    _, told, _ = settle("--total", "103000", "--months", "5")
    _, one, _ = settle("--total", "103000", "--months", "1")

    assert 0 == code
    assert {
        "tariff": "paid", "currency": "IRR", "total": 103000, "down_payment": 21000, "interest": 3000,
        "parts": [17000] * 5, "cite": "cl. 21",
    } == json.loads(out)  # fmt: skip
    assert [
        "             21,000 rial  down payment (cl. 21)",
        "                          \u2068پیش‌پرداخت: ۲۱٬۰۰۰ ریال\u2069",
        "              3,000 rial  interest (cl. 21)",
        "                          \u2068سود: ۳٬۰۰۰ ریال\u2069",
        "             17,000 rial  each of parts 1 to 5",
        "                          \u2068هر یک از قسط‌های ۱ تا ۵: ۱۷٬۰۰۰ ریال\u2069",
    ] == told.splitlines()[4:]
    assert "             83,000 rial  part 1" in one.splitlines()
    assert "interest" in one
    assert "interest" not in settle("--total", "0", "--months", "2")[1]


@pytest.mark.parametrize(
    "words",
    [
        ["--total", "1"], ["--total", "1", "--paid-on", "1402-02-01", "--months", "2"], ["--paid-on", "1402-02-01"],
        ["--total", "1", "--months", "2", "--due", "1402-02-01"], ["--months", "2"],
    ],
)  # fmt: skip
def test_either_a_day_or_a_number_of_months_is_asked(settle: Run, words: list[str]) -> None:
    """Neither, both, no total, or a due day without a payment are bad usage."""
    assert 2 == settle(*words)[0]


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        (
            ["--total", "1.5", "--paid-on", "1402-13-01", "--due", "x"],
            [("too-many-decimals", "total"), ("no-such-day", "paid_on"), ("bad-day", "due")],
        ),
        (["--total", "1e3", "--months", "x"], [("not-a-number", "total"), ("not-a-number", "months")]),
        (["--total", "9" * 20, "--months", "2"], [("too-much-money", "total")]),
        (["--total", "1", "--months", "37"], [("bad-fact", "months")]),
        (["--total", "1", "--months", "0"], [("bad-fact", "months")]),
        (["--total", "-1", "--months", "2"], [("bad-fact", "total")]),
    ],
)
def test_what_cannot_be_read_is_told_at_once(
    settle: Run, words: list[str], faults: list[tuple[str, str]]
) -> None:
    """As one object on standard error, with exit 1."""
    code, out, err = settle(*words, "--json")

    assert (1, "") == (code, out)
    assert faults == [(fault["code"], fault["where"]) for fault in json.loads(err)["errors"]]
