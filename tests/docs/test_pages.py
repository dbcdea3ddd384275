"""The README and every page of docs/ work as printed, and show no code that is not run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.fences import complaints
from tests.docs.running import EXAMPLES, ROOT, Reader

PAGES = [
    ROOT / "README.md",
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if EXAMPLES not in page.parents),
]


def named(page: Path) -> str:
    """Return where *page* is in the repository."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_works_as_printed(page: Path, tmp_path: Path) -> None:
    """Its files are written, its Python and its commands run in order, and print what stands after them."""
    Reader(named(page), tmp_path).follow(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_shows_no_code_that_is_not_run(page: Path) -> None:
    """Every block is of a language that is run, or of one known to be only shown."""
    assert [] == list(complaints(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_a_link_leads_somewhere(name: str) -> None:
    """Sphinx asks it of the pages, and nobody else of the rest."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))

    assert [] == [link for link in links if not (ROOT / link).exists()]
