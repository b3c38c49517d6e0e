"""How long a sentence may be, by the part of a card that it is."""

BUDGETS: dict[str, int] = {
    "label": 40,
    "explanation": 200,
    "next_step": 240,
    "if_late": 280,
    "action": 360,
    "notice": 280,
    "sentence": 200,
    "clause": 200,
}
"""
Characters as they stand in a catalog, by facet, the part of a key after its colon.

A label is also the title of a message to a phone, which shows forty. The others have room for the longest sentence
that ships, in the longest language, and a little more; what a channel really carries is judged once it is filled.
"""


def facet(key: str) -> str:
    """The part of a card that a sentence is: ``"label"`` of ``"purchase.pending:label"``."""
    return key.rpartition(":")[2]


def budget(key: str) -> int | None:
    """How many characters a sentence may have; None where nobody has said."""
    return BUDGETS.get(facet(key))
