"""`aboveboard lock`: write down what was agreed, or check that it still is."""

import os
import sys
from pathlib import Path
from textwrap import indent
from typing import NoReturn

import click

from .. import flows
from ..errors import AboveboardError, BadValue
from ..lifecycle import Lifecycle
from ..lifecycle.finding import find
from ..lock import Lock, Renewal, dumps, loads, renew, to_add

FILE = Path("lifecycle.lock")


@click.command()
@click.argument("lifecycles", nargs=-1, metavar="[LIFECYCLE]...")
@click.option(
    "--file", "path", type=click.Path(path_type=Path), default=FILE, show_default=True, help="Where it is written down."
)
@click.option("--check", is_flag=True, help="Write nothing, and fail where something has changed.")
def lock(lifecycles: tuple[str, ...], path: Path, check: bool) -> None:
    """
    Write down what was agreed with customers, or check that it still is.

    LIFECYCLE is the name of one that ships, or package.module:NAME for one of
    your own. Without any, it is those in the file, and all that ship where
    there is no file yet.

    Exits with 1 where something has changed that has to be agreed to first, and
    with 2 where something cannot be read.
    """
    try:
        before = _read(path)
        agreed = Lock() if before is None else loads(before)
    except AboveboardError as error:
        _fail(2, f"{path}: {error}")
    if check and before is None:
        _fail(1, f"There is no {path} yet. Write it, and have it reviewed: {_command(path)}")
    try:
        found = {place: _find(place) for place in lifecycles or agreed.places.values() or _shipped()}
        renewal = renew(agreed, found)
    except AboveboardError as error:
        _fail(2, str(error))
    for name, changes in renewal.changes.items():
        click.echo(f"{name}\n{indent(str(changes), '  ')}\n")
    if not renewal.is_possible:
        _fail(1, _what_it_needs(renewal, path))
    if check and renewal.changes:
        _fail(1, f"{path} says otherwise. If all of this is meant, write it and have it reviewed: {_command(path)}")
    after = dumps(renewal.lock)
    if check or after == before:
        click.echo(f"As agreed: {', '.join(sorted(lifecycle.name for lifecycle in found.values()))}.")
        return
    _write(path, after)
    click.echo(f"{path} is written: {renewal.kind}. Have it reviewed.")


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadValue("cannot be read", error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise BadValue("cannot be read", f"no text in UTF-8 from byte {error.start} on") from None


def _write(path: Path, text: str) -> None:
    """Write all of it or nothing: somebody who reads at the same time sees the old file or the new one."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        _fail(2, f"{path}: cannot be written: {error.strerror or error}")


def _shipped() -> dict[str, Lifecycle]:
    return {lifecycle.name: lifecycle for lifecycle in flows.LIFECYCLES}


def _find(place: str) -> Lifecycle:
    """The lifecycle at a place: the name of one that ships, or ``package.module:NAME``."""
    if ":" not in place:
        shipped = _shipped()
        if place not in shipped:
            ours = ", ".join(sorted(shipped))
            raise BadValue(place, f"no such lifecycle ships; there are: {ours}. Write your own as package.module:NAME")
        return shipped[place]
    return find(place, (Path.cwd(),))


def _what_it_needs(renewal: Renewal, path: Path) -> str:
    lines = [f"{path}: {fault}" for fault in renewal.faults]
    if renewal.missing:
        lines.append(f"Say what became of the names that are gone, at the end of {path}:\n")
        lines += [f"{to_add(name, names)}\n" for name, names in renewal.missing.items()]
        lines.append('"" means that nothing took its place. A state always needs one.')
    return "\n".join(lines)


def _command(path: Path) -> str:
    return "aboveboard lock" if path == FILE else f"aboveboard lock --file {path}"


def _fail(code: int, message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
