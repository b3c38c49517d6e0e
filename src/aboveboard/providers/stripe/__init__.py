"""Stripe: its webhook events read into events of every lifecycle, its codes into plain reasons."""

from .reading import read
from .reasons import reason

__all__ = ["read", "reason"]
