"""What the runner of pages does, and what it does not let pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.fences import complaints, fences
from tests.docs.running import EXAMPLES, Reader, is_part_of, is_printed


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """Return a reader in an empty folder."""
    return Reader("page.md", tmp_path)


def test_what_a_block_prints_is_compared(reader: Reader) -> None:
    """A text block right after a Python block must be what that block prints."""
    reader.follow("```python\nprint(1 + 1)\n```\n\n```text\n2\n```\n")
    with pytest.raises(AssertionError, match=r"line 2: it prints '2\\n'"):
        reader.follow("```python\nprint(1 + 1)\n```\n```text\n3\n```\n")


@pytest.mark.parametrize("between", ["", "It prints:\n"])
def test_what_a_block_prints_must_be_shown_at_once(reader: Reader, between: str) -> None:
    """Output that stands nowhere, or somewhere else, is never compared, so it is refused."""
    shown = f"{between}```text\n1\n```\n" if between else ""
    with pytest.raises(AssertionError, match="it prints"):
        reader.follow(f"```python\nprint(1)\n```\n{shown}")


def test_blocks_share_their_names_and_keep_their_lines(reader: Reader) -> None:
    """A later block sees what an earlier one made, and a failure points at the page's own line."""
    with pytest.raises(ZeroDivisionError) as caught:
        reader.follow("```python\nfew = 0\n```\n\n```python\nmany = 1 / few\n```\n")

    assert 6 == caught.traceback[-1].lineno + 1


def test_files_are_written_and_added_to(reader: Reader) -> None:
    """A file grows block by block, where the page's Python and commands find it."""
    reader.follow(
        "```toml file=a.toml\na = 1\n```\n```toml add-to=a.toml\nb = 2\n```\n"
        '```python\nfrom pathlib import Path\nprint(Path("a.toml").read_text(), end="")\n```\n'
        "```text\na = 1\nb = 2\n```\n"
    )


def test_a_command_is_run_and_compared(reader: Reader) -> None:
    """Each of a block's commands is."""
    reader.follow(
        "```console\n$ qom-permits --help\n…Usage: qom-permits…\n$ qom-permits tariff --help\n…\n```\n"
    )
    with pytest.raises(AssertionError, match="line 2: qom-permits --help prints"):
        reader.follow("```console\n$ qom-permits --help\nnothing of the kind\n```\n")
    with pytest.raises(AssertionError, match="make is not run"):
        reader.follow("```console\n$ make demo\n```\n")
    with pytest.raises(AssertionError, match="begins with no command"):
        reader.follow("```console\nqom-permits --help\n```\n")


@pytest.mark.parametrize(
    ("shown", "told", "alike"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\nb\n", True),
        ("…b…\n", "abc\n", True),
        ("…d…\n", "abc\n", False),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("…c\n", "abc\nd\n", False),
    ],
)
def test_dots_stand_for_whatever_comes(shown: str, told: str, *, alike: bool) -> None:
    """And for nothing but what stands in their place."""
    assert alike is is_printed(shown, told)


def test_a_quoted_block_must_stand_in_its_example(tmp_path: Path) -> None:
    """However far it is indented there; a slip in it is seen."""
    source = tmp_path / "app.py"
    source.write_text("def f():\n    if a:\n        b()\n    c()\n", encoding="utf-8")

    assert is_part_of("if a:\n    b()\n", source)
    assert is_part_of("b()\n", source)
    assert not is_part_of("if a:\n    c()\n", source)
    assert not is_part_of("if a:\nb()\n", source)


def test_a_quoted_block_is_not_run(reader: Reader) -> None:
    """It is looked for among the examples, which have tests of their own."""
    with pytest.raises(FileNotFoundError, match="no_such_app"):
        reader.follow("```python of=no_such_app.py\n1 / 0\n```\n")
    assert "docs" == EXAMPLES.parent.name


@pytest.mark.parametrize(
    "page",
    [
        "```pycon\n>>> 1\n```\n",
        "```py\nx\n```\n",
        "```\nx\n```\n",
        "```{code-block} python\nx\n```\n",
        "```{include} other.md\n```\n",
        "```{literalinclude} ../untested.py\n```\n",
        "```python no-run\nx\n```\n",
        "```python file=a.py\nx\n```\n",
        "```sh\nqom-permits demo\n```\n",
        "- so:\n\n  ```python\n  x\n  ```\n",
        "~~~python\nx\n~~~\n",
        "````python\nx\n````\n",
        "> ```python\n> x\n> ```\n",
    ],
)
def test_code_that_would_not_be_run_is_seen(page: str) -> None:
    """Whatever it is written as."""
    assert list(complaints(page))


@pytest.mark.parametrize(
    "page",
    [
        "```python\nx\n```\n```text\ny\n```\n",
        "```console\n$ qom-permits demo\n```\n",
        "```sh\nmake demo\npip install qom-permits\n```\n",
        "```toml file=city.toml\nx\n```\n",
        "```python of=app.py\nx\n```\n",
        "```{toctree}\nx\n```\n",
        "```{literalinclude} ../examples/town/desk.py\n:pyobject: the_desk\n```\n",
        "a `word` and ``two``\n",
    ],
)
def test_what_may_be_shown_is_let_be(page: str) -> None:
    """No complaint comes near it."""
    assert [] == list(complaints(page))


def test_a_block_knows_whether_it_stands_close() -> None:
    """Only to the block before it."""
    found = list(fences("```text\na\n```\n\n```text\nb\n```\nwords\n```text\nc\n```\n"))

    assert [False, True, False] == [fence.is_close for fence in found]
