"""Tellings: who explains the bills of a tariff: at once as text by code, in full by the reference reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from attrs import define, field

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Language
from qom_permits.rules.compiling.compiled import Compiled
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.runtime import REFUSED
from qom_permits.rules.explaining.explainable import Explainable
from qom_permits.rules.explaining.explanation import Explanation, explain, promise
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.sizing.ranges import Ranges
from qom_permits.rules.telling.telling import Telling, telling


@define(kw_only=True)
class Tellings:
    """Explains the bills of *tariff*, whose *law* is *compiled*; None has to be left to the reference reading.

    What tells them in a language is *made* when it is first asked for.
    """

    tariff: Explainable
    law: Law
    ranges: Ranges
    compiled: Compiled | None
    made: dict[Language, Telling] = field(factory=dict)

    def explanation(
        self, facts: Mapping[str, GivenFact], day: date, assessment: Assessment, lang: str
    ) -> Explanation:
        """Return why *assessment*, made for these *facts* on a *day*, is what it is."""
        in_full = partial(explain, self.tariff, assessment, lang)
        if self.compiled is None:
            return in_full()
        try:
            text = self.telling("fa" if lang == "fa" else "en")(*self.compiled.read(facts), day)
        except (*REFUSED, BadTariff):
            return in_full()
        return promise(text, in_full)

    def telling(self, language: Language) -> Telling:
        """Return the code that tells bills in a *language*.

        It raises one of `compiling.runtime.REFUSED` where only the reference reading can tell.
        """
        if language not in self.made:
            self.made[language] = telling(self.tariff, self.law, self.ranges, language)
        return self.made[language]
