"""Strategy for formulas: lawful ones, those with a part too much or too little, and heaps of signs."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.fuzzing.attempts import KINDS, TABLES

NAMES = [
    *KINDS,
    *TABLES,
    "nothing",
    "class",
    "__import__",
    "None",
    "True",
    "False",
    "x.real",
    "two.low",
    "zone.a",
]
LITERALS = [
    "0",
    "1",
    "0.5",
    "12.25",
    "9" * 40,
    "9" * 41,
    "007",
    "1_000",
    "1e5",
    "0x1",
    "1j",
    ".5",
    "'a'",
    "''",
    '"b"',
    "'c",
]
SIGNS = [
    "+", "-", "*", "/", "//", "%", "**", "@", "<", "<=", "==", "!=", "and", "or", "not", "in", "is", "if", "else", "~",
    "(", ")", "[", "]", "{", "}", ",", ":", ":=", ".", ";", "#", "\\", "=", "'", '"', "lambda", "for", "await", "yield",
    "\n", "\t", "\0", " ", "٫", "۱", "ﬁ", "\u2009", "\ud800", "\x1f",
]  # fmt: skip
FORMS = [
    "{} + {}", "{} - {}", "{} * {}", "{} / 100", "-{}", "({})", "{} < {}", "{} <= {} < {}", "{} == {}", "{} != {}",
    "{} in ('a', 'b')", "{} in ({}, {})", "{} and {}", "{} or {}", "not {}", "{} if {} else {}", "min({}, {})",
    "max({}, {}, {})", "over({}, {})", "started({}, {})", "divide({}, {}, 2)", "divide({}, {})", "rounded({}, 5, 'up')",
    "step({}, {})", "two.high({})", "marginal(step, {}, {})", "covers(step, {}, {})", "months({}, {})",
    "sum_over(balconies, {})", "after_relief({})", "{}({})", "{}.{}", "{}[{}]", "f'{{{}}}'", "*{}", "{} = {}", "{}\n{}",
]  # fmt: skip
_PLAIN = st.sampled_from([*NAMES, *LITERALS])


@st.composite
def formulas(draw: st.DrawFn) -> str:
    """Draw a formula, or what is no more than like one."""
    match draw(st.sampled_from(("grown", "grown", "spoilt", "heap", "many", "any"))):
        case "grown":
            return _grown(draw, draw(st.integers(0, 5)))
        case "spoilt":
            text, piece = _grown(draw, 3), draw(st.sampled_from([*SIGNS, *NAMES, *LITERALS]))
            place = draw(st.integers(0, len(text)))
            return text[:place] + piece + text[place + draw(st.integers(0, 3)) :]
        case "heap":
            between = draw(st.sampled_from(("", " ")))
            return between.join(draw(st.lists(st.sampled_from([*SIGNS, *NAMES, *LITERALS]), max_size=30)))
        case "many":
            unit = "".join(
                draw(st.lists(st.sampled_from([*SIGNS, *NAMES, *LITERALS]), min_size=1, max_size=4))
            )
            times = draw(st.integers(0, 25_000 // len(unit)))
            return unit * times + draw(st.sampled_from([*SIGNS, *NAMES])) * draw(st.sampled_from((1, times)))
        case _:
            return draw(st.text(max_size=60))


def _grown(draw: st.DrawFn, levels: int) -> str:
    if not levels or draw(st.integers(0, 3)) == 0:
        return draw(_PLAIN)
    form = draw(st.sampled_from(FORMS))
    return form.format(*(_grown(draw, levels - 1) for _ in range(form.count("{}"))))
