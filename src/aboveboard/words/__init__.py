"""HOW WE SAY IT: values become the words of one language, whole or not at all."""

from .rendering import render
from .values import RefusalWords, Sentence, Words

__all__ = ["RefusalWords", "Sentence", "Words", "render"]
