"""Which local things are one: pure functions from what documents say to canonical ids and reasons.

Nothing here depends on the order in which documents were loaded.
"""
