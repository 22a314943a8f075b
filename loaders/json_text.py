"""JSON as people keep it: with comment lines between its own."""

from __future__ import annotations

import json
import re
from typing import Any


def load_json(text: str) -> Any:
    """The value of a JSON text, which may have comment lines before or between its own.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested too deeply.
    """
    try:
        return json.loads(text)
    except ValueError:
        if "//" not in text:
            raise
        return json.loads(_COMMENT_LINE.sub("", text))


_COMMENT_LINE = re.compile(r"^\s*//.*$", re.MULTILINE)
