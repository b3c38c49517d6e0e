"""Options that several commands have."""

from collections.abc import Callable

import click

from ..errors import AboveboardError
from ..wording.formatting import find_zone
from ..wording.translations import parse_locale


def _checked(find: Callable[[str], object]) -> Callable[[click.Context, click.Parameter, str], str]:
    def check(_: click.Context, __: click.Parameter, value: str) -> str:
        try:
            find(value)
        except AboveboardError as error:
            raise click.BadParameter(str(error)) from None
        return value

    return check


locale_option = click.option(
    "--locale", default="en", show_default=True, callback=_checked(parse_locale), help="Language, e.g. de or es-MX."
)
zone_option = click.option(
    "--zone",
    default="UTC",
    show_default=True,
    callback=_checked(find_zone),
    help="The customer's time zone, e.g. Europe/Berlin.",
)
