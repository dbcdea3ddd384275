"""Formulas said with titles, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.language.clauses import Charge, Quantity
from qom_permits.rules.stating.formula_words import formula_words
from qom_permits.rules.tariff import Tariff

INPUTS = """[inputs]
x = { type = "number", unit = "m2", min = 0, max = 1000, title = { en = "Floor area", fa = "زیربنا" } }
n = { type = "count", min = 0, max = 9 }
zone = { type = "choice", options = ["a", "b"], title = { en = "Zone", fa = "پهنه" } }
is_new = { type = "flag", title = { en = "New building", fa = "نوساز" } }
begun = { type = "date" }

[inputs.shops]
type = "list"
at_most = 9

[inputs.shops.each]
front = { type = "number", unit = "m2", min = 0, max = 9, title = { en = "Front", fa = "دهنه" } }
corner = { type = "flag" }
"""
TABLES = """[tables]
band = { cite = "1", columns = ["zone", "x <=", "share", "least"], rows = [["a", "", "1", "2"]], \
title = { en = "Bands", fa = "پله‌ها" }, values = { share = "IRR/m2", least = "IRR" } }
per = { cite = "1", columns = ["x <", "value"], rows = [["", "1"]], unit = "IRR/m2" }
"""
RATES = (
    '[rates]\nrial = { value = 1, unit = "IRR", cite = "1", title = { en = "One rial", fa = "یک ریال" } }\n'
)
AREA, FA_AREA = "“Floor area”", "«زیربنا»"


@pytest.fixture(scope="module")
def words(small: Callable[..., str], load: Callable[..., Tariff]) -> Callable[[str], tuple[str, str]]:
    """Return what says a formula in English and Persian."""

    def words(formula: str) -> tuple[str, str]:
        quantities = f'[quantities]\nasked = {{ cite = "1", formula = """{formula}""" }}\n'
        more = "[subtotals]\nall = ['levy']\n"
        tariff = load(
            small("rial", inputs=INPUTS, tables=TABLES, rates=RATES, quantities=quantities, subtotals=more)
        )
        asked = tariff.clauses["asked"]
        assert isinstance(asked, Quantity | Charge)
        said = formula_words(tariff).say(asked.formula.expression)
        return said.en, said.fa

    return words


@pytest.mark.parametrize(
    ("formula", "en", "fa"),
    [
        ("x", AREA, FA_AREA),
        ("n", "“n”", "«n»"),
        ("12.5", "12.5", "۱۲٫۵"),
        (
            "2 * x + x - 1 * x",
            f"2 × {AREA} + {AREA} − 1 × {AREA}",
            f"۲ × {FA_AREA} + {FA_AREA} − ۱ × {FA_AREA}",
        ),
        ("(x + x) * n / 100", f"({AREA} + {AREA}) × “n” ÷ 100", f"({FA_AREA} + {FA_AREA}) × «n» ÷ ۱۰۰"),
        ("-(n + 1)", "−(“n” + 1)", "−(«n» + ۱)"),
        (
            "1 if is_new else n",
            "if “New building” holds: 1; otherwise: “n”",
            "اگر «نوساز» برقرار است: ۱؛ وگرنه: «n»",
        ),
        ("0 < n + 1 <= 2 * n", "0 < “n” + 1 ≤ 2 × “n”", "۰ < «n» + ۱ ≤ ۲ × «n»"),
        ("zone != 'a'", "“Zone” ≠ a", "«پهنه» ≠ a"),
        ("is_new == True", "“New building” = yes", "«نوساز» = بله"),
        ("zone in ('a', 'b')", "“Zone” is one of (a, b)", "«پهنه» یکی از (a، b) است"),
        ("is_new and n > 0", "“New building” holds and (“n” > 0)", "«نوساز» برقرار است و («n» > ۰)"),
        ("is_new or n > 0", "“New building” holds or (“n” > 0)", "«نوساز» برقرار است یا («n» > ۰)"),
        ("not is_new", "“New building” does not hold", "«نوساز» برقرار نیست"),
        ("not n > 0", "not (“n” > 0)", "چنین نباشد که («n» > ۰)"),
        (
            "covers(band, zone, x)",
            f"table “Bands” has a row for “Zone” and {AREA}",
            f"جدول «پله‌ها» برای «پهنه» و {FA_AREA} ردیف دارد",
        ),
        ("min(n, 3)", "the least of (“n”; 3)", "کمترین از («n»؛ ۳)"),
        ("max(n, 3)", "the greatest of (“n”; 3)", "بیشترین از («n»؛ ۳)"),
        ("over(n, 3 * n)", "the part of “n” above (3 × “n”)", "مازاد «n» بر (۳ × «n»)"),
        ("started(n, 3)", "the number of steps of 3 begun in “n”", "شمار گام‌های ۳ که در «n» آغاز شده"),
        ("completed(n, 3)", "the number of whole steps of 3 in “n”", "شمار گام‌های کامل ۳ در «n»"),
        (
            "divide(n, 3, 2, 'down')",
            "“n” ÷ 3 rounded (down) to 2 decimal places",
            "«n» ÷ ۳ گردشده (رو به پایین) تا ۲ رقم اعشار",
        ),
        (
            "2 * rounded(n, 3)",
            "2 × (“n” rounded (to the nearest, halves up) to a multiple of 3)",
            "۲ × («n» گردشده (به نزدیک‌ترین، نیمه رو به بالا) به مضربی از ۳)",
        ),
        (
            "months(begun, on)",
            "the whole months from “begun” to “the day assessed for”",
            "ماه‌های کامل از «begun» تا «روز محاسبه»",
        ),
        (
            "started_months(begun, on)",
            "the months begun from “begun” to “the day assessed for”",
            "ماه‌های آغازشده از «begun» تا «روز محاسبه»",
        ),
        ("per(x)", f"table “per” for {AREA}", f"جدول «per» برای {FA_AREA}"),
        (
            "x * band.share(zone, x)",
            f"{AREA} × (“share” in table “Bands” for “Zone” and {AREA})",
            f"{FA_AREA} × («share» در جدول «پله‌ها» برای «پهنه» و {FA_AREA})",
        ),
        (
            "marginal(per, x + x)",
            f"each band of ({AREA} + {AREA}) at its own value from table “per”",
            f"هر پلهٔ ({FA_AREA} + {FA_AREA}) با مقدار همان پله از جدول «per»",
        ),
        (
            "marginal(band.share, zone, x)",
            f"each band of {AREA} at its own value from “share” in table “Bands” for “Zone”",
            f"هر پلهٔ {FA_AREA} با مقدار همان پله از «share» در جدول «پله‌ها» برای «پهنه»",
        ),
        (
            "sum_over(shops, front if corner else 0)",
            "the sum over each of “shops” of (if “corner” holds: “Front”; otherwise: 0)",
            "جمع (اگر «corner» برقرار است: «دهنه»؛ وگرنه: ۰) برای هر یک از «shops»",
        ),
        ("after_relief(all) - all", "(“all” after reliefs) − “all”", "(«all» پس از معافیت‌ها) − «all»"),
    ],
)
def test_a_formula_is_said_with_titles(
    words: Callable[[str], tuple[str, str]], formula: str, en: str, fa: str
) -> None:
    """Operators as signs, functions in words, brackets where it would read as something else."""
    assert (en, fa) == words(formula)


def test_an_exact_quotient_is_only_a_division(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """It is rounded with the line, so nothing is said of rounding."""
    charge = load(small("divide(rial, 3)")).charges[0]

    assert "“rial” ÷ 3" == formula_words(load(small("divide(rial, 3)"))).say(charge.formula.expression).en
