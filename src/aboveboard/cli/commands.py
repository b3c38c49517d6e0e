"""What can be typed, and what goes wrong with it."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import click
from rich.console import Console

from .. import flows
from ..errors import AboveboardError
from ..lifecycle import Lifecycle
from ..lifecycle.drawing import markdown, mermaid, text
from ..providers import READERS
from ..transaction import Event
from ..wording.formatting import find_zone
from ..wording.translations import parse_locale
from .cards import card
from .locking import lock
from .payloads import BadLine, payloads
from .telling import Told, as_json, tell_all, watching

LIFECYCLES: dict[str, Lifecycle] = {lifecycle.name: lifecycle for lifecycle in flows.LIFECYCLES}
STYLES: dict[str, Callable[[Lifecycle, str, bool], str]] = {
    "text": lambda lifecycle, locale, brief: text(lifecycle, locale=locale, brief=brief),
    "mermaid": lambda lifecycle, locale, brief: mermaid(lifecycle, locale=locale, brief=brief),
    "markdown": lambda lifecycle, locale, _: markdown(lifecycle, locale=locale),
}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aboveboard")
def aboveboard() -> None:
    """Tell people honestly where their money is."""


aboveboard.add_command(lock)


def _locale(_: click.Context, __: click.Parameter, value: str) -> str:
    try:
        parse_locale(value)
    except AboveboardError as error:
        raise click.BadParameter(str(error)) from None
    return value


def _zone(_: click.Context, __: click.Parameter, value: str) -> str:
    try:
        find_zone(value)
    except AboveboardError as error:
        raise click.BadParameter(str(error)) from None
    return value


_locale_option = click.option(
    "--locale", default="en", show_default=True, callback=_locale, help="Language, e.g. de or es-MX."
)
_zone_option = click.option(
    "--zone", default="UTC", show_default=True, callback=_zone, help="The customer's time zone, e.g. Europe/Berlin."
)


@aboveboard.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_locale_option
@_zone_option
@click.option("--at", metavar="TIME", help="Now, for promises: ISO 8601. It hides no news.")
@click.option(
    "--provider", type=click.Choice(sorted(READERS)), default="stripe", show_default=True, help="Who sent it."
)
@click.option("--merchant", default="", help="Your name, as your customers know it.")
@click.option("--json", "for_programs", is_flag=True, help="Print one JSON object instead of cards.")
def tell(
    paths: tuple[str, ...], locale: str, zone: str, at: str | None, provider: str, merchant: str, for_programs: bool
) -> None:
    """
    Tell where the money of every purchase in PATH... is.

    PATH is a file, a folder of files, or - for standard input: one webhook
    payload a line, a JSON array of them, or one payload a file.

    Exits with 2 where nothing could be read, and with 1 where some of it could
    not and the rest is told.
    """
    moment = _moment(at, zone)
    errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    good, bad = list[Event](), list[BadLine]()
    for found in watching(payloads(paths), errors):
        if isinstance(found, BadLine):
            bad.append(found)
            continue
        try:
            good += READERS[provider](found.payload, merchant=merchant)
        except AboveboardError as error:
            bad.append(BadLine(found.place, str(error)))
    read = len(bad) == 0 or bool(good)
    for line in bad:
        errors.print(f"{line.place}: {line.problem}")
    if not read:
        sys.exit(2)
    try:
        told = tell_all(good, flows.PURCHASE, at=moment, locale=locale, zone=zone)
    except AboveboardError as error:
        errors.print(str(error))
        sys.exit(2)
    if for_programs:
        click.echo(json.dumps(as_json(told), ensure_ascii=False, indent=2))
    else:
        _show(told)
    for event in told.waiting:
        errors.print(f"{event.about[0] if event.about else event.reference}: waits for its purchase ({event.trigger})")
    if bad:
        sys.exit(1)


def _show(told: Told) -> None:
    console = Console(highlight=False)
    for words, view in told.words:
        console.print(card(view, words))
    if not told.words:
        console.print("No purchase in there.")


def _moment(text_: str | None, zone: str) -> datetime:
    if text_ is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text_)
    except ValueError:
        raise click.BadParameter(f"{text_!r} is not a time such as 2026-11-22T09:30", param_hint="'--at'") from None
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=find_zone(zone))


@aboveboard.command("map")
@click.argument("lifecycle", type=click.Choice(sorted(LIFECYCLES)))
@_locale_option
@click.option("--format", "style", type=click.Choice(sorted(STYLES)), default="text", show_default=True)
@click.option("--brief", is_flag=True, help="Only the first way into each state, and what takes something back.")
def draw(lifecycle: str, locale: str, style: str, brief: bool) -> None:
    """Draw a lifecycle in the customer's words."""
    try:
        click.echo(STYLES[style](LIFECYCLES[lifecycle], locale, brief), nl=False)
    except AboveboardError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
