"""How a system and the lifecycle can disagree: one class a kind, so that two kinds of fault are reported as two."""


class Disagreement(AssertionError):
    """
    Your system and the lifecycle do not tell the customer the same.

    Attributes:
        lifecycle: Name of the lifecycle.
        wanted: What the lifecycle says.
        found: What your system says.
        what: Which part it is about, where there are several.
    """

    about = ""

    def __init__(self, lifecycle: str, wanted: object, found: object, what: str = "") -> None:
        super().__init__(lifecycle, wanted, found, what)
        self.lifecycle = lifecycle
        self.wanted = wanted
        self.found = found
        self.what = what or self.about

    def __str__(self) -> str:
        return f"{self.what}: the lifecycle says {self.wanted!r}, your system says {self.found!r}"


class VerdictDisagrees(Disagreement):
    """About what became of some news."""

    about = "verdict"


class StateDisagrees(Disagreement):
    """About where the transaction stands."""

    about = "state"


class MoneyDisagrees(Disagreement):
    """About who has how much."""

    about = "money"


class WordsDisagree(Disagreement):
    """About what the customer reads."""

    about = "words"


class Raised(Disagreement):
    """Your system raised where it should have taken the news; the cause is chained."""

    about = "raised"

    def __str__(self) -> str:
        return f"your system should have answered, and raised {self.found}"


class RaceLost(Disagreement):
    """Two pieces of news at once led where no order of them leads."""

    about = "race"
