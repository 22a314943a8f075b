"""Names of terms and things in their several spellings: slugs, kebab-case, snake_case."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """
    >>> slug("Jaime Lizárraga, LL.M.")
    'jaime-lizarraga-ll-m'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def kebab(cls: str) -> str:
    """
    >>> kebab("TaskForce")
    'task-force'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls).lower()


def snake(name: str) -> str:
    """
    >>> snake("filedIn"), snake("amountUsd")
    ('filed_in', 'amount_usd')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
