"""`aboveboard messages lint`: sentences that claim more than the machine knows, before a customer reads them."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click
from attrs import evolve

from ..catalogs.configuration import FILE, Project, find_project, read_project
from ..catalogs.domains import domains
from ..catalogs.templates import spots_of
from ..errors import AboveboardError, BadCatalog, BadValue
from ..honesty import RULES, Finding, Place, Severity, configured, lint
from ..honesty.configuration import settings_of
from ..honesty.outputs import as_annotations, as_json, as_reference, as_sarif, as_text
from ..lifecycle import Lifecycle
from ..wording.translations import parse_locale

FORMATS: Mapping[str, Callable[[Iterable[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_annotations,
}


def _show_rules(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(as_reference(), nl=False)
        context.exit()


@click.command("lint")
@click.argument("names", nargs=-1, metavar="[LIFECYCLE]...")
@click.option(
    "--project",
    "path",
    type=click.Path(path_type=Path),
    help="The pyproject.toml, where it is neither here nor in a folder above.",
)
@click.option("--locale", "locales", multiple=True, help="Only this language; may be given several times.")
@click.option("--rule", "codes", multiple=True, metavar="CODE", help="Only this rule, or all that begin so, e.g. AB3.")
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@click.option(
    "--rules", is_flag=True, is_eager=True, expose_value=False, callback=_show_rules, help="Only say what is asked."
)
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
def lint_messages(
    names: tuple[str, ...],
    path: Path | None,
    locales: tuple[str, ...],
    codes: tuple[str, ...],
    style: str,
    strict: bool,
) -> None:
    """
    Find sentences that claim more than the machine knows.

    Of every lifecycle that [tool.aboveboard] names, or of those named LIFECYCLE, in English and every language.

    Exits with 1 where there are errors (with --strict, warnings too), and with 2 where something cannot be read.
    """
    try:
        project = find_project(Path.cwd()) if path is None else read_project(path)
        found = tuple(_lint(project, names, locales, codes))
    except AboveboardError as error:
        click.echo(str(error), err=True)
        sys.exit(1 if isinstance(error, BadCatalog) else 2)
    click.echo(FORMATS[style](found), nl=False)
    if any(one.counts and (strict or one.severity is Severity.ERROR) for one in found):
        sys.exit(1)


def _lint(
    project: Project, names: tuple[str, ...], locales: tuple[str, ...], codes: tuple[str, ...]
) -> Iterable[Finding]:
    lifecycles = _chosen(project.load(), names)
    everything = not (names or locales or codes)
    found = lint(
        lifecycles,
        locales=[str(parse_locale(tag)) for tag in locales] or dict.fromkeys(("en", *project.locales)),
        waivers=configured(project.waivers, Place(FILE)),
        settings=settings_of(project.lint, project.root),
        places=_places(project, lifecycles),
        rules=[rule for rule in RULES if not codes or rule.code.startswith(codes)],
    )
    for one in found:
        # A waiver has nothing to say either where its rule, its lifecycle or its language was not asked about.
        if everything or one.code != "AB001":
            file = project.relative(Path(one.place.file)) if one.place.file not in ("", FILE) else one.place.file
            yield evolve(one, place=evolve(one.place, file=file))


def _places(project: Project, lifecycles: tuple[Lifecycle, ...]) -> Mapping[str, Place]:
    """Where the English stands in Python: the first place of each sentence."""
    spots = spots_of(project, lifecycles, domains(project, lifecycles))
    return {key: Place(str(found[0].path), found[0].line) for key, found in spots.items() if found}


def _chosen(lifecycles: tuple[Lifecycle, ...], names: tuple[str, ...]) -> tuple[Lifecycle, ...]:
    there = [lifecycle.name for lifecycle in lifecycles]
    for name in names:
        if name not in there:
            raise BadValue(name, f"is no lifecycle of this project; there are: {', '.join(there)}")
    return tuple(lifecycle for lifecycle in lifecycles if not names or lifecycle.name in names)
