"""What can be typed."""

import sys
from collections.abc import Callable

import click

from .. import flows
from ..errors import AboveboardError
from ..lifecycle import Lifecycle
from ..lifecycle.drawing import markdown, mermaid, text
from .explaining import explain
from .linting import lint_messages
from .locking import lock
from .messages import messages
from .options import locale_option
from .telling import tell

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


@aboveboard.command("map")
@click.argument("lifecycle", type=click.Choice(sorted(LIFECYCLES)))
@locale_option
@click.option("--format", "style", type=click.Choice(sorted(STYLES)), default="text", show_default=True)
@click.option("--brief", is_flag=True, help="Only the first way into each state, and what takes something back.")
def draw(lifecycle: str, locale: str, style: str, brief: bool) -> None:
    """Draw a lifecycle in the customer's words."""
    try:
        click.echo(STYLES[style](LIFECYCLES[lifecycle], locale, brief), nl=False)
    except AboveboardError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


messages.add_command(lint_messages)
for command in (tell, explain, lock, messages):
    aboveboard.add_command(command)
