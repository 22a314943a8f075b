"""How often a host may be asked: several limits at once, counted over sliding windows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptoreg.api.fetch.state import State
from cryptoreg.errors import ConfigurationError

_UNITS = {"s": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hour": 3600, "d": 86400, "day": 86400}
_LIMIT = re.compile(r"\s*(\d+)\s*/\s*([a-z]+)\s*")


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds."""

    calls: int
    seconds: int


def parse(text: str) -> tuple[Limit, ...]:
    """Read limits as settings write them.

    Raises:
        ConfigurationError: they cannot be read.

    >>> parse("5/min, 50/hour")
    (Limit(calls=5, seconds=60), Limit(calls=50, seconds=3600))
    """
    limits = []
    for part in text.split(","):
        found = _LIMIT.fullmatch(part.lower())
        if found is None or found[2] not in _UNITS or int(found[1]) < 1:
            raise ConfigurationError(f"{part.strip()!r} is no rate limit; write 5/min, 50/hour, 125/day.")
        limits.append(Limit(int(found[1]), _UNITS[found[2]]))
    return tuple(limits)


def wait(state: State, host: str, limits: Sequence[Limit], now: float) -> float:
    """Seconds until another call to a host keeps to all limits; 0 when it does so at once."""
    longest = 0.0
    for limit in limits:
        calls = state.calls(host, now - limit.seconds)
        if len(calls) >= limit.calls:
            longest = max(longest, calls[-limit.calls] + limit.seconds - now)
    return longest
