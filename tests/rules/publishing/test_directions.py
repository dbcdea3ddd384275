"""The parts of a line that read the other way."""

from __future__ import annotations

import pytest

from qom_permits.domain.texts import Language
from qom_permits.rules.publishing.directions import runs


@pytest.mark.parametrize(
    ("language", "words", "apart"),
    [
        ("fa", "متن ساده", []),
        ("fa", "«floor_area» × ۲", ["floor_area", "۲"]),
        ("fa", "180 m² on a 10 m street", ["180 m² on a 10 m street"]),
        ("fa", "در ۱۳۹۹-۰۱-۰۱ تا −۵٫۵، ۲۵٪ از ۱٬۰۰۰", ["۱۳۹۹-۰۱-۰۱", "−۵٫۵", "۲۵٪", "۱٬۰۰۰"]),
        ("fa", "دهانه (S) و (L − L0) ÷ 10 و", ["(S)", "(L − L0) ÷ 10"]),
        ("fa", "(Tehran, region 5", ["Tehran, region 5"]),
        ("fa", "(شهر Tehran (b))", ["Tehran (b)"]),
        ("fa", "(یک) (دو (S)", ["(S)"]),
        ("fa", "(S) (دو) و (L", ["(S)", "L"]),
        ("en", "a formula: 2 × 3 (b)", []),
        ("en", "on خیابان ۱۵ خرداد (شرقی), b", ["خیابان ۱۵ خرداد (شرقی)"]),
        ("en", "“کاربری” = “مسکونی”", ["کاربری", "مسکونی"]),
        ("en", "\u202eabc\x00\n", []),
    ],
)
def test_what_reads_the_other_way_is_found(language: Language, words: str, apart: list[str]) -> None:
    """Latin words with their numbers and signs among Persian, Persian words among English, brackets in pairs."""
    found = list(runs(words, language))

    assert apart == [run for run, foreign in found if foreign]
    assert "".join(run for run, _ in found).split() == words.strip("\u202e\x00\n").split()
