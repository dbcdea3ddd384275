"""Bands in words: by their edges, and whether these belong to them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text
from qom_permits.rules.explaining.sentences import filled
from qom_permits.rules.language.kinds import Kind
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.tables import Band, Row, Table

_ANY = Text("any", "هر اندازه")
_TO = {
    (True, False): Text("over {0}", "بیش از {0}"),
    (False, True): Text("to {1}", "تا {1}"),
    (True, True): Text("over {0} to {1}", "بیش از {0} تا {1}"),
}
_BELOW = {
    (True, False): Text("from {0} on", "از {0} به بالا"),
    (False, True): Text("under {1}", "کمتر از {1}"),
    (True, True): Text("from {0} to under {1}", "از {0} تا کمتر از {1}"),
}


def spoken_band(table: Table, row: Row | None, kind: Kind, calendar: Calendar) -> Text:
    """Return the band of *row*, whose edges are of a *kind*, in words; no row has no edges."""

    def edge(edge: Fraction | date | None) -> Text:
        return _ANY if edge is None else spoken_amount(edge, kind, calendar)

    lower, upper = (None, None) if row is None else (table.beneath(row), row.edge)
    forms = _TO if table.band is Band.TO else _BELOW
    form = forms.get((lower is not None, upper is not None), _ANY)
    return filled(form, edge(lower), edge(upper))
