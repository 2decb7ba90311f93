"""From a fault in TOML to its line."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mlprep_cli.model.pack import PackHeader
from mlprep_cli.model.question import FrontMatter
from mlprep_cli.packs.explain import explain, locate

TOML = '''\
title = """
minutes = 1
[[rubric]]
"""
"minutes" = 5
rounds = [  # a comment [ with "quotes
  "technical",
  # minutes = 2
]

[[sources]]   # the first
kind = 'it\\'
title = "a [[rubric]] b"

[[rubric]]
id = "one"
evidence = [
  "id = two",
]
[[ rubric ]]
point = \'\'\'
id = "no"\'\'\'
id = "two"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 1),
        (("minutes",), 5),
        (("rounds", 1), 6),
        (("sources",), 11),
        (("sources", 0, "kind"), 12),
        (("sources", 0, "url"), 11),
        (("rubric", 0, "id"), 16),
        (("rubric", 0, "evidence", 0), 17),
        (("rubric", 1), 20),
        (("rubric", 1, "id"), 23),
        (("absent",), 1),
        ((), 1),
    ],
)
def test_locate(place: tuple[str | int, ...], line: int) -> None:
    """A value is found where it is written, not where a string or a comment looks like it."""
    assert tomllib.loads(TOML)["minutes"] == 5
    assert locate(place, TOML) == line


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=8), min_size=1, max_size=8), st.data())
def test_any_string_before_a_key_leaves_its_line_right(texts: list[str], data: st.DataObject) -> None:
    """Whatever a string in front of a key holds, the key is found on its line."""
    import tomli_w

    front = tomli_w.dumps({f"k{i}": text for i, text in enumerate(texts)}, multiline_strings=data.draw(st.booleans()))
    assert locate(("minutes",), f"{front}minutes = 5\n") == front.count("\n") + 1


def test_thousands_of_faults_are_explained() -> None:
    """A front matter of a megabyte, wrong throughout, has each fault on its own line."""
    text = "".join(f"k{number} = [\n  {number},\n]\n" for number in range(30_000))
    with pytest.raises(ValidationError) as caught:
        FrontMatter.model_validate(tomllib.loads(text))
    faults = [fault for fault in caught.value.errors(include_url=False) if fault["type"] == "extra_forbidden"]
    lines = [explain(fault, text)[0] for fault in faults[:2000]]
    assert lines == list(range(1, 6001, 3))


def test_long_values_are_quoted_in_part() -> None:
    """A message does not repeat a value without end."""
    text = f'kind = "{"x" * 5000}"'
    with pytest.raises(ValidationError) as caught:
        FrontMatter.model_validate(tomllib.loads(text))
    messages = [explain(fault, text)[1] for fault in caught.value.errors(include_url=False)]
    assert any("x…`" in message for message in messages)
    assert max(map(len, messages)) < 200


@pytest.mark.parametrize(("key", "near"), [("licence", "license"), ("author", "authors"), ("titel", "title")])
def test_near_keys_of_a_pack(key: str, near: str) -> None:
    """In `pack.toml` the near key is one of a pack's."""
    with pytest.raises(ValidationError) as caught:
        PackHeader.model_validate({key: "x"})
    messages = [explain(fault, f'{key} = "x"', PackHeader) for fault in caught.value.errors(include_url=False)]
    assert (1, f"unknown key `{key}`; did you mean `{near}`?") in messages
