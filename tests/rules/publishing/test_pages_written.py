"""A small page as it is written, letter by letter, and the whole booklet of a town."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qom_permits.domain.texts import Text, same
from qom_permits.rules.publishing.booklet import booklet
from qom_permits.rules.publishing.html_page import html_of
from qom_permits.rules.publishing.markdown_page import markdown_of
from qom_permits.rules.publishing.pages import Card, Chapter, Grid, Page, Paragraph
from qom_permits.rules.publishing.style import STYLE
from qom_permits.rules.tariff import Tariff

A, B = Text("One & <more>", "یک"), Text("Two", "دو")
PAGE = Page(
    title=A,
    notice=B,
    chapters=(
        Chapter(
            title=B,
            parts=(
                Paragraph(A, same("m²")),
                Card(title=A, name="levy", lines=((B, same("id")),)),
                Card(title=B, name="", lines=()),
                Grid(columns=(A, B), rows=((B, A),), note=B),
            ),
        ),
    ),
)

HTML = """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>One &amp; &lt;more&gt;</title>
<style>STYLE</style>
</head>
<body>
<article lang="en" dir="ltr">
<h1>One &amp; &lt;more&gt;</h1>
<p class="notice">Two</p>
<section>
<h2>Two</h2>
<p><strong>One &amp; &lt;more&gt;:</strong> m²</p>
<h3>One &amp; &lt;more&gt; <code dir="ltr">levy</code></h3>
<dl>
<div><dt>Two</dt><dd>id</dd></div>
</dl>
<h3>Two</h3>
<dl>
</dl>
<div class="wide"><table>
<thead><tr><th scope="col">One &amp; &lt;more&gt;</th><th scope="col">Two</th></tr></thead>
<tbody>
<tr><td>Two</td><td>One &amp; &lt;more&gt;</td></tr>
</tbody></table></div>
<p class="note">Two</p>
</section>
</article>
<article lang="fa" dir="rtl">
<h1>یک</h1>
<p class="notice">دو</p>
<section>
<h2>دو</h2>
<p><strong>یک:</strong> <bdi dir="ltr">m²</bdi></p>
<h3>یک <code dir="ltr">levy</code></h3>
<dl>
<div><dt>دو</dt><dd><bdi dir="ltr">id</bdi></dd></div>
</dl>
<h3>دو</h3>
<dl>
</dl>
<div class="wide"><table>
<thead><tr><th scope="col">یک</th><th scope="col">دو</th></tr></thead>
<tbody>
<tr><td>دو</td><td>یک</td></tr>
</tbody></table></div>
<p class="note">دو</p>
</section>
</article>
</body>
</html>
"""
MARKDOWN = """# One \\& \\<more\\>

> **Two**

## Two

**One \\& \\<more\\>:** m²

### One \\& \\<more\\> (levy)

- **Two:** id

### Two



| One \\& \\<more\\> | Two |
|---|---|
| Two | One \\& \\<more\\> |

*Two*

---

<div dir="rtl" lang="fa">

# یک

> **دو**

## دو

**یک:** \u2066m²\u2069

### یک (\u2066levy\u2069)

- **دو:** \u2066id\u2069

### دو



| یک | دو |
|---|---|
| دو | یک |

*دو*

</div>
"""


def test_a_small_page_is_written_as_html() -> None:
    """Everything escaped, each language in its direction, what is foreign to it apart."""
    page = html_of(PAGE, ("en", "fa"))

    assert HTML == page.replace(STYLE, "STYLE")


def test_a_page_in_one_language_is_titled_in_it() -> None:
    """In the direction of that language."""
    head = html_of(PAGE, ("fa",)).splitlines()

    assert ['<html lang="fa" dir="rtl">', "<title>یک</title>"] == [head[1], head[6]]


def test_the_title_of_a_table_stands_over_it_alone(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """And not again among what it states."""
    table = '[tables.t]\ncite = "1"\ntitle = { en = "Bands", fa = "پله‌ها" }\nunit = "IRR"\n'
    table += 'columns = ["n", "value"]\nrows = [["1", "2"]]\n'
    told = booklet(load(small("t(n)", tables=table))).markdown("en").split("### Bands (t)")[1].split("##")[0]

    assert "Bands" not in told.replace("table “Bands”", "")
    assert "title" not in told


def test_a_small_page_is_written_as_markdown() -> None:
    """One language after the other, Persian within a part of its own direction."""
    assert MARKDOWN == markdown_of(PAGE, ("en", "fa"))


def test_a_whole_booklet_is_written(whole_page: str, load: Callable[..., Tariff]) -> None:
    """The language page's own tariff in both languages, as read through once by a person."""
    expected = (Path(__file__).parent / "old-town-1399.booklet.md").read_text(encoding="utf-8")

    assert expected == booklet(load(whole_page)).markdown()
