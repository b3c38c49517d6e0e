"""The same findings for people, for programs, and for whoever reviews a change."""

from .data import as_json
from .github import as_annotations
from .reference import as_reference
from .sarif import as_sarif
from .text import as_text

__all__ = ["as_annotations", "as_json", "as_reference", "as_sarif", "as_text"]
