"""The one file that knows what one character is to a reader: whatever they would delete with one key."""

import regex

# A letter with its accents, a flag or a family of emoji are one character each (Unicode, UAX 29). `len` would count
# their parts, and the standard library cannot tell them apart.
_CHARACTER = regex.compile(r"\X")


def characters(text: str) -> int:
    """How many characters a reader sees."""
    return len(_CHARACTER.findall(text))
