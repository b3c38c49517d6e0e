"""Everything we raise that a caller can act on. Messages are for developers, never for customers."""

from attrs import frozen


class AboveboardError(Exception):
    """The parent of every error of this library."""


@frozen
class Fault:
    """
    One thing that is wrong, and where.

    Attributes:
        place: What to open, e.g. ``"purchase.pending:label"`` or ``"events.ndjson:12: amount"``.
        what: What is wrong there, and what would be right.
    """

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@frozen
class DefinitionError(AboveboardError):
    """A lifecycle that cannot be built. All its faults together, each with its place."""

    lifecycle: str
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        return f"{self.lifecycle} has {len(self.faults)} fault(s):\n{lines}"


@frozen
class BadMessage(AboveboardError):
    """A sentence that must not be shown: unsafe, or not fillable. Names its key and its language."""

    key: str
    locale: str
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.key} [{self.locale}]: {'; '.join(self.problems)}"


@frozen
class BadCatalog(AboveboardError):
    """A catalog that cannot be used. All its faults together, each with file, line and key."""

    name: str
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


@frozen
class BadMoney(AboveboardError):
    """An amount that is not finite, or not exact in the currency's smallest unit."""

    amount: str
    problem: str

    def __str__(self) -> str:
        return f"{self.amount}: {self.problem}"


@frozen
class BadValue(AboveboardError):
    """A value that an argument or a field does not take."""

    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


@frozen
class BadPayload(AboveboardError):
    """A provider's payload that is broken: not unknown to us, but not readable at all."""

    provider: str
    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.provider}: {self.place}: {self.problem}"


@frozen
class UnknownLocale(AboveboardError):
    """A language tag that CLDR does not know."""

    locale: str

    def __str__(self) -> str:
        return f"{self.locale!r} is not a language we can find; write it like 'de' or 'es-MX'."


@frozen
class UnknownZone(AboveboardError):
    """A time zone that the time zone database does not have."""

    zone: str

    def __str__(self) -> str:
        return f"{self.zone!r} is not a time zone we can find; write it like 'Europe/Berlin'."


@frozen
class MissingExtra(AboveboardError):
    """Something that needs an optional part of the library which is not installed."""

    extra: str
    purpose: str

    def __str__(self) -> str:
        return f"{self.purpose} needs the extra {self.extra!r}: pip install 'aboveboard[{self.extra}]'"
