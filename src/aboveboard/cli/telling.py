"""`aboveboard tell`: payloads are read, and where the money is is told."""

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.padding import Padding

from .. import flows
from ..errors import AboveboardError
from ..providers import READERS, guess, iso20022, stranger
from ..transaction import Event
from ..wording.formatting import find_zone
from .cards import WIDTH, card
from .options import locale_option, zone_option
from .payloads import BadLine, Payload, payloads
from .told import Told, as_json, tell_all, watching

PART = 4
"""Columns by which a part stands to the right of its journey."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@locale_option
@zone_option
@click.option("--at", metavar="TIME", help="Now, for promises: ISO 8601. It hides no news.")
@click.option("--provider", type=click.Choice(sorted(READERS)), help="Who sent it; guessed where it is plain.")
@click.option("--merchant", default="", help="Your name, as your customers know it.")
@click.option("--detail", is_flag=True, help="Tell each part as well: the payment, its refunds, its disputes.")
@click.option("--json", "for_programs", is_flag=True, help="Print one JSON object instead of cards.")
def tell(
    paths: tuple[str, ...],
    locale: str,
    zone: str,
    at: str | None,
    provider: str | None,
    merchant: str,
    detail: bool,
    for_programs: bool,
) -> None:
    """
    Tell where all the money in PATH... is.

    PATH is a file, a folder of files, or - for standard input: one payload a
    line, a JSON array of them, or one payload a file; XML is one document a
    file. A payment is told once, with its refunds and disputes.

    Exits with 2 where nothing could be read, and with 1 where some of it could
    not and the rest is told.
    """
    moment = _moment(at, zone)
    errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    good, bad = _read(watching(payloads(paths), errors), provider, merchant)
    for line in bad:
        errors.print(f"{line.place}: {line.problem}")
    if bad and not good:
        sys.exit(2)
    try:
        told = tell_all(iso20022.spread(good), flows.LIFECYCLES, at=moment, locale=locale, zone=zone, detail=detail)
    except AboveboardError as error:
        errors.print(str(error))
        sys.exit(2)
    if for_programs:
        click.echo(json.dumps(as_json(told), ensure_ascii=False, indent=2))
    else:
        _show(told)
    for event in told.waiting:
        errors.print(f"{event.about[0] if event.about else event.reference}: waits to be opened ({event.trigger})")
    if bad:
        sys.exit(1)


def _read(found: Iterable[Payload | BadLine], provider: str | None, merchant: str) -> tuple[list[Event], list[BadLine]]:
    good, bad = list[Event](), list[BadLine]()
    for one in found:
        if isinstance(one, BadLine):
            bad.append(one)
            continue
        name = provider or guess(one.payload)
        if not name:
            bad.append(BadLine(one.place, f"{stranger(one.payload)}; say --provider {'|'.join(sorted(READERS))}"))
            continue
        try:
            good += READERS[name](one.payload, merchant=merchant)
        except AboveboardError as error:
            bad.append(BadLine(one.place, str(error)))
    return good, bad


def _show(told: Told) -> None:
    console = Console(highlight=False)
    for telling in told.tellings:
        console.print(card(telling.view, telling.words))
        for part in telling.parts or ():
            console.print(Padding(card(part.view, part.words, width=WIDTH - PART), (0, 0, 0, PART)))
    if not told.tellings:
        console.print("No money in there.")


def _moment(text: str | None, zone: str) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a time such as 2026-11-22T09:30", param_hint="'--at'") from None
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=find_zone(zone))
