"""What a rule found, and where to open it."""

from enum import Enum

from attrs import frozen


class Severity(Enum):
    """How bad it is."""

    ERROR = "error"
    """A customer would be misled, or shown something broken."""
    WARNING = "warning"
    """A reader would say it better. May be waived, with a reason."""


@frozen
class Place:
    """A line of a file, as seen from the project; no file where nobody knows."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


NOWHERE = Place()


@frozen
class Finding:
    """
    One thing that one rule has to say about one sentence.

    Attributes:
        code: The rule, e.g. ``"AB301"``.
        severity: How bad it is.
        key: Which message, e.g. ``"purchase.pending:label"``.
        locale: In which language.
        sentence: What it says, as it was written.
        what: What is wrong with it.
        suggestion: What would be right.
        place: What to open.
        waived: Why it is passed over all the same; empty where it is not.
    """

    code: str
    severity: Severity
    key: str
    locale: str
    sentence: str
    what: str
    suggestion: str = ""
    place: Place = NOWHERE
    waived: str = ""

    @property
    def counts(self) -> bool:
        """Whether nobody has waived it."""
        return not self.waived
