"""Strategy for tariff files: real and small ones, lines lost, doubled, moved and spoilt, some of them many times."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st
from tests.fuzzing.attempts import TariffFile
from tests.fuzzing.drawn_formulas import formulas

from qom_permits.city import shipped

SAMPLES = Path(shipped.__file__).parent / "tariffs"
PAGE = (Path(__file__).parents[1] / "rules" / "old-town-1399.toml").read_text(encoding="utf-8")
SMALL = """schema = 1
[tariff]
id = "small"
title = { en = "Small", fa = "کوچک" }
currency = "IRR"
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "a test"
[inputs]
x = { type = "number", unit = "m2", places = 2, min = "0", max = "1000", default = 0 }
n = { type = "count", min = 0, max = 9, default = 0 }
zone = { type = "choice", options = ["a", "b"], default = "a" }
note = { type = "text", default = "" }
[inputs.balconies]
type = "list"
each = { width = { type = "number", unit = "m2", min = 0, max = 9 } }
[rates]
rial = { value = 1, unit = "IRR", cite = "1" }
[tables.step]
cite = "1"
unit = "IRR/m2"
columns = ["zone", "x <=", "value"]
rows = [["a", "10", "1"], ["a", "", "2"]]
[tables.long]
cite = "1"
columns = ["n", "value"]
rows_from = "long.csv"
[quantities]
q = { formula = "n + 1", cite = "1" }
[subtotals]
all = ["levy"]
[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "1"
formula = "q * rial"
[[reliefs]]
id = "half"
title = { en = "Half", fa = "نیم" }
cite = "1"
on = ["all"]
share = "0.5"
[settlement]
cash_discounts = [{ from = "01-01", until = "02-31", share = "0.1", cite = "1" }]
[[examples]]
facts = { x = 1 }
"""
YEAR = """schema = 1
[tariff]
id = "next"
title = { en = "Next", fa = "بعدی" }
in_force = { from = "2025-01-01" }
citation = "a test"
based_on = "base.toml"
removes = ["rates.none"]
[rates]
rial = { value = 2, unit = "IRR", cite = "1" }
"""
CSV = "n,value\n1,1\n2,2.5\n"
BASES = [
    SMALL,
    SMALL,
    SMALL,
    YEAR,
    PAGE,
    *(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.toml"))),
]
BESIDE: Mapping[str, str] = {
    "base.toml": SMALL,
    "long.csv": CSV,
    "regional-values.csv": "postal_walk,street_width <,value\n38186,8,24000\n38186,,28000\n",
    **{path.name: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*"))},
}
UNITS = [
    "r{} = {{ value = 1, cite = '1' }}\n", "[rates.r{}]\n", "[[charges]]\nid = 'c{}'\n", "[[examples]]\n", "[x{}]\n",
    "q{} = {{ formula = 'n', cite = '1' }}\n", "a.b{} = 1\n", '["{}", "1"], ', "[{}, 1],\n", "{},\n", "{}\n", ",", "[",
    "]", "{{", '"', "'''", '"""', "\n", " ", "# {}\n", "{}", "0", "\\\\", ".", "s{} = ['levy', 's{}']\n", "\0", "é",
    "rows = [['{}', '1']]\n", "[tables.t{}]\ncolumns = ['n', 'value']\ncite = '1'\nrows_from = 'long.csv'\n",
    "x = 1.5 # {}\n", "\ud800", "based_on = 'this.toml'\n", "[[reliefs]]\nid = 'r{}'\non = ['all']\nshare = '1'\n",
    "{}.{}.", "'{}',", "rows = [", "\r", "\u2028", "{{ from = '01-01', until = '12-30', share = '0.1', cite = '1' }},",
]  # fmt: skip
VALUES = [
    "1", '"1"', '""', "true", "1.5", "nan", "1979-05-27", "[]", "{}", "[[]]", '["levy"]', '["levy", "levy"]', "[1]",
    '[["1", "1"]]', "{ en = 'a' }", "{ en = 'a', fa = 'b', de = 'c' }", "-1", "9" * 41, f'"{"9" * 41}"', "0xff", "",
    '"1e9"', '"۱۲٫۵"', '"m2/m2"', '"../x"', '"base.toml"', '"this.toml"', '"01-32"', '"1399-12-31"', "'class'", "[{}]",
    '["n <=", "value"]', '["x <", "n", "value"]', '"half-up"', '"list"', '"choice"', "[{ x = 1 }]", f'"{"a" * 300}"',
]  # fmt: skip
_WAYS = ("value", "value", "formula", "lost", "doubled", "many", "many", "sign", "any", "moved")
HOW_OFTEN = st.sampled_from((*(0, 1, 2, 3, 33, 101, 1_000) * 6, 5_000, 5_000, 20_000, 100_000))
MOST_CHARACTERS = 4 * 1024 * 1024 + 1


@st.composite
def tariff_files(draw: st.DrawFn) -> TariffFile:
    """Draw a tariff file that is spoilt in some places, and what lies beside it."""
    text = draw(st.sampled_from(BASES))
    for _ in range(draw(st.integers(1, 4))):
        text = _spoilt(draw, text)[:MOST_CHARACTERS]
    beside = dict(BESIDE)
    if draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from(("long.csv", "base.toml", "regional-values.csv")))
        beside[name] = _spoilt(draw, beside[name])[:MOST_CHARACTERS]
    return TariffFile(text, beside)


def _spoilt(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    place = draw(st.integers(0, len(lines) - 1))
    line = lines[place]
    match draw(
        st.sampled_from(
            ("value", "value", "formula", "lost", "doubled", "many", "many", "sign", "any", "moved")
        )
    ):
        case "value":
            key, _, _ = line.partition("=")
            lines[place] = f"{key}= {draw(st.sampled_from(VALUES))}\n"
        case "formula":
            written = draw(formulas()).replace("\\", "\\\\").replace('"', '\\"').replace("\0", "\\u0000")
            lines[place] = line.partition("=")[0] + f'= """{written}"""\n'
        case "lost":
            del lines[place]
        case "doubled":
            lines[place] = line * draw(st.integers(2, 40))
        case "many":
            unit, times = draw(st.sampled_from(UNITS)), draw(HOW_OFTEN)
            times = min(times, MOST_CHARACTERS // len(unit))
            lines.insert(place, "".join(unit.format(number, number + 1) for number in range(times)))
        case "sign":
            spoilt = draw(st.integers(0, len(line)))
            lines[place] = line[:spoilt] + draw(st.sampled_from(UNITS)) + line[spoilt + 1 :]
        case "any":
            lines.insert(place, draw(st.text(max_size=20)))
        case _:
            lines.insert(draw(st.integers(0, len(lines))), lines.pop(place))
    return "".join(lines)
