"""`aboveboard explain`: what a code means, in the words a customer may read."""

import sys

import click

from .. import flows
from ..errors import AboveboardError
from ..providers import SCHEMES, TABLES, find
from ..providers.reasons import GENERIC
from ..wording.filling import in_one_language
from .options import locale_option

_CODES = {**SCHEMES, **TABLES}


@click.command()
@click.argument("provider", type=click.Choice(sorted(_CODES)))
@click.argument("code")
@locale_option
@click.option(
    "--of", "resource", type=click.Choice(sorted(GENERIC)), default="payment", show_default=True, help="What failed."
)
@click.option("--scheme", default="", help="The scheme, where a code has another meaning in another one, e.g. visa.")
@click.option("--action", default="", help="What happened to it, in the provider's word.")
@click.option("--cause", default="", help="Why, in the provider's word.")
def explain(provider: str, code: str, locale: str, resource: str, scheme: str, action: str, cause: str) -> None:
    """
    Say what the CODE of a PROVIDER means, in the words a customer may read.

    What is only for you stands on standard error: that a code is not to be
    told, or that nobody has mapped it yet. Exits with 1 in the latter case.
    """
    found = find(_CODES[provider], code, scheme=scheme, resource=resource, action=action, cause=cause)
    lifecycle = flows.PURCHASE
    message = lifecycle.reason_messages[found.reason.id]
    try:
        click.echo(in_one_language(lifecycle.catalogs, locale, "UTC", lambda speaker: speaker.say(message, {})))
    except AboveboardError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if found.is_masked:
        click.echo(f"{code}: not to be told. This is what they read where nothing is said.", err=True)
    if not found.is_known:
        click.echo(f"{code}: not known yet. This is what they read where nothing is said.", err=True)
        sys.exit(1)
