"""Codes that belong to no provider but to a scheme: several providers hand them on."""

from collections.abc import Mapping

from ..reasons import Table
from .ach import TABLE as ACH
from .cards import TABLE as CARDS
from .iso20022 import TABLE as ISO_20022

SCHEMES: Mapping[str, Table] = {table.name: table for table in (ACH, ISO_20022, CARDS)}
"""By the scheme's name."""

__all__ = ["SCHEMES"]
