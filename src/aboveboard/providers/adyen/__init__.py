"""Adyen: its notifications, transfers and answers read into events, its codes into plain reasons."""

from .reading import read
from .reasons import reason

__all__ = ["read", "reason"]
