"""A whole tariff as a page in both languages."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from attrs import evolve

from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.clauses import ChoiceAsked
from qom_permits.rules.publishing.booklet import booklet
from qom_permits.rules.tariff import Tariff

ATTACK = "<script>alert('x')</script> & \"</style>\" `|` **b** \u202eturned\n# head"
VOID = {"meta"}
EXPECTED_TAGS = {
    "html", "head", "meta", "title", "style", "body", "article", "section", "h1", "h2", "h3", "p", "strong", "code",
    "dl", "div", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "bdi",
}  # fmt: skip


class Seen(HTMLParser):
    """What a browser would make of a page: its tags, which must close in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes += [(tag, key, value) for key, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text, but not the style sheet."""
        if self.open[-1:] != ["style"]:
            self.text += data


@pytest.fixture(scope="module")
def page(whole_page: str, load: Callable[..., Tariff]) -> Tariff:
    """Return the tariff of the language page."""
    return load(whole_page)


def test_the_english_page_says_the_whole_tariff(page: Tariff) -> None:
    """The heading, inputs, formulas in words, tables, rounding, settlement, and the examples with their bills."""
    told = booklet(page).markdown("en").replace("\\", "").replace("\u2067", "").replace("\u2069", "")

    for line in (
        "# Old Town building charges, 1399",
        "> **This is a sample: it prices no real case.**",
        "- **id:** old-town-1399",
        f"- **digest:** {page.digest}",
        "- **in force until:** 1399-12-30",
        "- **citation:** Council resolution 12 of 1398",
        "| Gross floor area | floor_area | a number | least: 0.01 m²; most: 100,000 m²; decimal places: 2 | – | – |",
        "| use | use | a choice | options: residential, commercial | – | – |",
        "| shops | shops | a whole number | least: 1; most: 200 | 1 | “use” = commercial |",
        "| balconies | balconies | a list | most items: 60 | – | – |",
        "| over_street, of each of “balconies” | balconies.over_street | yes or no | – | – | – |",
        "### Floor area charge (floor_charge)",
        "- **applies when:** “use” = residential",
        "- **formula:** (“share” in table “band” for “Gross floor area”) × “local_value” × “charged_area”",
        "- **at least:** (“least” in table “band” for “Gross floor area”) × “Gross floor area”",
        "- **on:** “Floor area charge”",
        "- **share:** the least of (“Gross floor area”; “exempt_area”) ÷ “Gross floor area”",
        "- **formula:** the part of “Gross floor area” above (“parking_credit” × “parking”)",
        "| parking_credit | parking_credit | 20 m²/space | cl. 3 |",
        "- **looked up by:** “Gross floor area” (in bands, the upper edge within)",
        "| Gross floor area | share | least (rial/m²) |",
        "| over 150 m² | 0.3 | 800 |",
        "| 38186 | from 8 m to under 15 m | 28,000 |",
        "| base | “Floor area charge”, “Balconies over the street” |",
        "- **step:** 1,000 rial",
        "- **the remainder goes into:** “Floor area charge”",
        "- **discount:** 25%",
        "- **at most in all:** 24%",
        "- **not on:** “Fire service share”",
        "- **at most months:** 36",
        "### 180 m² on a 10 m street",
        "- **source:** worked by hand from cl. 2",
        "| Gross floor area | 180 m² |",
        "| Floor area charge | 1,343,680 rial | cl. 2 |",
        "| Total | 1,384,000 rial |  |",
    ):  # fmt: skip
        assert line in told.splitlines()


def test_the_persian_page_reads_from_the_right(page: Tariff) -> None:
    """Its Latin words and its numbers kept apart, with their signs and in their order."""
    told = booklet(page).markdown("fa")

    assert told.startswith('<div dir="rtl" lang="fa">\n\n# عوارض ساختمانی شهر کهن، \u2066۱۳۹۹\u2069\n')
    assert told.endswith("\n\n</div>\n")
    assert (
        "- **دست‌کم:** («\u2066least\u2069» در جدول «\u2066band\u2069» برای «زیربنای ناخالص») × «زیربنای ناخالص»\n"
        in told
    )
    assert "- **تخفیف:** \u2066۲۵٪\u2069\n" in told
    assert "### \u2066180 m² on a 10 m street\u2069\n" in told
    assert "| جمع کل | \u2066۱٬۳۸۴٬۰۰۰\u2069 ریال |  |\n" in told


def test_both_languages_are_the_two_pages_persian_first(page: Tariff) -> None:
    """Each as it is alone."""
    whole = booklet(page)

    assert whole.markdown("fa") + "\n---\n\n" + whole.markdown("en") == whole.markdown()


@pytest.mark.parametrize(("lang", "first"), [("both", "fa"), ("fa", "fa"), ("en", "en")])
def test_the_html_is_one_whole_file(page: Tariff, lang: str, first: str) -> None:
    """Every tag closes in order, each language has its direction, and nothing is fetched or run."""
    html = booklet(page).html("both" if lang == "both" else "fa" if lang == "fa" else "en")
    seen = Seen(html)
    directions = [value for tag, key, value in seen.attributes if tag in {"html", "article"} and key == "dir"]

    assert html.startswith("<!doctype html>\n<html ")
    assert ([], EXPECTED_TAGS) == (seen.open, seen.tags | {"bdi", "strong"})
    assert {"fa": "rtl", "en": "ltr"}[first] == directions[0]
    assert {"both": ["rtl", "rtl", "ltr"], "fa": ["rtl", "rtl"], "en": ["ltr", "ltr"]}[lang] == directions
    assert {"class", "dir", "lang", "scope", "charset", "name", "content", "http-equiv"} >= {
        key for _, key, _ in seen.attributes
    }
    assert "url(" not in html
    assert "default-src 'none'; style-src 'unsafe-inline'" in html


def test_html_keeps_what_reads_the_other_way_apart(page: Tariff) -> None:
    """Latin words and numbers in the Persian part, Persian words in the English one."""
    mixed = evolve(page, citation=same("مصوبهٔ ۱۲ شورا (No. 12 (b)) −۵"))
    told = booklet(mixed).html()

    assert (
        '<dd>مصوبهٔ <bdi dir="ltr">۱۲</bdi> شورا <bdi dir="ltr">(No. 12 (b))</bdi> <bdi dir="ltr">−۵</bdi></dd>'
    ) in told
    assert (
        '<dd><bdi dir="rtl" lang="fa">مصوبهٔ ۱۲ شورا</bdi> (No. 12 (b)) −<bdi dir="rtl" lang="fa">۵</bdi></dd>'
        in told
    )
    assert '<h3>سهم آتش‌نشانی <code dir="ltr">fire</code></h3>' in told


@pytest.fixture(scope="module")
def hostile(page: Tariff) -> Tariff:
    """Return a tariff that says something nasty wherever it may say what it likes."""
    nasty, both = Text(ATTACK, f"عنوان {ATTACK}"), same(ATTACK)
    charges = tuple(evolve(each, id=ATTACK, title=nasty, cite=both) for each in page.charges)
    tables = tuple(evolve(each, title=nasty, cite=both) for each in page.tables)
    inputs = tuple(evolve(each, title=nasty) for each in page.inputs)
    choice = evolve(page.inputs[2], asked=ChoiceAsked((ATTACK, "residential")), title=None)
    return evolve(
        page,
        id=ATTACK,
        title=nasty,
        citation=both,
        charges=charges,
        tables=tables,
        inputs=(*inputs[:2], choice, *inputs[3:]),
        rates=tuple(evolve(each, title=nasty, cite=both) for each in page.rates),
        quantities=tuple(evolve(each, title=nasty, cite=both) for each in page.quantities),
        examples=(evolve(page.examples[0], title=nasty, source=both, facts=()),),
    )


def test_a_tariff_can_put_nothing_into_the_html(hostile: Tariff) -> None:
    """What it says is text, whatever it looks like; nothing in it turns a line around."""
    html = booklet(hostile).html()
    seen = Seen(html)

    assert ([], EXPECTED_TAGS) == (seen.open, seen.tags | {"strong"})
    assert "<script>alert('x')</script> & \"</style>\" `|` **b**  turned # head" in seen.text.replace(
        "\u2069", ""
    )
    assert not set("\u202a\u202b\u202c\u202d\u202e") & set(html)


def test_a_tariff_can_put_nothing_into_the_markdown(hostile: Tariff) -> None:
    """Every sign that means something is escaped, and no line is broken."""
    told = booklet(hostile).markdown("en")
    escaped = (
        "\\<script\\>alert('x')\\</script\\> \\& \"\\</style\\>\" \\`\\|\\` \\*\\*b\\*\\*  turned \\# head"
    )

    assert f"# {escaped}" == told.splitlines()[0]
    whole = booklet(hostile).markdown().replace('<div dir="rtl" lang="fa">', "").replace("</div>", "")
    assert whole.count("<") == whole.count("\\<") > 0
    assert [] == [line for line in told.splitlines() if line.startswith(("# h", "head"))]
    cells = {
        line.replace("\\|", "").count("|")
        for line in told.splitlines()
        if "parking" in line and line[0] == "|"
    }
    assert {5, 7} == cells


def test_a_default_that_is_empty_text_is_said_to_be(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """An empty cell would read as none."""
    told = booklet(load(small()))

    assert "| note | note | a text | – | (empty) | – |" in told.markdown("en").splitlines()


def test_a_long_table_is_cut_and_says_so(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """Only as many rows as people read; one row more is already too many."""
    rows = "\n".join(f'["{number}", "{number}"],' for number in range(1, 62))
    table = f'[tables]\nper = {{ cite = "1", unit = "IRR", columns = ["n", "value"], rows = [{rows}] }}\n'
    long = load(small(tables=table))
    short = evolve(long, tables=(evolve(long.tables[0], rows=long.tables[0].rows[:60]),))
    note = "the first 60 of 61 rows; the file has them all"

    assert f"| 60 | 60 |\n\n*{note}*\n" in booklet(long).markdown("en")
    assert "*\u2066۶۰\u2069 ردیف نخست از \u2066۶۱\u2069 ردیف؛ همه در پرونده هست*" in booklet(long).markdown(
        "fa"
    )
    assert f'</table></div>\n<p class="note">{note}</p>' in booklet(long).html("en")
    assert note not in booklet(short).markdown("en")
    assert '"note"' not in booklet(short).html("en")


def test_what_a_tariff_does_not_have_has_no_chapter(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """Nor has one that is law a notice."""
    told = booklet(
        load(small("1 * rial", inputs="", rates='[rates]\nrial = { value = 1, unit = "IRR", cite = "1" }'))
    )

    assert ["## This tariff", "## Charges", "## Rates", "## Rounding"] == [
        line for line in told.markdown("en").splitlines() if line.startswith("## ")
    ]
    assert "> " not in told.markdown()
    assert 'class="notice"' not in told.html()


def test_facts_of_an_example_are_said_with_their_units(page: Tariff) -> None:
    """Those of a list's items by their number; an example that cannot be assessed says why."""
    facts = {"balconies.1.balcony_area": "4.5", "balconies.1.over_street": True}
    known = list(page.examples[0].facts)
    balcony = evolve(
        page.examples[0],
        facts=(*known, *(evolve(known[0], name=key, value=value) for key, value in facts.items())),
    )
    far = evolve(page.examples[0], facts=tuple(fact for fact in known if fact.name != "use"))
    told = booklet(evolve(page, examples=(balcony, far))).markdown("en").replace("\\", "")

    assert "| balconies 1: balcony_area | 4.5 m² |\n" in told
    assert "| balconies 1: over_street | yes |\n" in told
    assert "| Balconies over the street | 378,000 rial | cl. 6 |\n" in told
    assert "**cannot be assessed:** " in told
    refused = booklet(evolve(page, examples=(far,))).html("fa")
    assert "<p><strong>محاسبه‌شدنی نیست:</strong> " in refused
