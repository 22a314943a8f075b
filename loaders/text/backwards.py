"""Words read backwards from an offset, as far as they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BACKWARDS = 48
"""Characters before an offset that mostly hold all words that are asked for."""


def words_before(shape: re.Pattern[str], text: str, start: int, end: int) -> Iterator[str]:
    """The words of a shape in a stretch, in lower case, from the last to the first.

    Only the last of them are asked for as a rule, so that the stretch is not read as a whole at once.
    """
    near = max(start, end - _BACKWARDS)
    # what may be the end of a longer word is read with the rest
    last = shape.findall(text[near:end].lower())[0 if near == start else 1 :]
    yield from reversed(last)
    if near > start:
        every = shape.findall(text[start:end].lower())
        yield from reversed(every[: len(every) - len(last)])
