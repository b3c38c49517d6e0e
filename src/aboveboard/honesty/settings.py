"""What a project wants of the rules, beyond their defaults."""

from pathlib import Path

from attrs import field, frozen

from ..wording.channels import BUDGET, Budget


@frozen
class Settings:
    """
    What a project wants of the rules.

    Attributes:
        budget: How much there is room for.
        lists: A folder with word lists of its own, ``<language>.toml``, read after those that ship.
        known: Names of companies behind a payment that your customers do know, e.g. ``("PayPal",)``.
        open_title: The title of a push message may say amounts and names.
    """

    budget: Budget = BUDGET
    lists: Path | None = None
    known: tuple[str, ...] = field(default=())
    open_title: bool = False


SETTINGS = Settings()
