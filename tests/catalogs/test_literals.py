import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.catalogs.literals import Edit, edited
from aboveboard.errors import BadValue


def strings(source):
    return [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def change(source, old, new, width=60):
    (node,) = [node for node in strings(source) if node.value == old]
    return edited(source.encode(), [Edit(node, new)], width).decode()


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ('f(a="old", b=1)  # why\n', 'f(a="new", b=1)  # why\n'),
        ("f('old')\n", 'f("new")\n'),
        ('é = ("ü", "old")\n', 'é = ("ü", "new")\n'),
        ('f(\r\n    "ol" "d",\r\n)\r\n', 'f(\r\n    "new",\r\n)\r\n'),
        ('f(\n    "ol"\n    "d",\n)\n', 'f(\n    "new",\n)\n'),
        ('f("""old""")', 'f("new")'),
        ('f(r"old")\n', 'f("new")\n'),
    ],
)
def test_only_the_string_changes(source, after):
    assert change(source, "old", "new") == after


def test_a_long_text_is_cut_between_words_where_the_old_one_was():
    source = 'f(\n    says="It was short, and had "\n    "a second line.",\n)\n'
    text = "It is now a good deal longer than it was, and has some more lines."
    assert change(source, "It was short, and had a second line.", text, 40) == (
        'f(\n    says="It is now a good deal longer "\n    "than it was, and has some more "\n    "lines.",\n)\n'
    )


def test_what_does_not_fit_in_one_line_any_more_goes_on_below():
    source = 'f(\n    says="Short.",\n)\n'
    after = change(source, "Short.", "This one needs two lines.", 30)
    assert after == 'f(\n    says="This one needs two "\n    "lines.",\n)\n'


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200), st.integers(20, 100))
def test_whatever_the_text_is_python_reads_it_as_it_was_written(text, width):
    source = 'x = f(\n    1,\n    says="old",  # ü\n)\n'
    after = change(source, "old", text, width)
    assert [node.value for node in strings(after)] == [text]
    assert after.startswith("x = f(\n    1,\n    says=") and after.endswith(",  # ü\n)\n")


def test_two_strings_of_one_line_change_together():
    source = 'f("a", "b")\n'
    one, two = strings(source)
    assert edited(source.encode(), [Edit(one, "a longer one"), Edit(two, "c")], 60) == b'f("a longer one", "c")\n'


def test_what_would_change_the_meaning_is_refused():
    source = 'f"{x} old"\n'
    node = next(node for node in strings(source) if "old" in node.value)
    with pytest.raises((BadValue, SyntaxError)):
        edited(source.encode(), [Edit(node, "new")], 60)
