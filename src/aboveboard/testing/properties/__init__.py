"""What is true of every honest lifecycle, asked of yours."""

from .table import PROPERTIES, Finding, Property, Unsound, assert_sound, findings

__all__ = ["PROPERTIES", "Finding", "Property", "Unsound", "assert_sound", "findings"]
