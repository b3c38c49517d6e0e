"""Stripe: its webhook events read into purchase events, its codes into plain reasons."""

from .reading import read
from .reasons import reason

__all__ = ["read", "reason"]
