"""LIFECYCLES TO USE: families of transactions, with their words."""

from .purchase import PURCHASE
from .reasons import REASONS

__all__ = ["PURCHASE", "REASONS"]
