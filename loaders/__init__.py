"""Formats to documents to statements: readers, and the extraction of statements from text.

A loader yields values and knows nothing of the store.
"""
