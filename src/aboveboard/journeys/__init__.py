"""
WHAT BELONGS TOGETHER: a payment with its refunds and disputes, told as one story.

Each of them is a transaction of its own. `journeys` finds which belong to one
payment, and `Journey.look` shows them as one view: one timeline, one money
summary, and the words of whichever part has most to say now.
"""

from .linking import Journey, journeys
from .rolling import roll_up
from .table import ROLL_UP, Roll, Weight

__all__ = ["ROLL_UP", "Journey", "Roll", "Weight", "journeys", "roll_up"]
