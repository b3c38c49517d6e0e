"""Stripe: its webhook events read into purchase events, its codes into plain reasons."""

from .reading import read
from .reasons import REASON_BY_CODE, reason

__all__ = ["REASON_BY_CODE", "read", "reason"]
