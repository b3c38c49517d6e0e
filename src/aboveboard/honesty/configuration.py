"""What ``[tool.aboveboard.lint]`` says, as settings."""

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, fields

from ..errors import BadValue
from ..wording.channels import BUDGET, Budget
from .settings import Settings

TABLE = "[tool.aboveboard.lint]"
KNOWN = ("budget", "known", "lists", "open_title")


def settings_of(table: Mapping[str, object], root: Path) -> Settings:
    """
    The settings of a project.

    Args:
        table: What stands in ``[tool.aboveboard.lint]``.
        root: Where its paths begin.

    Raises:
        BadValue: Something in it is not as it should be; names it.
    """
    for name in table:
        if name not in KNOWN:
            raise BadValue(f"{TABLE} {name}", f"is nothing we know; there are: {', '.join(KNOWN)}")
    known, open_title, lists = table.get("known", []), table.get("open_title", False), table.get("lists")
    if not isinstance(known, list) or not all(isinstance(one, str) for one in known):
        raise BadValue(f"{TABLE} known", 'should be a list of names, such as ["PayPal"]')
    if not isinstance(open_title, bool):
        raise BadValue(f"{TABLE} open_title", "should be true or false")
    if lists is not None and not (isinstance(lists, str) and (root / lists).is_dir()):
        raise BadValue(f"{TABLE} lists", 'should be a folder with <language>.toml, such as "words"')
    return Settings(_budget(table.get("budget", {})), root / lists if lists else None, tuple(known), open_title)


def _budget(table: object) -> Budget:
    names = [one.name for one in fields(Budget)]
    if not isinstance(table, Mapping):
        raise BadValue(f"{TABLE} budget", "should be a table, such as {badge = 30}")
    for name, value in table.items():
        if name not in names or not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise BadValue(f"{TABLE} budget.{name}", f"should be a number of one of: {', '.join(names)}")
    return evolve(BUDGET, **table)
