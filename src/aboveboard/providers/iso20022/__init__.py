"""ISO 20022: the XML messages of banks into events, their codes into plain reasons. Reading needs ``defusedxml``."""

from .batches import spread
from .reading import read
from .reasons import reason

__all__ = ["read", "reason", "spread"]
