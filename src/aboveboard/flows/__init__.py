"""LIFECYCLES TO USE: families of transactions, with their words."""

from .purchase import PURCHASE
from .reasons import REASONS

LIFECYCLES = (PURCHASE,)
"""Every lifecycle that ships."""

__all__ = ["LIFECYCLES", "PURCHASE", "REASONS"]
