"""YAML, read by the parser in C where there is one: ten times as fast as the one in Python."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def loads(text: str) -> Any:
    """What a YAML document says, in plain values.

    Args:
        text: of the document.

    Raises:
        yaml.YAMLError: it is no YAML.

    >>> loads("{days: [1, 2], open: true}")
    {'days': [1, 2], 'open': True}
    """
    return yaml.load(text, _LOADER)  # noqa: S506  # a safe one
