"""`aboveboard messages`: the words that writers own, from Python to translators and back."""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import Concatenate, NoReturn, ParamSpec

import click

from .. import catalogs
from ..catalogs import Project, find_project, read_project
from ..errors import AboveboardError, BadCatalog
from ..wording.translations import SOURCE
from .standings import as_json, as_table, differing_as_json, differing_as_text

P = ParamSpec("P")
FEW = 12
"""How many keys are named before they are only counted."""


@click.group()
def messages() -> None:
    """
    Keep the words of your lifecycles, in every language.

    Which lifecycles, which languages and which folder stands in [tool.aboveboard] of your pyproject.toml, here or in a
    folder above.
    """


def _remember(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    context.obj = value


def on_a_project(command: Callable[Concatenate[Project, P], None]) -> Callable[P, None]:
    """Give a command the project it is for, and tell what stops it in one way: exit 1 for catalogs, 2 for the rest."""

    @click.option(
        "--project",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_remember,
        help="The pyproject.toml, where it is neither here nor in a folder above.",
    )
    @wraps(command)
    def run(*args: P.args, **options: P.kwargs) -> None:
        path: Path | None = click.get_current_context().obj
        try:
            command(find_project(Path.cwd()) if path is None else read_project(path), *args, **options)
        except BadCatalog as error:
            _fail(1, f"{error}\nNothing was written.")
        except AboveboardError as error:
            _fail(2, str(error))

    return run


@click.command()
@on_a_project
def extract(project: Project) -> None:
    """
    Write the templates that translators begin from.

    Two for each file: English as writers have it, in the folder of the catalogs, and English as it is in Python, in
    the folder of English.
    """
    _say_written(project, catalogs.replace_all(catalogs.extract(project)))


@click.command()
@on_a_project
@click.option("--minor", multiple=True, metavar="KEY", help="Its English has changed too little to translate it anew.")
@click.option("--check", is_flag=True, help="Write nothing, and fail where something would be written.")
def update(project: Project, minor: tuple[str, ...], check: bool) -> None:
    """
    Bring every language up to date.

    A translation stays with its key. Where the English has changed, it is kept for the translator and shown to nobody.
    Nothing is ever filled in from a sentence that looks alike.
    """
    done = catalogs.update(project, minor)
    changed = [path for path, content in done.files.items() if not path.is_file() or path.read_bytes() != content]
    for line in _became(done):
        click.echo(line)
    if check and changed:
        _fail(
            1, f"Not up to date: {_listed(project.relative(path) for path in changed)}. Run: aboveboard messages update"
        )
    if check:
        click.echo("Up to date.")
        return
    _say_written(project, catalogs.replace_all(done.files))


_only_locales = click.option(
    "--locale", "locales", multiple=True, help="Only this language; may be given several times."
)
_as_data = click.option("--json", "as_data", is_flag=True, help="For machines.")


@click.command()
@on_a_project
@_only_locales
@click.option("--lifecycle", "names", multiple=True, help="Only this lifecycle; may be given several times.")
@_as_data
@click.option("--all", "everything", is_flag=True, help="Every state, not only those where something is to be done.")
@click.option("--keys", is_flag=True, help="Name every sentence that is missing, stale or marked fuzzy.")
@click.option("--check", is_flag=True, help="Fail where something is to be done.")
def status(
    project: Project,
    locales: tuple[str, ...],
    names: tuple[str, ...],
    as_data: bool,
    everything: bool,
    keys: bool,
    check: bool,
) -> None:
    """
    Say how far every language is, by state.

    complete: it is shown. stale: its English has changed since. fuzzy: it is filled in, but still marked fuzzy.
    missing: nothing is translated. mixed: some of it is. Whatever is not complete is shown in another language, whole.
    """
    rows = catalogs.status(project, locales, names)
    click.echo(as_json(rows) if as_data else as_table(rows, everything=everything, keys=keys))
    if check and any(row.standing is not catalogs.Standing.COMPLETE for row in rows):
        sys.exit(1)


@click.command()
@on_a_project
@_only_locales
@_as_data
def differing(project: Project, locales: tuple[str, ...], as_data: bool) -> None:
    """
    List the same English with different translations.

    In all files of a language together. That can be right, as where a label agrees in gender: it is a list to look at,
    and nothing fails.
    """
    found = catalogs.differing(project, locales)
    click.echo(differing_as_json(found) if as_data else differing_as_text(found))


@click.command("compile")
@on_a_project
@click.option("--check", is_flag=True, help="Write nothing, and only say what would be refused.")
def compile_(project: Project, check: bool) -> None:
    """
    Make the files that are read when your program runs.

    All is checked first. Where anything must not be shown, file, line and key are named and nothing is replaced.
    """
    files = catalogs.compile_all(project)
    if check:
        click.echo(f"Nothing to refuse in {len(files)} files. Nothing was written.")
        return
    _say_written(project, catalogs.replace_all(files))


@click.command()
@on_a_project
@click.argument("keys", nargs=-1, metavar="[KEY]...")
def adopt(project: Project, keys: tuple[str, ...]) -> None:
    """
    Write the English that writers have improved back into Python.

    Only the strings themselves change. What is no plain string where its state, edge or lifecycle is made is named and
    stays with the writers, and the exit code is 1.
    """
    done = catalogs.adopt(project, keys)
    written = catalogs.replace_all(done.files)
    for key, (before, after) in done.adopted.items():
        click.echo(f"{key}\n  “{' / '.join(before)}”\n  “{' / '.join(after)}”")
    _say_written(project, written)
    if done.refused:
        _fail(1, "\n".join(map(str, done.refused)))


@click.command()
@on_a_project
def pseudo(project: Project) -> None:
    """
    Make two languages that nobody speaks, to look at layouts with.

    en-XA is English with accents, longer and in brackets. ar-XB runs from right to left. Ask for them like for any
    language; do not ship them.
    """
    _say_written(project, catalogs.replace_all(catalogs.pseudo(project)))


for command in (extract, update, status, differing, compile_, adopt, pseudo):
    messages.add_command(command)


def _became(done: catalogs.Update) -> Iterable[str]:
    """What became of the sentences: a line a language, and each key once."""
    for locale, by_name in done.merged.items():
        # English that writers have not touched is as it is in Python.
        to_do = sum(len(one.new) for one in by_name.values()) if locale != SOURCE else 0
        counts = {
            "to translate": to_do,
            "from the library": sum(len(one.ships) for one in by_name.values()),
            "to translate anew": sum(len(one.stale) for one in by_name.values()),
            "kept as they are": sum(len(one.kept) for one in by_name.values()),
            "no longer asked for": sum(len(one.gone) for one in by_name.values()),
        }
        told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        yield f"{locale}: {told or 'nothing new'}"
    stale, unfit = _by_key(done, "stale"), _by_key(done, "unfit")
    for key, locales in list(stale.items())[:FEW]:
        yield f"  to translate anew: {key} ({', '.join(locales)})"
    if len(stale) > FEW:
        yield f"  and {len(stale) - FEW} more; see aboveboard messages status --keys"
    if stale:
        yield f"  Where only a slip was corrected: aboveboard messages update --minor {next(iter(stale))}"
    for key, locales in unfit.items():
        yield f"  not minor: {key} has other placeholders than before ({', '.join(locales)})"


def _by_key(done: catalogs.Update, what: str) -> Mapping[str, list[str]]:
    found = dict[str, list[str]]()
    for locale, by_name in done.merged.items():
        for one in by_name.values():
            for key in getattr(one, what):
                found.setdefault(key, []).append(locale)
    return found


def _say_written(project: Project, paths: Iterable[Path]) -> None:
    found = [project.relative(path) for path in paths]
    told = _listed(found) if len(found) <= FEW else f"{len(found)} files"
    click.echo(f"Written: {told}." if found else "Nothing to write: all is as it should be.")


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - FEW} more" if len(found) > FEW else ""
    return ", ".join(found[:FEW]) + more


def _fail(code: int, message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
