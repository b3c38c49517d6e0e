"""The ``aboveboard`` command."""

import sys


def main() -> None:
    """Run the command; say which extra is missing where one is."""
    try:
        from .commands import aboveboard
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        sys.exit("The aboveboard command needs the extra 'cli': pip install 'aboveboard[cli]'")
    aboveboard()
