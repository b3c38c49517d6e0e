"""GoCardless: its codes into plain reasons."""

from .reasons import reason

__all__ = ["reason"]
