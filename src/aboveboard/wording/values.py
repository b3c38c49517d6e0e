"""What a placeholder can be filled with."""

from datetime import date, datetime

from moneyed import Money

from .messages import Message

Value = Money | date | datetime | str | int | Message | None
"""A message is said in the same language; None says nothing."""
