import io

from rich.console import Console

from aboveboard.cli.told import LONG, watching


def shown(count, terminal):
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=terminal, width=60)
    assert list(watching(iter(range(count)), console)) == list(range(count))
    return screen.getvalue()


def test_a_person_who_waits_for_long_input_sees_how_far_it_is():
    assert "Reading" in shown(LONG, terminal=True)


def test_nobody_sees_a_bar_for_short_input_or_into_a_file():
    assert shown(LONG - 1, terminal=True) == ""
    assert shown(LONG, terminal=False) == ""
