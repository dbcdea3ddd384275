"""Reading a page as a browser and a screen reader would: its forms, labels, headings and what it fetches."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from attrs import Factory, define

FETCHING = {"src", "srcset", "data", "poster", "background"}
LABELLED = {"select", "textarea"}


@define(kw_only=True)
class Form:
    """A form: where it goes, and what is filled in."""

    action: str
    fields: dict[str, str] = Factory(dict)


class Page(HTMLParser):
    """A page by what it holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root: dict[str, str | None] = {}
        self.forms: list[Form] = []
        self.headings: list[str] = []
        self.fetched: list[str] = []
        self.said: list[str] = []
        self._labels: set[str | None] = set()
        self._inputs: list[str | None] = []
        self.feed(text)

    @property
    def unlabelled(self) -> list[str | None]:
        """The inputs that no label names."""
        return [name for name in self._inputs if name not in self._labels]

    def form(self, ending: str) -> Form:
        """Return the form whose action ends in *ending*."""
        (found,) = (form for form in self.forms if form.action.endswith(ending))
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        said = dict(attrs)
        self.fetched += [f"{tag} {name}" for name in FETCHING & set(said)]
        if tag in {"script", "link", "iframe", "img", "object"}:
            self.fetched.append(tag)
        if tag == "html":
            self.root = said
        elif tag in {"h1", "h2", "h3"}:
            self.headings.append(tag)
        elif tag == "form":
            self.forms.append(Form(action=said.get("action") or ""))
        elif tag == "label":
            self._labels.add(said.get("for"))
        elif tag in LABELLED or (tag == "input" and said.get("type") != "hidden"):
            self._inputs.append(said.get("id"))
        elif tag == "input":
            self._fill(said)

    def handle_data(self, data: str) -> None:
        """Note what is said between tags."""
        self.said.append(data.strip())

    def _fill(self, said: Mapping[str, str | None]) -> None:
        self.forms[-1].fields[said.get("name") or ""] = said.get("value") or ""
