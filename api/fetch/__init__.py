"""Fetching, optional and polite: with limits, caching, conditional requests, retries, and resuming.

What comes is kept as a file with its address beside it; ``cryptoreg load`` reads those like any others.
"""
