"""Explanations written out by code that is generated once for each tariff and language."""
