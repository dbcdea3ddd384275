"""Text for a terminal: whatever its letters, it keeps to its place and commands nothing."""

from hypothesis import given
from hypothesis import strategies as st

from qom_permits_console.isolates import isolated, shown

MARKS = "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"


@given(st.lists(st.sampled_from(f"aب \n\x85{MARKS}") | st.characters(), max_size=30).map("".join))
def test_no_text_ends_the_isolate_around_it(text: str) -> None:
    """Whatever directions a text opens or closes, the rest of the line keeps its own."""
    depth, lowest = 0, 1
    whole = isolated(text)
    for place, character in enumerate(whole):
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        lowest = min(lowest, depth) if place < len(whole) - 1 else lowest

    assert (0, 1) == (depth, lowest)
    assert 1 == len(whole.splitlines())
    whole.encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_what_commands_nothing_is_printed_as_it_is(text: str) -> None:
    """NTF-08: half-spaces, marks, pictures and letters of every script are left alone."""
    assert text == shown(text)
