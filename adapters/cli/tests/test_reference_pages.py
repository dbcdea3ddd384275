"""The pages of the reference say what the code says now, and leave nothing of it out."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from tests.domain.walk import case_before
from typer.testing import CliRunner

from qom_permits import Money, Stage, commands, events, evolve
from qom_permits.domain.payments import Intent
from qom_permits.domain.reasons import REASONS
from qom_permits.domain.transitions import TABLE, Target
from qom_permits.rules.reference.markdown import said
from qom_permits.testing.strategies import any_event
from qom_permits.wire import commands as wire_commands
from qom_permits.wire import events as wire_events
from qom_permits.wire.shapes import snake
from qom_permits_cli.app import app
from qom_permits_cli.reference.error_page import error_page
from qom_permits_cli.reference.recording import changed_by, leads_always_to
from qom_permits_cli.reference.shapes import held
from qom_permits_cli.reference.spoken_faults import spoken_faults
from qom_permits_cli.reference.stage_page import stage_page
from qom_permits_cli.reference.state_diagram import state_diagram
from qom_permits_cli.reference_pages import PAGES

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_the_code_says_now(page: str) -> None:
    """Where it is not, ``make docs-reference`` writes it anew."""
    assert PAGES[page]() == (ROOT / f"docs/reference/{page}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_printed_or_written(page: str, tmp_path: Path) -> None:
    """Printed as it is; written, where it went is said."""
    file = tmp_path / "page.md"
    printed = CliRunner().invoke(app, ["reference", page])
    written = CliRunner().invoke(app, ["reference", page, "--output", str(file)])

    assert PAGES[page]() == printed.stdout == file.read_text(encoding="utf-8")
    assert f"{file}\n" == written.stdout


def test_every_command_event_stage_and_reason_is_told() -> None:
    """By the name it has on the wire."""
    named = {"commands": wire_commands.KINDS, "events": wire_events.KINDS, "reasons": REASONS}
    for page, names in named.items():
        told = PAGES[page]()
        assert [] == [name for name in names if f"\n## `{name}`\n" not in told]
    stages = stage_page()
    assert [] == [stage for stage in Stage if f"\n| `{stage.value}` | " not in stages]


def test_every_reason_is_told_in_both_languages_with_what_to_do() -> None:
    """As an objection says it, with the values left open."""
    page = PAGES["reasons"]()
    texts = [text for reason in REASONS.values() for text in (reason.text, reason.todo)]

    assert [] == [text for text in texts if said(text.en) not in page or said(text.fa) not in page]


def test_every_field_of_every_command_and_event_is_told() -> None:
    """Each in the section of what it belongs to."""
    for page, kinds in (("commands", wire_commands.KINDS), ("events", wire_events.KINDS)):
        told = PAGES[page]()
        for name, kind in kinds.items():
            section = told.split(f"\n## `{name}`\n")[1].split("\n## ")[0]
            assert [] == [field for field in attrs.fields_dict(kind) if f"\n| `{field}` | " not in section]


def test_every_code_of_an_error_is_told() -> None:
    """However it is written in the source, but for what other pages tell."""
    room = ROOT / "src/qom_permits"
    apart = {room / "rules", room / "testing", room / "city/checking", room / "city/loading_texts.py"}
    sources = [path for path in room.rglob("*.py") if not apart & {path, *path.parents}]
    written = {
        code
        for path in sources
        for code in re.findall(r"""(?:code=|\bbad\(\s*|_refused\(\s*)"([a-z-]+)\"""", path.read_text("utf-8"))
    }

    page = error_page()

    assert len(written) > 60
    assert [] == sorted(code for code in written if f"\n### `{code}`\n" not in page)


@pytest.mark.parametrize(
    ("source", "en"),
    [
        ('raise bad("too-deep", "too deep", "ژرف")', "too deep"),
        ('x = shaped(r"[a-z]", "bad-name", "{given} is bad", "{given} بد است")', "{given} is bad"),
        ('refused("too-large", f"more than {MOST} bytes", f"بیش از {MOST} بایت")', "more than {MOST} bytes"),
        ('Fault(code="a-code", text=Text("said", "گفته"))', "said"),
        ('text = Text("said", "گفته").fill(x=1)\nFault(code="a-code", where="x", text=text)', "said"),
        (
            'text, where = _SAID.fill(x=1), "x"\nFault(code="a-code", text=text)\n_SAID = Text("said", "گفته")',
            "said",
        ),
        ('_at("x", _SAID, code="a-code")\n_SAID = Text("said", "گفته")', "said"),
        ('_TEXTS = {"a-code": (Text("said", "گفته"), Text("todo", "کار"))}', "said"),
        (
            'class Busy(Error):\n    code = "busy"\n    en = "busy: {detail}"\n    fa = "مشغول"',
            "busy: {detail}",
        ),
        ('class Bad(Error):\n    code = "bad"\n    fa = "بد"', "{detail}"),
    ],
)
def test_a_fault_is_read_off_the_source(source: str, en: str) -> None:
    """In every way the library writes one."""
    assert [en] == [fault.text.en for fault in spoken_faults(source)]


@pytest.mark.parametrize(
    "source",
    [
        'join("a", "b", "c")',
        'Fault(code=code, text=Text("a", "ب"))',
        'class _Hidden(Error):\n    code = "hidden"',
        'class Named:\n    name = "x"',
        'KINDS = {"extension": Text("a", "ب")}',
    ],
)
def test_what_is_no_fault_is_let_be(source: str) -> None:
    """Three texts in a row are a fault only when the last is Persian."""
    assert [] == list(spoken_faults(source))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (str, "text"),
        (Stage, "a [stage](stages.md)"),
        (commands.Unpaid, "one of `cancelled`, `failed`"),
        (tuple[int, ...], "list of whole number"),
        (str | None, "text, or null"),
    ],
)
def test_a_type_is_told_in_words(kind: object, words: str) -> None:
    """As JSON writes it."""
    assert words == held(kind)


def test_every_way_of_a_case_is_drawn() -> None:
    """Each command that moves a case stands on an arrow from where it can be taken, or from all steps."""
    lines = state_diagram().splitlines()
    for (command, stage), row in TABLE.items():
        starts = "[*]" if stage is None else rf"({stage.value}|steps)"
        arrow = re.compile(rf" *{re.escape(starts) if stage is None else starts} --> \S+: {snake(command)}\b")
        assert (row.target is Target.STAY) or any(arrow.match(line) for line in lines), (command, stage)


def test_an_arrow_leads_where_the_command_does() -> None:
    """A few, written down by hand."""
    lines = {line.strip() for line in state_diagram().splitlines()}

    assert {
        "[*] --> draft: open_case",
        "draft --> review: submit",
        "returned --> steps: submit",
        "steps --> returned: return_to_applicant (not at payment)",
        "plan_order --> plans: return_plans",
        "charges --> payment: assess_charges",
        "payment --> issuance: record_payment",
        "issuance --> issued: issue_permit",
        "steps --> withdrawn: withdraw",
        "withdrawn --> [*]",
    } <= lines
    assert "draft --> [*]" not in lines


@given(any_event().filter(lambda event: not isinstance(event, events.CaseOpened)))
def test_an_event_changes_what_the_page_says(event: events.LaterEvent) -> None:
    """And nothing else of the case; where it always leads to one stage, it does."""
    case = case_before(commands.RecordPayment)
    if hasattr(event, "order"):
        meant = Intent(order=event.order, gateway="bank", amount=Money(1))
        case = attrs.evolve(case, intents=(meant,))
    after = evolve(case, event)
    changed = {
        field.name
        for field in attrs.fields(type(case))
        if getattr(case, field.name) != getattr(after, field.name)
    }

    assert changed - {"version"} <= changed_by(type(event))
    assert leads_always_to(type(event)) in {None, after.stage}


def test_an_event_that_opens_a_case_begins_all_of_it() -> None:
    """In its draft."""
    assert {"id", "stage", "owners", "facts"} <= changed_by(events.CaseOpened)
    assert Stage.DRAFT is leads_always_to(events.CaseOpened)
