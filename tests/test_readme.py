"""The README's Python runs as printed, and prints what the README says it prints."""

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from attrs import frozen

README = Path(__file__).parent.parent / "README.md"
FENCE = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


@frozen(kw_only=True)
class Example:
    """A block of Python in a page, the line it starts on, what it prints; None if the page does not say."""

    code: str
    line: int
    printed: str | None


def examples(page: str) -> Iterator[Example]:
    """Yield every Python block of *page*; a text block right after one is what it prints."""
    fences = list(FENCE.finditer(page))
    for fence, following in zip(fences, [*fences[1:], None], strict=True):
        if fence["language"] != "python":
            continue
        answered = (
            following is not None
            and following["language"] == "text"
            and not page[fence.end() : following.start()].strip()
        )
        yield Example(
            code=fence["text"],
            line=page.count("\n", 0, fence.start()) + 2,
            printed=following["text"] if following is not None and answered else None,
        )


def run(page: str, name: str) -> None:
    """Run the Python of *page* in order, in one namespace, and compare what it prints."""
    blocks = list(examples(page))
    assert blocks, f"{name} has no block of Python"
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks:
        code = compile("\n" * (block.line - 1) + block.code, name, "exec")
        with redirect_stdout(io.StringIO()) as out:
            exec(code, names)  # noqa: S102 - the page is ours, and running it is the test

        printed = out.getvalue()
        assert block.printed in (None, printed), f"{name}, line {block.line}: it prints {printed!r}"


def test_the_readme_runs_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block of Python in the README runs, in order, in an empty directory."""
    monkeypatch.chdir(tmp_path)
    run(README.read_text(encoding="utf-8"), "README.md")


def test_a_page_without_python_is_refused() -> None:
    """A README that shows no Python fails."""
    with pytest.raises(AssertionError, match="no block of Python"):
        run("# A page\n\n```sh\nmake demo\n```\n", "page.md")


def test_what_a_block_prints_is_compared() -> None:
    """A text block right after a Python block must be what that block prints."""
    run("```python\nprint(1 + 1)\n```\n\n```text\n2\n```\n", "page.md")
    with pytest.raises(AssertionError, match=r"line 2: it prints '2\\n'"):
        run("```python\nprint(1 + 1)\n```\n```text\n3\n```\n", "page.md")


def test_a_text_block_elsewhere_is_only_text() -> None:
    """A text block with words before it says nothing about what was printed."""
    run("```python\nprint(1)\n```\nA picture:\n```text\nhouse\n```\n", "page.md")


def test_blocks_share_their_names_and_keep_their_lines() -> None:
    """A later block sees what an earlier one made, and a failure points at the page's own line."""
    with pytest.raises(ZeroDivisionError) as caught:
        run("```python\nfew = 0\n```\n\n```python\nmany = 1 / few\n```\n", "page.md")

    assert 6 == caught.traceback[-1].lineno + 1
