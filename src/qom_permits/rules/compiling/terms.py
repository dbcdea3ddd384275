"""Terms: pieces of Python that come to a whole number over a constant, a fraction, or something else."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from math import prod

from attrs import frozen


class Binding(IntEnum):
    """How tightly the outermost sign of a piece of Python holds its sides together."""

    LOOSE = 0
    SUM = 1
    QUOTIENT = 2
    PRODUCT = 3
    ATOM = 4


@frozen
class Term:
    """A piece of Python: *code* whose value is a whole number over ``10 ** places``.

    *places* None is a `Fraction`, or what is no number at all. *constant* is the whole number itself where it is
    known now.
    """

    code: str
    places: int | None = None
    binds: Binding = Binding.ATOM
    constant: int | None = None

    def within(self, binding: Binding) -> str:
        """Return the code to stand beside a sign that binds so tightly."""
        return self.code if self.binds >= binding else f"({self.code})"

    @property
    def atom(self) -> str:
        """The code in brackets, where it needs them anywhere."""
        return self.within(Binding.ATOM)

    @property
    def unscaled(self) -> tuple[Term, int]:
        """The term without the constant it is last multiplied by, and that constant."""
        bare, _, factor = self.code.rpartition(" * ")
        if self.binds is not Binding.PRODUCT or not bare or not factor.isdigit():
            return self, 1
        return Term(bare, self.places, Binding.PRODUCT), int(factor)

    @property
    def is_name(self) -> bool:
        """Whether the code can be written twice without being worked out twice."""
        return self.constant is not None or self.code.isidentifier()


def number(value: int, places: int = 0) -> Term:
    """Return the whole number *value* over ``10 ** places``."""
    return Term(str(value), places, Binding.ATOM if value >= 0 else Binding.LOOSE, value)


def exactly(value: Fraction) -> Term:
    """Return the finite decimal *value* with as few places as say it.

    >>> exactly(Fraction(1, 4))
    Term(code='25', places=2, binds=<Binding.ATOM: 4>, constant=25)
    """
    places = decimals_of(value)
    return number(int(value * 10**places), places)


def decimals_of(value: Fraction) -> int:
    """Return how many decimals say *value*, which must be a finite decimal."""
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    while rest != 1:
        rest, places = rest // (5 if rest % 5 == 0 else 2), places + 1
    return places


def places_of(term: Term) -> int:
    """Return the places of a *term* that is a whole number over a constant."""
    return term.places or 0


def at_places(term: Term, places: int) -> Term:
    """Return *term* over ``10 ** places``, which must not be fewer places than it has."""
    return times(term, 10 ** (places - places_of(term)), places)


def aligned(*terms: Term) -> tuple[Term, ...]:
    """Return *terms* over one constant, as small as it can be."""
    places = max(places_of(term) for term in terms)
    return tuple(at_places(term, places) for term in terms)


def times(term: Term, factor: int, places: int) -> Term:
    """Return the whole number of *term* times *factor*, over ``10 ** places``."""
    if term.constant is not None:
        return number(term.constant * factor, places)
    if factor == 1:
        return Term(term.code, places, term.binds)
    bare, before = term.unscaled
    return Term(f"{bare.within(Binding.PRODUCT)} * {before * factor}", places, Binding.PRODUCT)


def negative(term: Term) -> Term:
    """Return *term* with the other sign."""
    if term.constant is not None:
        return number(-term.constant, places_of(term))
    return Term(f"-{term.atom}", term.places, Binding.LOOSE)


MANY = 40
"""More operands than this are handed to a function, so that no line nests too deeply for Python."""


def added(first: Term, *rest: tuple[str, Term]) -> Term:
    """Return *first* with each of *rest* added or taken away; constants are added up now."""
    terms = aligned(first, *(term for _, term in rest))
    signs = ["+", *(sign for sign, _ in rest)]
    places = places_of(terms[0])
    constant = sum(
        term.constant if sign == "+" else -term.constant
        for sign, term in zip(signs, terms, strict=True)
        if term.constant is not None
    )
    worked = [(sign, term) for sign, term in zip(signs, terms, strict=True) if term.constant is None]
    if not worked:
        return number(constant, places)
    if len(worked) > MANY:
        signed = [term if sign == "+" else negative(term) for sign, term in worked]
        return Term(f"SUM(({', '.join(term.code for term in signed)}), {constant})", places)
    worked.sort(key=lambda each: each[0] != "+")
    parts = [term.within(Binding.SUM if sign == "+" else Binding.PRODUCT) for sign, term in worked]
    code = f"{'-' if worked[0][0] == '-' else ''}{parts[0]}"
    code += "".join(f" {sign} {part}" for (sign, _), part in zip(worked[1:], parts[1:], strict=True))
    if constant:
        code += f" {'+' if constant > 0 else '-'} {abs(constant)}"
    is_alone = len(worked) == 1 and worked[0][0] == "+" and not constant
    return Term(code, places, worked[0][1].binds if is_alone else Binding.SUM)


def multiplied(*terms: Term) -> Term:
    """Return the product of *terms*; constants are multiplied now, 0 too, since what it is times may fail."""
    places = sum(places_of(term) for term in terms)
    constant = 1
    for term in terms:
        constant *= 1 if term.constant is None else term.constant
    unscaled = [term.unscaled for term in terms if term.constant is None]
    if not unscaled:
        return number(constant, places)
    worked = [term for term, _ in unscaled]
    constant *= prod(factor for _, factor in unscaled)
    if len(worked) > MANY:
        return Term(f"PRODUCT(({', '.join(term.code for term in worked)}), start={constant})", places)
    code = " * ".join(term.within(Binding.PRODUCT) for term in worked)
    if constant != 1:
        return Term(f"{code} * {constant}", places, Binding.PRODUCT)
    return Term(code, places, Binding.PRODUCT if len(worked) > 1 else worked[0].binds)
