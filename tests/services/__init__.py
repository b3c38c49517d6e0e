"""
Billing services as a developer writes them who never saw a state machine: if, elif, numbers and strings.

Nothing in here knows the lifecycles of aboveboard, only the news and the catalogs of sentences.
"""
