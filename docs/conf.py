"""How Sphinx makes the pages: MyST Markdown, furo, nothing fetched from anywhere."""

from __future__ import annotations

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

project = "qom-permits"
author = "the qom-permits contributors"
project_copyright = author
html_title = "qom-permits"

extensions = ["myst_parser"]
# The examples are projects of their own; the pages about them quote them.
exclude_patterns = ["examples"]
myst_heading_anchors = 3
myst_enable_extensions = ["attrs_inline"]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["both-directions.css"]
html_copy_source = False
html_show_sphinx = False
# A page reads alike wherever and whenever it was built.
html_last_updated_fmt = None


def setup(app: Sphinx) -> None:
    """Let a diagram stand as text: what can draw Mermaid draws it, and nothing is loaded for it here."""
    app.add_lexer("mermaid", TextLexer)
